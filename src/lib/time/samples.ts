import * as fc from 'fast-check'
import { expect } from 'vitest'
import { calendarProblems } from './calendar-problems.ts'
import { roundTheClock, type SpecialDay, type WeeklySpan, type WorkingCalendar } from './calendar.ts'
import { clockAt, type ClockView } from './clock.ts'
import { ClockFact } from './clock-facts.ts'
import { rowOf } from './clock-history.ts'
import { DAY_MS, MINUTE_MS } from './instant.ts'
import { replayClock } from './replay.ts'
import { calendarShelf, YEAR_MS, type Calendars } from './span-table.ts'

/** Calendars and moments that the tests of this folder share. */

export const zones = [
  'UTC',
  'Europe/Oslo',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Pacific/Chatham',
] as const

/** The same hours from Monday to Friday. */
export const weekdays = (...hours: readonly (readonly [number, number])[]): WeeklySpan[] =>
  [1, 2, 3, 4, 5].flatMap((day) => onDay(day, ...hours))

export const onDay = (day: number, ...hours: readonly (readonly [number, number])[]): WeeklySpan[] =>
  hours.map(([start, end]) => ({ day, start: start * 60, end: end * 60 }))

export const calendarOf = (
  zone: string,
  weekly: WeeklySpan[],
  days: SpecialDay[] = [],
  name = 'Bergen',
): WorkingCalendar => ({ name, zone, always: false, weekly, days })

/** A wall time of a zone as epoch milliseconds: `at('2026-11-09T17:00')`. */
export const at = (wall: string, zone = 'Europe/Oslo') =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds

/** A clock at a moment, replayed and fact by fact, which must be the same. */
export function viewAt(now: number, facts: readonly ClockFact[], calendars: Calendars): ClockView {
  const { view } = replayClock(facts, now, calendars)
  const row = rowOf(
    facts.filter((fact) => fact.at <= now),
    calendars,
  )
  expect(clockAt(row, now, calendars)).toEqual(view)
  return view
}

/** Spans of a week, each kept only if it fits beside those before it. */
const weekly = fc
  .array(
    fc.record({
      day: fc.integer({ min: 1, max: 7 }),
      start: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
      length: fc.oneof(fc.integer({ min: 1, max: 1440 }), fc.constantFrom(60, 240, 540, 1440)),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((drafts) => {
    const kept: WeeklySpan[] = []
    for (const { day, start, length } of drafts) {
      const span = { day, start, end: start + length }
      if (calendarProblems(calendarOf('UTC', [...kept, span])).length === 0) kept.push(span)
    }
    return kept
  })

/** The offset changes of a zone near a year: where calendars go wrong. */
function changesOf(zone: string, year: number): number[] {
  const changes: number[] = []
  let from = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone)
  for (let i = 0; i < 4; i++) {
    const next = from.getTimeZoneTransition('next')
    if (!next || next.year > year + 1) break
    changes.push(next.epochMilliseconds)
    from = next
  }
  return changes
}

/** A calendar, and a moment in it that often lies beside a change of the clocks or the seam of two span tables. */
export const calendarAndMoment = fc
  .record({
    zone: fc.constantFrom(...zones),
    year: fc.oneof(fc.integer({ min: 1975, max: 2036 }), fc.constant(2011)),
    weekly,
    offset: fc.integer({ min: -4 * DAY_MS, max: 4 * DAY_MS }),
    anywhere: fc.option(fc.integer({ min: 0, max: 365 * DAY_MS }), { freq: 3 }),
    pick: fc.nat(59),
    days: fc.array(
      fc.record({
        away: fc.integer({ min: -5, max: 9 }),
        open: fc.option(fc.integer({ min: 0, max: 1380 })),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ zone, year, weekly, offset, anywhere, pick, days }) => {
    const changes = changesOf(zone, year)
    const start = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone).epochMilliseconds
    const places = [...changes, Math.ceil(start / YEAR_MS) * YEAR_MS]
    const moment = anywhere === null ? (places[pick % places.length] ?? start) + offset : start + anywhere
    const today = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate()
    const special = new Map(
      days.map(({ away, open }) => {
        const date = today.add({ days: away }).toString()
        const spans = open === null ? [] : [{ start: open, end: open + 60 }]
        return [date, { date, name: `Day ${away}`, spans }]
      }),
    )
    const kept: SpecialDay[] = []
    for (const day of special.values())
      if (calendarProblems(calendarOf(zone, weekly, [...kept, day])).length === 0) kept.push(day)
    return { calendar: calendarOf(zone, weekly, kept), moment }
  })

export const sampleCalendars = calendarShelf({
  bergen: calendarOf('Europe/Oslo', weekdays([8, 12], [13, 18])),
  'bergen-2': calendarOf('Europe/Oslo', weekdays([8, 16]), [
    { date: '2026-03-30', name: 'Easter', spans: [] },
  ]),
  santiago: calendarOf('America/Santiago', [...weekdays([9, 18]), ...onDay(6, [22, 26])]),
  always: roundTheClock('Always'),
})

const wholeMinutes = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count * MINUTE_MS)
const calendar = fc.constantFrom('bergen', 'santiago', 'always', 'bergen-2')
const target_ms = fc.integer({ min: 1, max: 900 }).map((count) => count * MINUTE_MS)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const step = fc.oneof(
  fc.record({ is: fc.constant('paused'), until: maybe(wholeMinutes(1440)) }),
  fc.record({ is: fc.constant('resumed') }),
  fc.record({
    is: fc.constant('retargeted'),
    target_ms: maybe(target_ms),
    calendar: maybe(calendar),
    label: maybe(fc.constant('P1')),
    grace_ms: maybe(wholeMinutes(60)),
  }),
  fc.record({ is: fc.constant('stopped') }),
  fc.record({ is: fc.constant('restarted'), calendar: maybe(calendar) }),
  fc.record({ is: fc.constant('reopened'), grace_ms: maybe(wholeMinutes(30)) }),
  fc.record({ is: fc.constant('cancelled') }),
)
/** Facts of a clock on whole minutes, beginning near a change of the clocks, and a moment to ask. */
export const clockHistory = fc
  .record({
    start: fc.constantFrom(at('2026-03-27T12:00'), at('2026-04-03T22:00'), at('2026-10-23T07:30')),
    target_ms,
    calendar,
    steps: fc.array(fc.tuple(wholeMinutes(1000), step), { maxLength: 10 }),
    rest: wholeMinutes(1440),
  })
  .map(({ start, target_ms, calendar, steps, rest }) => {
    const began = { is: 'started', kind: 'resolution', policy: 'p1', label: 'P2' } as const
    const facts: ClockFact[] = [{ ...began, at: start, target_ms, calendar }]
    let moment = start
    for (const [gap, draft] of steps) {
      moment += gap
      const until = 'until' in draft && draft.until !== undefined ? { until: moment + draft.until } : {}
      facts.push(ClockFact.parse({ ...draft, ...until, at: moment }))
    }
    return { facts, now: moment + rest }
  })
