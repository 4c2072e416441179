import type { Sentence } from '../words.ts'
import { given, stateOf, type ClockView } from './clock.ts'
import {
  fits,
  phaseAfter,
  REOPEN_GRACE_MS,
  type ClockFact,
  type ClockPhase,
  type ClockStep,
  type FactOf,
} from './clock-facts.ts'
import { historyOf } from './clock-history.ts'
import type { Calendars } from './span-table.ts'
import { addWorking, workingBetween } from './working-time.ts'

/** The terms under which a stretch of a clock counted. */
export type ClockTerms = Pick<ClockView, 'kind' | 'policy' | 'calendar' | 'label' | 'target_ms'>

/** What a clock did between two facts. */
export interface Stretch {
  readonly phase: ClockPhase
  readonly from: number
  readonly to: number
  readonly terms: ClockTerms
  /** What may be used in all: the target and what grace added. */
  readonly limit_ms: number
  /** When a pause ends by itself. */
  readonly until: number | null
  /** The fact that began it; none if a pause ended by itself. */
  readonly by: ClockStep | undefined
  /** Why it waits or rests, as the fact said that made it. */
  readonly why: Sentence | undefined
}

/** A stretch, what it came to, and what was known at its end. */
export interface MeasuredStretch extends Stretch {
  /** Working time in it, whether it counted (running) or was waited. */
  readonly worked_ms: number
  readonly due_at: number | null
  readonly breached_at: number | null
}

export interface Replay {
  readonly view: ClockView
  /** The current cycle from its start to now, without a gap; a stretch may be empty. */
  readonly stretches: readonly MeasuredStretch[]
  readonly recalculations: readonly FactOf<'recalculated'>[]
}

/**
 * Plays a clock from its facts up to a moment; later facts are not yet known then. It measures whole stretches
 * where `advanceClock` carries sums from fact to fact, so that the two prove each other.
 */
export function replayClock(facts: readonly ClockFact[], now: number, calendars: Calendars): Replay {
  const { start, steps, recalculations } = historyOf(facts.filter((fact) => fact.at <= now))
  let cycle = begin(start, start, { number: 1, missed: 0 })
  for (const step of steps) {
    cycle = awake(cycle, step.at)
    const { phase, terms } = cycle.going
    if (!fits(step, phase)) continue
    if (step.is === 'restarted') {
      const late = judge(cycle, step.at, calendars).breached_at === null ? 0 : 1
      const counts = { number: cycle.number + 1, missed: cycle.missed + late }
      cycle = begin({ ...terms, ...given(step) }, step, counts)
    } else cycle = follow(cycle, step, phaseAfter(step, phase), calendars)
  }
  cycle = awake(cycle, now)
  const { stretches, ...sums } = judge(cycle, now, calendars)
  return { view: viewOf(cycle, now, sums), stretches, recalculations }
}

/** Stretches of one cycle, never none; the last goes on for ever. */
interface Cycle {
  readonly number: number
  readonly missed: number
  readonly done: readonly Stretch[]
  readonly going: Stretch
}

function begin(terms: ClockTerms, by: ClockStep, counts: Pick<Cycle, 'number' | 'missed'>): Cycle {
  const { kind, policy, calendar, label, target_ms } = terms
  const going = {
    phase: 'running',
    from: by.at,
    to: Infinity,
    terms: { kind, policy, calendar, label, target_ms },
    limit_ms: target_ms,
    until: null,
    by,
    why: by.why,
  } as const
  return { ...counts, done: [], going }
}

const upTo = ({ done, going }: Cycle, at: number): Stretch[] => [...done, { ...going, to: at }]

const turn = (cycle: Cycle, at: number, next: Partial<Stretch>): Cycle => ({
  ...cycle,
  done: upTo(cycle, at),
  going: { ...cycle.going, until: null, by: undefined, why: next.by?.why, ...next, from: at, to: Infinity },
})

/** Ends a pause whose date has come. */
function awake(cycle: Cycle, at: number): Cycle {
  const { phase, until } = cycle.going
  return phase === 'paused' && until !== null && until <= at
    ? turn(cycle, until, { phase: 'running' })
    : cycle
}

function follow(cycle: Cycle, step: ClockStep, phase: ClockPhase, calendars: Calendars): Cycle {
  const { terms, limit_ms, until, why } = cycle.going
  if (step.is === 'paused') {
    const end = step.until === undefined ? null : Math.max(step.at, step.until)
    return awake(turn(cycle, step.at, { phase, until: end, by: step }), step.at)
  }
  if (step.is === 'reopened') {
    const limit = graced(cycle, step.at, limit_ms, step.grace_ms ?? REOPEN_GRACE_MS, calendars)
    return turn(cycle, step.at, { phase, limit_ms: limit, by: step })
  }
  if (step.is === 'retargeted') {
    const next = { ...terms, ...given(step) }
    const limit = graced(
      cycle,
      step.at,
      limit_ms + next.target_ms - terms.target_ms,
      step.grace_ms,
      calendars,
    )
    return turn(cycle, step.at, { phase, until, why, terms: next, limit_ms: limit, by: step })
  }
  return turn(cycle, step.at, { phase, by: step })
}

/** A limit raised so that at least `grace` is left, unless none is given or the clock broke before. */
function graced(cycle: Cycle, at: number, limit: number, grace: number | undefined, calendars: Calendars) {
  if (grace === undefined) return limit
  const { breached_at, elapsed_ms } = judge(cycle, at, calendars)
  return breached_at === null ? Math.max(limit, elapsed_ms + grace) : limit
}

type Sums = Pick<ClockView, 'elapsed_ms' | 'paused_ms' | 'due_at' | 'breached_at'>

/** Measures every stretch up to a moment, and finds when the limit in force was used up. */
function judge(cycle: Cycle, at: number, calendars: Calendars) {
  const stretches: MeasuredStretch[] = []
  let sums: Sums = { elapsed_ms: 0, paused_ms: 0, due_at: null, breached_at: null }
  for (const stretch of upTo(cycle, at)) {
    const next = add(sums, stretch, calendars)
    const worked_ms = next.elapsed_ms + next.paused_ms - sums.elapsed_ms - sums.paused_ms
    stretches.push({ ...stretch, worked_ms, due_at: next.due_at, breached_at: next.breached_at })
    sums = next
  }
  return { ...sums, stretches }
}

function add(sums: Sums, { phase, from, to, terms, limit_ms, until }: Stretch, calendars: Calendars): Sums {
  if (phase === 'cancelled') return { ...sums, due_at: null }
  if (phase === 'stopped') return sums
  const calendar = calendars(terms.calendar)
  const left = limit_ms - sums.elapsed_ms
  const broken = left > 0 ? null : sums.breached_at
  const runs = phase === 'running' ? from : until
  const due_at = broken ?? (runs === null ? null : addWorking(calendar, runs, Math.max(0, left)))
  const worked = workingBetween(calendar, from, to)
  if (phase === 'paused') return { ...sums, due_at, breached_at: broken, paused_ms: sums.paused_ms + worked }
  const breached_at = due_at !== null && to > due_at ? due_at : broken
  return { ...sums, due_at, breached_at, elapsed_ms: sums.elapsed_ms + worked }
}

function viewOf(cycle: Cycle, now: number, sums: Sums): ClockView {
  const { phase, terms, limit_ms, until } = cycle.going
  const since = (wanted: ClockPhase) => (phase === wanted ? sinceOf(cycle) : null)
  return {
    ...terms,
    ...sums,
    granted_ms: limit_ms - terms.target_ms,
    phase,
    cycle: cycle.number,
    missed: cycle.missed,
    started_at: (cycle.done[0] ?? cycle.going).from,
    as_of: now,
    running_since: since('running'),
    paused_since: since('paused'),
    paused_until: until,
    stopped_at: since('stopped') ?? since('cancelled'),
    state: stateOf({ phase, breached_at: sums.breached_at }),
    left_ms: limit_ms - sums.elapsed_ms,
  }
}

/** When the present phase began: changed terms and new reasons to wait do not begin it anew. */
function sinceOf({ done, going }: Cycle): number {
  const before = done.findLastIndex((stretch) => stretch.phase !== going.phase)
  return (done[before + 1] ?? going).from
}
