import { fits, REOPEN_GRACE_MS, type ClockPhase, type ClockStep, type FactOf } from './clock-facts.ts'
import type { Calendars } from './span-table.ts'
import { addWorking, workingBetween } from './working-time.ts'

/** A service-level clock as one row: moments are epoch milliseconds, `*_ms` milliseconds of working time. */
export interface ClockRow {
  /** first_response, next_response, resolution, or whatever is promised. */
  readonly kind: string
  /** Versions that never change: of the policy, and of the calendar in which it is counted now. */
  readonly policy: string
  readonly calendar: string
  readonly label: string
  readonly target_ms: number
  /** Added to the target by grace. */
  readonly granted_ms: number
  readonly phase: ClockPhase
  /** Counts its restarts from 1, and how many of the cycles before this one were missed. */
  readonly cycle: number
  readonly missed: number
  readonly started_at: number
  /** `elapsed_ms` and `paused_ms` hold up to here; since then the clock has only done what its phase says. */
  readonly as_of: number
  readonly elapsed_ms: number
  readonly paused_ms: number
  readonly running_since: number | null
  readonly paused_since: number | null
  /** When a pause ends by itself. */
  readonly paused_until: number | null
  /** Null while it waits for nobody knows how long, once cancelled, and if its calendar never opens enough. */
  readonly due_at: number | null
  /** The due moment that passed unmet, noted by the next fact; `clockAt` knows it at any moment. */
  readonly breached_at: number | null
  readonly stopped_at: number | null
}

/** What a reader sees. Breached: open and late, whether it runs or waits; missed: done, but late. */
export type ClockState = 'running' | 'paused' | 'breached' | 'met' | 'missed' | 'cancelled'

/** A clock as it stands at one moment, its `as_of`. */
export interface ClockView extends ClockRow {
  readonly state: ClockState
  /** Working time left; negative when it is overdrawn. */
  readonly left_ms: number
}

/** The clock of a row at a moment, which may not lie before the row's last fact. */
export function clockAt(row: ClockRow, now: number, calendars: Calendars): ClockView {
  const at = upTo(row, Math.max(now, row.as_of), calendars)
  return { ...at, state: stateOf(at), left_ms: leftOf(at) }
}

/** What the phase and the breach mean to a reader. */
export function stateOf({ phase, breached_at }: Pick<ClockRow, 'phase' | 'breached_at'>): ClockState {
  if (phase === 'cancelled') return 'cancelled'
  if (phase === 'stopped') return breached_at === null ? 'met' : 'missed'
  return breached_at === null ? phase : 'breached'
}

/** The row of a clock that starts. */
export function startClock(fact: FactOf<'started'>, calendars: Calendars): ClockRow {
  const { kind, policy, calendar, label, target_ms } = fact
  const terms = { kind, policy, calendar, label, target_ms }
  return begun({ ...terms, cycle: 1, missed: 0 }, fact.at, calendars)
}

type Terms = Pick<ClockRow, 'kind' | 'policy' | 'calendar' | 'label' | 'target_ms' | 'cycle' | 'missed'>

const begun = (terms: Terms, at: number, calendars: Calendars): ClockRow => ({
  ...terms,
  granted_ms: 0,
  phase: 'running',
  started_at: at,
  as_of: at,
  elapsed_ms: 0,
  paused_ms: 0,
  running_since: at,
  paused_since: null,
  paused_until: null,
  due_at: addWorking(calendars(terms.calendar), at, terms.target_ms),
  breached_at: null,
  stopped_at: null,
})

/**
 * The row after one more fact; facts come in the order of their moments. A breach is judged by the target in
 * force: a later, longer target that leaves time again takes it back, a shorter one that is used up already
 * breaks the clock at the moment of the change.
 */
export function advanceClock(row: ClockRow, fact: ClockStep, calendars: Calendars): ClockRow {
  if (fact.at < row.as_of)
    throw new RangeError(`A ${fact.is} of ${fact.at} after ${row.as_of}: replay the facts`)
  const now = upTo(row, fact.at, calendars)
  if (fact.is === 'started' || !fits(fact, now.phase)) return row
  switch (fact.is) {
    case 'paused':
      return paused(now, fact, calendars)
    case 'resumed':
      return running(now, calendars)
    case 'retargeted':
      return retargeted(now, fact, calendars)
    case 'stopped':
      return ended(now, 'stopped')
    case 'cancelled':
      return { ...ended(now, 'cancelled'), due_at: null }
    case 'reopened':
      return running({ ...now, ...granted(now, fact.grace_ms ?? REOPEN_GRACE_MS) }, calendars)
    case 'restarted':
      break
  }
  return begun(restartedTerms(now, fact), fact.at, calendars)
}

/** The row brought up to a moment: a pause that ended by itself has ended, what ran is counted, a breach noted. */
function upTo(row: ClockRow, at: number, calendars: Calendars): ClockRow {
  const { phase, paused_until } = row
  if (phase === 'paused' && paused_until !== null && paused_until <= at)
    return counted(running(counted(row, paused_until, calendars), calendars), at, calendars)
  return counted(row, at, calendars)
}

function counted(row: ClockRow, at: number, calendars: Calendars): ClockRow {
  if (row.phase === 'stopped' || row.phase === 'cancelled') return { ...row, as_of: at }
  const worked = workingBetween(calendars(row.calendar), row.as_of, at)
  if (row.phase === 'paused') return { ...row, as_of: at, paused_ms: row.paused_ms + worked }
  const late = row.due_at !== null && at > row.due_at
  return {
    ...row,
    as_of: at,
    elapsed_ms: row.elapsed_ms + worked,
    breached_at: late ? row.due_at : row.breached_at,
  }
}

const leftOf = ({ target_ms, granted_ms, elapsed_ms }: ClockRow) => target_ms + granted_ms - elapsed_ms

function dueFrom(row: ClockRow, at: number, calendars: Calendars) {
  return row.breached_at ?? addWorking(calendars(row.calendar), at, Math.max(0, leftOf(row)))
}

const running = (row: ClockRow, calendars: Calendars): ClockRow => ({
  ...row,
  phase: 'running',
  running_since: row.as_of,
  paused_since: null,
  paused_until: null,
  stopped_at: null,
  due_at: dueFrom(row, row.as_of, calendars),
})

function paused(row: ClockRow, fact: FactOf<'paused'>, calendars: Calendars): ClockRow {
  if (fact.until !== undefined && fact.until <= fact.at) return running(row, calendars)
  return waiting(
    { ...row, paused_since: row.paused_since ?? fact.at, paused_until: fact.until ?? null },
    calendars,
  )
}

/** A clock that waits is due when its pause ends by itself, else nobody knows when. */
const waiting = (row: ClockRow, calendars: Calendars): ClockRow => ({
  ...row,
  phase: 'paused',
  running_since: null,
  due_at: row.paused_until === null ? row.breached_at : dueFrom(row, row.paused_until, calendars),
})

function retargeted(row: ClockRow, fact: FactOf<'retargeted'>, calendars: Calendars): ClockRow {
  const terms = { ...row, ...given(fact) }
  const graced = { ...terms, ...granted(terms, fact.grace_ms) }
  const next = { ...graced, breached_at: leftOf(graced) > 0 ? null : row.breached_at }
  return row.phase === 'paused'
    ? waiting(next, calendars)
    : { ...next, due_at: dueFrom(next, next.as_of, calendars) }
}

const ended = (row: ClockRow, phase: 'stopped' | 'cancelled'): ClockRow => ({
  ...row,
  phase,
  running_since: null,
  paused_since: null,
  paused_until: null,
  stopped_at: row.as_of,
})

/** Raises what is left to a least amount, if one is given; a clock that broke already keeps its debt. */
function granted(row: ClockRow, least: number | undefined) {
  const lacking = row.breached_at === null && least !== undefined ? Math.max(0, least - leftOf(row)) : 0
  return { granted_ms: row.granted_ms + lacking }
}

function restartedTerms(row: ClockRow, fact: FactOf<'restarted'>): Terms {
  const { kind, policy, calendar, label, target_ms } = { ...row, ...given(fact) }
  const missed = row.missed + (row.breached_at === null ? 0 : 1)
  return { kind, policy, calendar, label, target_ms, cycle: row.cycle + 1, missed }
}

/** The terms that a fact changes. */
export function given(fact: FactOf<'retargeted'> | FactOf<'restarted'>) {
  const { target_ms, calendar, policy, label } = fact
  return {
    ...(target_ms === undefined ? {} : { target_ms }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(policy === undefined ? {} : { policy }),
    ...(label === undefined ? {} : { label }),
  }
}
