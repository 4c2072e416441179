import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advanceClock, clockAt, startClock, stateOf, type ClockRow } from './clock.ts'
import {
  ClockFact,
  fits,
  phaseAfter,
  REOPEN_GRACE_MS,
  type ClockPhase,
  type ClockStep,
} from './clock-facts.ts'
import { recalculateClock, rowOf } from './clock-history.ts'
import { HOUR_MS, MINUTE_MS } from './instant.ts'
import { replayClock } from './replay.ts'
import { at, calendarOf, clockHistory, sampleCalendars, viewAt } from './samples.ts'
import { calendarShelf } from './span-table.ts'
import { isOpen } from './working-time.ts'

const calendars = sampleCalendars
/** A busy machine is no failure. */
const PATIENCE = 60_000
const started: ClockFact = {
  is: 'started',
  at: at('2026-11-09T09:00'),
  kind: 'resolution',
  target_ms: 8 * HOUR_MS,
  calendar: 'bergen',
  policy: 'p1',
  label: 'P2',
}
const viewOf = (now: string, ...facts: ClockFact[]) => viewAt(at(now), [started, ...facts], calendars)
const reason = { key: 'desk.asked' }

describe('a clock', () => {
  test('runs, is due, and breaks only after its due moment', () => {
    expect(viewOf('2026-11-09T11:00')).toMatchObject({
      state: 'running',
      elapsed_ms: 2 * HOUR_MS,
      left_ms: 6 * HOUR_MS,
      due_at: at('2026-11-09T18:00'),
      running_since: at('2026-11-09T09:00'),
    })
    expect(viewOf('2026-11-09T18:00')).toMatchObject({ state: 'running', left_ms: 0, breached_at: null })
    const late = { state: 'breached', breached_at: at('2026-11-09T18:00') }
    expect(viewOf('2026-11-09T18:01')).toMatchObject({ ...late, left_ms: 0 })
    expect(viewOf('2026-11-10T09:00')).toMatchObject({ ...late, left_ms: -HOUR_MS })
  })

  test('met at its due moment is in time, a millisecond later it is missed', () => {
    const due = at('2026-11-09T18:00')
    expect(viewOf('2026-11-11T09:00', { is: 'stopped', at: due })).toMatchObject({
      state: 'met',
      elapsed_ms: 8 * HOUR_MS,
      stopped_at: due,
      due_at: due,
    })
    expect(viewOf('2026-11-11T09:00', { is: 'stopped', at: due + 1 }).state).toBe('missed')
  })

  test('a longer target takes a breach back, a shorter one that is used up breaks it there and then', () => {
    const longer: ClockFact = {
      is: 'retargeted',
      at: at('2026-11-10T09:00'),
      target_ms: 12 * HOUR_MS,
      label: 'P3',
    }
    expect(viewOf('2026-11-10T09:30', longer)).toMatchObject({
      state: 'running',
      label: 'P3',
      policy: 'p1',
      due_at: at('2026-11-10T12:00'),
      breached_at: null,
    })
    const justEnough: ClockFact = { ...longer, target_ms: 9 * HOUR_MS }
    expect(viewOf('2026-11-10T09:00', justEnough)).toMatchObject({ state: 'breached', left_ms: 0 })
    const shorter: ClockFact = { is: 'retargeted', at: at('2026-11-09T11:00'), target_ms: HOUR_MS }
    expect(viewOf('2026-11-09T11:00', shorter)).toMatchObject({ state: 'running', due_at: shorter.at })
    expect(viewOf('2026-11-09T11:01', shorter)).toMatchObject({
      state: 'breached',
      breached_at: shorter.at,
      granted_ms: 0,
      left_ms: -HOUR_MS - MINUTE_MS,
    })
  })

  test('a change of terms may come with grace', () => {
    const shorter: ClockFact = {
      is: 'retargeted',
      at: at('2026-11-09T11:00'),
      target_ms: HOUR_MS,
      policy: 'p2',
      grace_ms: 30 * MINUTE_MS,
    }
    expect(viewOf('2026-11-09T11:00', shorter)).toMatchObject({
      policy: 'p2',
      left_ms: 30 * MINUTE_MS,
      granted_ms: 90 * MINUTE_MS,
      due_at: at('2026-11-09T11:30'),
    })
  })

  test('a new reason to wait keeps it waiting; what waits nobody knows when is due nobody knows when', () => {
    const view = viewOf(
      '2026-11-09T15:00',
      { is: 'paused', at: at('2026-11-09T10:00'), why: reason },
      { is: 'paused', at: at('2026-11-09T11:00') },
    )
    expect(view).toMatchObject({
      state: 'paused',
      paused_since: at('2026-11-09T10:00'),
      paused_ms: 4 * HOUR_MS,
      running_since: null,
      due_at: null,
    })
  })

  test('what broke stays broken while it waits, and so does its due moment', () => {
    const late = viewOf('2026-11-10T10:00', { is: 'paused', at: at('2026-11-10T09:00') })
    expect(late).toMatchObject({ state: 'breached', phase: 'paused', due_at: at('2026-11-09T18:00') })
  })

  test('a pause until a moment that has passed is none', () => {
    const view = viewOf('2026-11-09T11:00', { is: 'paused', at: at('2026-11-09T10:00'), until: 0 })
    expect(view).toMatchObject({ state: 'running', paused_ms: 0, running_since: at('2026-11-09T10:00') })
  })

  test('a cancelled clock has no due moment; facts that do not fit change nothing', () => {
    const cancelled: ClockFact = { is: 'cancelled', at: at('2026-11-09T10:00') }
    const view = viewOf('2026-11-10T10:00', cancelled, { is: 'resumed', at: at('2026-11-09T11:00') })
    expect(view).toMatchObject({ state: 'cancelled', due_at: null, elapsed_ms: HOUR_MS })
    expect(viewOf('2026-11-10T10:00', cancelled, { ...started, at: cancelled.at + 1 }).state).toBe(
      'cancelled',
    )
  })

  test('a next cycle begins at zero, remembers misses and may have other terms', () => {
    const view = viewOf(
      '2026-11-11T10:00',
      { is: 'stopped', at: at('2026-11-10T09:00') },
      { is: 'restarted', at: at('2026-11-11T09:00'), target_ms: HOUR_MS, label: 'P1' },
    )
    expect(view).toMatchObject({
      cycle: 2,
      missed: 1,
      elapsed_ms: HOUR_MS,
      left_ms: 0,
      label: 'P1',
      policy: 'p1',
    })
    const again = viewOf(
      '2026-11-11T10:00',
      { is: 'stopped', at: at('2026-11-09T10:00') },
      { is: 'restarted', at: at('2026-11-11T09:00') },
    )
    expect(again).toMatchObject({ cycle: 2, missed: 0, left_ms: 7 * HOUR_MS })
  })

  test('facts after the moment asked for are not yet known, and the order given does not matter', () => {
    const facts: ClockFact[] = [{ is: 'stopped', at: at('2026-11-09T16:00') }, started]
    expect(replayClock(facts, at('2026-11-09T15:00'), calendars).view.state).toBe('running')
    expect(rowOf(facts, calendars).phase).toBe('stopped')
  })

  test('a clock that does not begin by starting is a fault, as is a fact from before the last one', () => {
    expect(() => rowOf([], calendars)).toThrow('not by nothing')
    expect(() => rowOf([{ is: 'resumed', at: 0 }], calendars)).toThrow('not by resumed')
    const row = startClock(started, calendars)
    expect(() => advanceClock(row, { is: 'stopped', at: started.at - 1 }, calendars)).toThrow(RangeError)
  })

  test('its row is read at any moment, never before its last fact', () => {
    const row = startClock(started, calendars)
    expect(clockAt(row, 0, calendars)).toMatchObject({ state: 'running', as_of: started.at, elapsed_ms: 0 })
    expect(advanceClock(row, { ...started, at: started.at + 1 }, calendars)).toBe(row)
  })

  test('a calendar that never opens gives no due moment', () => {
    const shelf = calendarShelf({ bergen: calendarOf('UTC', []) })
    const view = replayClock([started], started.at + HOUR_MS, shelf).view
    expect(view).toMatchObject({ state: 'running', due_at: null, left_ms: 8 * HOUR_MS })
  })

  test('facts are plain JSON, checked on their way in', () => {
    expect(ClockFact.parse(structuredClone(started))).toEqual(started)
    expect(ClockFact.safeParse({ ...started, target_ms: 0 }).success).toBe(false)
    expect(ClockFact.parse({ is: 'paused', at: 5, why: reason })).toEqual({
      is: 'paused',
      at: 5,
      why: reason,
    })
  })

  test('states are read from phase and breach', () => {
    const phases: ClockPhase[] = ['running', 'paused', 'stopped', 'cancelled']
    expect(phases.map((phase) => stateOf({ phase, breached_at: null }))).toEqual([
      'running',
      'paused',
      'met',
      'cancelled',
    ])
    expect(phases.map((phase) => stateOf({ phase, breached_at: 1 }))).toEqual([
      'breached',
      'breached',
      'missed',
      'cancelled',
    ])
  })
})

/** The clock as a child would run it: minute by minute, with counters. */
function ticked(facts: readonly ClockFact[], now: number) {
  const clock = {
    phase: 'running' as ClockPhase,
    elapsed: 0,
    paused: 0,
    target: 0,
    granted: 0,
    missed: 0,
    calendar: '',
    until: Infinity,
    usedUp: null as number | null,
    broke: null as number | null,
  }
  const rest = [...facts]
  for (let moment = facts[0]?.at ?? 0; moment <= now; moment += MINUTE_MS) {
    wake(clock, moment)
    while (rest[0] && rest[0].at <= moment) {
      take(clock, rest.shift() as ClockFact)
      wake(clock, moment)
    }
    if (moment < now) tick(clock, moment)
  }
  return {
    state: stateOf({ phase: clock.phase, breached_at: clock.broke }),
    elapsed_ms: clock.elapsed,
    paused_ms: clock.paused,
    breached_at: clock.broke,
    granted_ms: clock.granted,
    missed: clock.missed,
  }
}
type Ticking = { phase: ClockPhase; calendar: string; usedUp: number | null; broke: number | null } & Record<
  'elapsed' | 'paused' | 'target' | 'granted' | 'missed' | 'until',
  number
>

function tick(clock: Ticking, moment: number) {
  const open = isOpen(calendars(clock.calendar), moment) ? MINUTE_MS : 0
  if (clock.phase === 'paused') clock.paused += open
  if (clock.phase !== 'running') return
  if (clock.usedUp !== null) clock.broke ??= clock.usedUp
  clock.elapsed += open
  if (open && clock.elapsed === clock.target + clock.granted) clock.usedUp = moment + MINUTE_MS
}

function wake(clock: Ticking, moment: number) {
  if (clock.phase !== 'paused' || clock.until > moment) return
  clock.phase = 'running'
  settle(clock, moment)
}

function settle(clock: Ticking, moment: number) {
  const spent = clock.elapsed >= clock.target + clock.granted
  if (!spent) clock.broke = null
  clock.usedUp = spent && clock.phase === 'running' ? moment : null
}

function grant(clock: Ticking, least: number) {
  const left = clock.target + clock.granted - clock.elapsed
  if (clock.broke === null) clock.granted += Math.max(0, least - left)
}

function graceOf(fact: ClockFact) {
  if (fact.is === 'reopened') return fact.grace_ms ?? REOPEN_GRACE_MS
  return (fact.is === 'retargeted' ? fact.grace_ms : undefined) ?? -Infinity
}

function newTerms(clock: Ticking, fact: { target_ms?: number | undefined; calendar?: string | undefined }) {
  clock.target = fact.target_ms ?? clock.target
  clock.calendar = fact.calendar ?? clock.calendar
}

function beginAnew(clock: Ticking) {
  clock.missed += clock.broke === null ? 0 : 1
  Object.assign(clock, { elapsed: 0, paused: 0, granted: 0, broke: null })
}

function take(clock: Ticking, fact: ClockFact) {
  if (fact.is !== 'started' && !fits(fact, clock.phase)) return
  clock.phase = phaseAfter(fact, clock.phase)
  const begins = fact.is === 'started' || fact.is === 'restarted'
  if (begins) beginAnew(clock)
  if (begins || fact.is === 'retargeted') newTerms(clock, fact)
  grant(clock, graceOf(fact))
  if (fact.is === 'paused') clock.until = fact.until ?? Infinity
  if (clock.phase === 'running' || fact.is === 'retargeted') settle(clock, fact.at)
}

describe('over any history', () => {
  const folded = ([first, ...rest]: readonly ClockFact[]): ClockRow => {
    if (first?.is !== 'started') throw new Error('A history starts')
    return (rest as ClockStep[]).reduce(
      (row, fact) => advanceClock(row, fact, calendars),
      startClock(first, calendars),
    )
  }

  test(
    'fact by fact is the same as played from the beginning',
    () => {
      fc.assert(
        fc.property(clockHistory, ({ facts, now }) => {
          expect(clockAt(folded(facts), now, calendars)).toEqual(replayClock(facts, now, calendars).view)
          expect(rowOf(facts, calendars)).toEqual(folded(facts))
        }),
        { numRuns: 500 },
      )
    },
    PATIENCE,
  )

  test(
    'both are what a clock that ticks minute by minute shows',
    () => {
      fc.assert(
        fc.property(clockHistory, ({ facts, now }) => {
          expect(replayClock(facts, now, calendars).view).toMatchObject(ticked(facts, now))
        }),
        { numRuns: 120 },
      )
    },
    PATIENCE,
  )

  test(
    'stretches tile the cycle and add up to what ran and what waited',
    () => {
      fc.assert(
        fc.property(clockHistory, ({ facts, now }) => {
          const { view, stretches } = replayClock(facts, now, calendars)
          const sum = (phase: ClockPhase) =>
            stretches.reduce((ms, stretch) => ms + (stretch.phase === phase ? stretch.worked_ms : 0), 0)
          expect(sum('running')).toBe(view.elapsed_ms)
          expect(sum('paused')).toBe(view.paused_ms)
          expect(view.target_ms + view.granted_ms).toBe(view.elapsed_ms + view.left_ms)
          expect(stretches[0]?.from).toBe(view.started_at)
          expect(stretches.at(-1)?.to).toBe(now)
          for (const [i, { to }] of stretches.entries()) expect(stretches[i + 1]?.from ?? to).toBe(to)
        }),
        { numRuns: 200 },
      )
    },
    PATIENCE,
  )

  test(
    'an open clock counted anew is the clock that had the other calendar from the beginning',
    () => {
      fc.assert(
        fc.property(clockHistory, ({ facts, now }) => {
          fc.pre(facts.every((fact) => fact.is !== 'restarted'))
          const change = { at: now, replaced: 'bergen', calendar: 'bergen-2' }
          const renewed = recalculateClock(facts, change, calendars)
          const others = facts.map((fact) =>
            'calendar' in fact && fact.calendar === 'bergen' ? { ...fact, calendar: 'bergen-2' } : fact,
          )
          const row = rowOf(facts, calendars)
          const other = rowOf(others, calendars)
          if (renewed) expect(clockAt(renewed.after, now, calendars)).toEqual(clockAt(other, now, calendars))
          else if (row.phase === 'running' || row.phase === 'paused') expect(row).toEqual(other)
        }),
        { numRuns: 200 },
      )
    },
    PATIENCE,
  )
})

describe('an edited calendar', () => {
  const change = { at: at('2026-11-12T09:00'), replaced: 'bergen', calendar: 'bergen-2' }
  const cycles: ClockFact[] = [
    started,
    { is: 'stopped', at: at('2026-11-10T09:00') },
    { is: 'restarted', at: at('2026-11-11T09:00') },
  ]

  test('counts only the present cycle anew', () => {
    const renewed = recalculateClock(cycles, change, calendars)
    expect(renewed?.before).toMatchObject({ missed: 1, calendar: 'bergen', due_at: at('2026-11-11T18:00') })
    expect(renewed?.after).toMatchObject({ missed: 1, calendar: 'bergen-2', due_at: at('2026-11-12T09:00') })
  })

  test('goes on with the cycles that follow', () => {
    const later: ClockFact[] = [
      ...cycles,
      { is: 'recalculated', ...change },
      { is: 'stopped', at: at('2026-11-12T10:00') },
      { is: 'restarted', at: at('2026-11-12T11:00') },
    ]
    expect(rowOf(later, calendars)).toMatchObject({ cycle: 3, calendar: 'bergen-2', missed: 2 })
  })

  test('of another clock is not its business', () => {
    expect(recalculateClock(cycles, { ...change, replaced: 'santiago' }, calendars)).toBeNull()
    const other: ClockFact = { is: 'retargeted', at: at('2026-11-11T10:00'), calendar: 'santiago' }
    const both = rowOf([...cycles, other, { is: 'recalculated', ...change }], calendars)
    expect(both.calendar).toBe('santiago')
  })
})
