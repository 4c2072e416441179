/** Why a device does less than it could. */
export const idleReasons = ['silent', 'waits', 'late', 'nobody', 'left', 'several', 'roomy', 'past'] as const
type IdleReason = (typeof idleReasons)[number]

/** Who or what has it. Days as text: 2026-11-30. */
export interface Held {
  readonly kind: string
  readonly since: string
  readonly due_back: string | null
  /** They work here no more. */
  readonly gone: boolean
}

/** A single thing as far as it says whether it is of use. */
export interface State {
  readonly meaning: string
  readonly held: readonly Held[]
  /** The day on which it was last heard of; null: it tells nothing. */
  readonly heard_on: string | null
  readonly disk: { readonly total: number; readonly used: number } | null
  /** How many of its type whoever has it has, where another came later; null: none did. */
  readonly extra: number | null
  /** It costs more to keep than to replace. */
  readonly past: boolean
}

export interface Found {
  readonly reason: IdleReason
  readonly since: string | null
  /** How many of its type somebody has, or how full its disks are, in percent. */
  readonly n: number | null
}

/** Disks of less room, in megabytes, are not worth a word; fuller ones are used. */
const roomOf = 400_000
const fullness = 15

/**
 * Why a thing does less than it could: in use but silent, or ready and lying there, for more than so many days; lent and overdue; in use
 * with nobody, or with somebody who left; one of several; much disk for little; dearer to keep than to replace. What is gone or away is
 * of no concern.
 */
export function reasonsOf(state: State, { today, days }: { today: string; days: number }): Found[] {
  const { meaning, held, heard_on, disk, extra, past } = state
  if (meaning !== 'ready' && meaning !== 'in-use') return []
  const cut = Temporal.PlainDate.from(today).subtract({ days }).toString()
  const found: Found[] = []
  const add = (reason: IdleReason, since: string | null = null, n: number | null = null) =>
    found.push({ reason, since, n })
  const since =
    held
      .map((one) => one.since)
      .toSorted()
      .at(-1) ?? null
  if (meaning === 'in-use' && heard_on !== null && heard_on < cut) add('silent', heard_on)
  if (meaning === 'ready' && since !== null && since < cut) add('waits', since)
  const [due] = held.flatMap(({ due_back }) => due_back ?? []).toSorted()
  if (due !== undefined && due < today) add('late', due)
  if (meaning === 'in-use' && held.length === 0) add('nobody')
  if (held.some(({ gone }) => gone)) add('left', since)
  if (extra !== null) add('several', since, extra)
  if (disk && disk.total >= roomOf) {
    const full = Math.floor((disk.used * 100) / disk.total)
    if (full < fullness) add('roomy', null, full)
  }
  if (past) add('past')
  return found
}

interface Holding {
  readonly thing: string
  readonly holder: string
  readonly type: string
  readonly since: string
}

/** Of several things of a type that one holder has, all but the one that came last: how many of them there are. */
export function extrasOf(holdings: readonly Holding[]): Map<string, number> {
  const groups = Map.groupBy(holdings, ({ holder, type }) => `${holder} ${type}`).values()
  return new Map(
    [...groups].flatMap((some) =>
      some
        .toSorted((a, b) => (a.since === b.since ? (a.thing < b.thing ? -1 : 1) : a.since < b.since ? -1 : 1))
        .slice(0, -1)
        .map(({ thing }) => [thing, some.length] as const),
    ),
  )
}
