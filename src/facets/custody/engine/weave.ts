/** A step of one thing's ledger: from whom, to whom, null for nobody; moments in milliseconds. */
export interface Step {
  readonly at: number
  readonly from_id: string | null
  readonly to_id: string | null
}

/** What another program tells of a thing: it went out to somebody, or came back from them. */
export interface ToldStep {
  /** The row that says so. */
  readonly n: number
  readonly at: number
  readonly way: 'out' | 'in'
  /** Null: somebody who is not known here; undefined: nobody is named. */
  readonly who: string | null | undefined
}

/**
 * What becomes of a row. `new`: its step comes in; `known`: the ledger says so already; `later`: it is of a time in which the ledger
 * was kept here; `other`: it came back from somebody who did not have it by what was told before; `unknown`: it names nobody that is
 * known here; `loose`: it does not lead to what the ledger says next.
 */
export type ToldVerdict = 'new' | 'known' | 'later' | 'other' | 'unknown' | 'loose'

/** A step to be added. `ended`: somebody had it until then, and how it left them is not told. */
export interface WovenStep extends Step {
  readonly reason: 'handed-over' | 'taken-back' | 'ended'
  /** The row that tells of it; null for what follows from two of them. */
  readonly n: number | null
}

export interface Woven {
  readonly steps: readonly WovenStep[]
  /** Row → what becomes of it. */
  readonly verdicts: ReadonlyMap<number, ToldVerdict>
}

interface Ground {
  /** Since when the ledger was kept here, in milliseconds: from then on it knows better. */
  readonly since: number
  /** Whether something rests where it is when nobody has it: a place does. */
  readonly isPlace: (id: string) => boolean
}

const dayMs = 86_400_000

/**
 * Weaves what is told of one single thing's past into its ledger. Steps are only added, and only where what the ledger says stays true:
 * between two of its steps the thing starts and ends where the ledger has it, and what it says last stands. What is told twice adds
 * nothing. Whatever does not fit is left out and said so.
 */
export function weave(ledger: readonly Step[], told: readonly ToldStep[], { since, isPlace }: Ground): Woven {
  const verdicts = new Map<number, ToldVerdict>()
  const gaps = new Map<number, ToldStep[]>()
  for (const row of told.toSorted(asItHappened)) {
    const before = ledger.findLastIndex(({ at }) => at <= row.at)
    if (ledger.some((step) => isSame(step, row))) verdicts.set(row.n, 'known')
    else if (row.at >= since)
      verdicts.set(row.n, agrees(ledger[before]?.to_id ?? null, row) ? 'known' : 'later')
    else gaps.set(before, [...(gaps.get(before) ?? []), row])
  }
  const steps: WovenStep[] = []
  for (const [before, rows] of gaps) {
    const base = ledger[before]?.to_id ?? null
    const rest = base !== null && isPlace(base) ? base : null
    const filled = fill({ base, rest, next: ledger[before + 1] }, rows)
    steps.push(...filled.steps)
    for (const [n, verdict] of filled.verdicts) verdicts.set(n, verdict)
  }
  return { steps, verdicts }
}

/** Of what happened in one moment it came back before it went out again; of rows alike the last stands first in such reports. */
const asItHappened = (a: ToldStep, b: ToldStep) =>
  a.at - b.at || (a.way === b.way ? b.n - a.n : a.way === 'in' ? -1 : 1)

const isSame = (step: Step, { at, way, who }: ToldStep) =>
  step.at === at && who !== null && (way === 'out' ? step.to_id : step.from_id) === who

const agrees = (holder: string | null, { way, who }: ToldStep) =>
  who !== null && who !== undefined && (way === 'out') === (holder === who)

interface Gap {
  /** Who has it when the gap begins, and has to when it ends. */
  readonly base: string | null
  /** Where it is while nobody has it. */
  readonly rest: string | null
  /** The step of the ledger that ends the gap. */
  readonly next: Step | undefined
}

/** Follows the rows of one gap from hand to hand; what leads nowhere at its end is let go of. */
function fill({ base, rest, next }: Gap, rows: readonly ToldStep[]) {
  const steps: WovenStep[] = []
  const verdicts: [number, ToldVerdict][] = []
  let current = base
  let sound = { steps: 0, rows: 0 }
  for (const row of rows) {
    const { verdict, step } = follow(current, rest, row)
    verdicts.push([row.n, verdict])
    if (step) {
      steps.push(step)
      current = step.to_id
    }
    if (current === base) sound = { steps: steps.length, rows: verdicts.length }
  }
  if (current === base) return { steps, verdicts }
  if (base === null && next && next.to_id === current)
    return { steps: meeting(steps, next, verdicts), verdicts }
  return {
    steps: steps.slice(0, sound.steps),
    verdicts: verdicts.map(([n, verdict], at): [number, ToldVerdict] =>
      at >= sound.rows && (verdict === 'new' || verdict === 'known') ? [n, 'loose'] : [n, verdict],
    ),
  }
}

function follow(
  current: string | null,
  rest: string | null,
  { n, at, way, who }: ToldStep,
): { verdict: ToldVerdict; step?: WovenStep } {
  const moved = (to_id: string | null, reason: WovenStep['reason'], by: number | null = n): WovenStep => ({
    at,
    from_id: current,
    to_id,
    reason,
    n: by,
  })
  const isOut = current !== rest
  if (way === 'out' && who !== null && who !== undefined)
    return who === current ? { verdict: 'known' } : { verdict: 'new', step: moved(who, 'handed-over') }
  if (way === 'in' && (who === undefined || (who !== null && who === current)))
    return isOut ? { verdict: 'new', step: moved(rest, 'taken-back') } : { verdict: 'known' }
  // Whoever had it by what was told before has it no more; how it left them nobody says.
  return {
    verdict: who === null || who === undefined ? 'unknown' : 'other',
    ...(isOut && { step: moved(rest, 'ended', null) }),
  }
}

/** The last of these went to whoever the ledger has next: it is that very step where it was on the same day, else they had it until then. */
function meeting(steps: readonly WovenStep[], next: Step, verdicts: [number, ToldVerdict][]): WovenStep[] {
  const last = steps.at(-1)
  if (!last) return []
  if (next.at - last.at >= dayMs)
    return [...steps, { at: next.at - 1, from_id: last.to_id, to_id: null, reason: 'ended', n: null }]
  const row = verdicts.find(([n]) => n === last.n)
  if (row) row[1] = 'known'
  const before = steps.slice(0, -1)
  return last.from_id === null ? before : [...before, { ...last, to_id: null, reason: 'ended', n: null }]
}

/** Whether a ledger adds up: every step takes the thing from where the one before brought it. */
export const isWhole = (steps: readonly Step[]) =>
  steps.every(({ from_id }, n) => from_id === (steps[n - 1]?.to_id ?? null))
