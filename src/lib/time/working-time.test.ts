import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundTheClock, type Span, type WorkingCalendar } from './calendar.ts'
import { explain, explainAddition } from './explain.ts'
import { DAY_MS, HOUR_MS, isoOf, MINUTE_MS, msOf } from './instant.ts'
import { at, calendarAndMoment, calendarOf, onDay, weekdays } from './samples.ts'
import { calendarShelf, compileCalendar, HORIZON_YEARS, YEAR_MS } from './span-table.ts'
import { addWorking, isOpen, nextOpening, subtractWorking, workingBetween } from './working-time.ts'

const bergen = compileCalendar(calendarOf('Europe/Oslo', weekdays([8, 12], [13, 18])))
/** A busy machine is no failure. */
const PATIENCE = 60_000
const amounts = fc.oneof(
  fc.integer({ min: 1, max: 12 * HOUR_MS }),
  fc.integer({ min: 1, max: 600 }).map((minutes) => minutes * MINUTE_MS),
  fc.integer({ min: 1, max: 30 * DAY_MS }),
)

describe('adding and measuring', () => {
  test('what is used up at closing time is due at closing time', () => {
    expect(addWorking(bergen, at('2026-11-09T17:00'), HOUR_MS)).toBe(at('2026-11-09T18:00'))
    expect(addWorking(bergen, at('2026-11-09T11:00'), HOUR_MS)).toBe(at('2026-11-09T12:00'))
    expect(addWorking(bergen, at('2026-11-09T11:00'), HOUR_MS + 1)).toBe(at('2026-11-09T13:00') + 1)
  })

  test('outside hours counting begins at the next opening, and no amount is no time', () => {
    expect(addWorking(bergen, at('2026-11-14T10:00'), HOUR_MS)).toBe(at('2026-11-16T09:00'))
    expect(addWorking(bergen, at('2026-11-14T10:00'), 0)).toBe(at('2026-11-14T10:00'))
    expect(subtractWorking(bergen, at('2026-11-14T10:00'), 0)).toBe(at('2026-11-14T10:00'))
  })

  test('subtracting stops at an opening, not at the closing time before', () => {
    expect(subtractWorking(bergen, at('2026-11-10T09:00'), HOUR_MS)).toBe(at('2026-11-10T08:00'))
    expect(subtractWorking(bergen, at('2026-11-10T09:00'), HOUR_MS + 1)).toBe(at('2026-11-09T18:00') - 1)
    expect(subtractWorking(bergen, at('2026-11-16T07:00'), 9 * HOUR_MS)).toBe(at('2026-11-13T08:00'))
  })

  test('open at the opening second, closed at the closing one', () => {
    expect(isOpen(bergen, at('2026-11-09T08:00'))).toBe(true)
    expect(isOpen(bergen, at('2026-11-09T12:00') - 1)).toBe(true)
    expect(isOpen(bergen, at('2026-11-09T12:00'))).toBe(false)
    expect(nextOpening(bergen, at('2026-11-09T12:00'))).toBe(at('2026-11-09T13:00'))
    expect(nextOpening(bergen, at('2026-11-09T14:00'))).toBe(at('2026-11-09T14:00'))
    expect(nextOpening(bergen, at('2026-11-13T18:00'))).toBe(at('2026-11-16T08:00'))
  })

  test('measured backwards it is negative', () => {
    expect(workingBetween(bergen, at('2026-11-09T17:00'), at('2026-11-10T09:00'))).toBe(2 * HOUR_MS)
    expect(workingBetween(bergen, at('2026-11-10T09:00'), at('2026-11-09T17:00'))).toBe(-2 * HOUR_MS)
  })

  test('round the clock every hour counts, over the seams of years too', () => {
    const always = compileCalendar(roundTheClock('Always'))
    const start = 40 * YEAR_MS - HOUR_MS
    expect(addWorking(always, start, HOUR_MS)).toBe(40 * YEAR_MS)
    expect(addWorking(always, start, 3 * YEAR_MS)).toBe(start + 3 * YEAR_MS)
    expect(subtractWorking(always, start, 3 * YEAR_MS)).toBe(start - 3 * YEAR_MS)
    expect(workingBetween(always, start, start + 3 * YEAR_MS)).toBe(3 * YEAR_MS)
    expect(isOpen(always, start)).toBe(true)
  })

  test('overnight spans belong to the evening on which they start, also before a holiday', () => {
    const eve = [{ date: '2026-12-25', name: 'Christmas Day', spans: [] }]
    const nights = compileCalendar(calendarOf('Europe/Oslo', weekdays([22, 30]), eve))
    expect(isOpen(nights, at('2026-12-25T05:00'))).toBe(true)
    expect(isOpen(nights, at('2026-12-25T23:00'))).toBe(false)
    expect(addWorking(nights, at('2026-12-24T23:00'), 8 * HOUR_MS)).toBe(at('2026-12-28T23:00'))
  })

  test('hours lie in the years they reach into, not in that of their date', () => {
    const night = { date: '2025-12-31', name: 'Year end', spans: [{ start: 1320, end: 2760 }] }
    const denver = compileCalendar(calendarOf('America/Denver', [], [night]))
    const end = at('2026-01-01T22:00', 'America/Denver')
    expect(addWorking(denver, at('2025-06-01T00:00'), 24 * HOUR_MS)).toBe(end)
    expect(subtractWorking(denver, at('2026-06-01T00:00'), HOUR_MS)).toBe(end - HOUR_MS)
    const long = compileCalendar(calendarOf('Pacific/Honolulu', [{ day: 2, start: 1380, end: 2760 }]))
    expect(isOpen(long, at('2025-12-31T15:00', 'Pacific/Honolulu'))).toBe(true)
    expect(addWorking(long, at('2025-12-30T12:00', 'Pacific/Honolulu'), 23 * HOUR_MS)).toBe(
      at('2025-12-31T22:00', 'Pacific/Honolulu'),
    )
    const morning = { date: '2026-01-01', name: 'New year', spans: [{ start: 0, end: 60 }] }
    const auckland = compileCalendar(calendarOf('Pacific/Auckland', [], [morning]))
    expect(nextOpening(auckland, at('2025-06-01T00:00'))).toBe(at('2026-01-01T00:00', 'Pacific/Auckland'))
    expect(subtractWorking(auckland, at('2026-06-01T00:00'), HOUR_MS)).toBe(at('2025-12-31T12:00'))
  })

  test('moments before 1970 count as well', () => {
    expect(addWorking(bergen, at('1969-12-31T17:00'), 2 * HOUR_MS)).toBe(at('1970-01-01T09:00'))
  })
})

describe('far away and never', () => {
  const never = compileCalendar(calendarOf('UTC', []))
  const once = compileCalendar(
    calendarOf('UTC', [], [{ date: '2026-06-01', name: 'Fair', spans: [{ start: 600, end: 720 }] }]),
  )

  test('a calendar that never opens says so at once', () => {
    expect(addWorking(never, at('2026-11-09T17:00'), 1)).toBeNull()
    expect(subtractWorking(never, at('2026-11-09T17:00'), 1)).toBeNull()
    expect(nextOpening(never, 0)).toBeNull()
    expect(isOpen(never, 0)).toBe(false)
    expect(workingBetween(never, 0, 5 * YEAR_MS)).toBe(0)
    expect(explainAddition(never.calendar, 0, 1)).toBeNull()
  })

  test('a calendar that opens once has that and no more', () => {
    const opening = at('2026-06-01T10:00', 'UTC')
    expect(nextOpening(once, at('2020-01-01T00:00'))).toBe(opening)
    expect(addWorking(once, at('2020-01-01T00:00'), 2 * HOUR_MS)).toBe(opening + 2 * HOUR_MS)
    expect(addWorking(once, at('2020-01-01T00:00'), 2 * HOUR_MS + 1)).toBeNull()
    expect(addWorking(once, at('2030-01-01T00:00'), 1)).toBeNull()
    expect(addWorking(once, at('1900-01-01T00:00'), 1)).toBeNull()
    expect(subtractWorking(once, at('2030-01-01T00:00'), 2 * HOUR_MS)).toBe(opening)
    expect(subtractWorking(once, at('2030-01-01T00:00'), 2 * HOUR_MS + 1)).toBeNull()
    expect(subtractWorking(once, at('2020-01-01T00:00'), 1)).toBeNull()
    expect(subtractWorking(once, at('2180-01-01T00:00'), 1)).toBeNull()
  })

  test('decades are added, a century is never', () => {
    const start = at('2026-11-09T17:00')
    const far = addWorking(bergen, start, 40 * 250 * 9 * HOUR_MS)
    expect(far).toBeGreaterThan(start + 35 * YEAR_MS)
    expect(workingBetween(bergen, start, far ?? 0)).toBe(40 * 250 * 9 * HOUR_MS)
    expect(addWorking(bergen, start, HORIZON_YEARS * YEAR_MS)).toBeNull()
    expect(() => workingBetween(bergen, 0, (HORIZON_YEARS + 1) * YEAR_MS)).toThrow(RangeError)
  })

  test('a century is a hundred years to the millisecond, for the tables and for the walk', () => {
    const from = at('2011-03-22T00:00')
    const limit = from + HORIZON_YEARS * YEAR_MS
    const day = new Date(limit).toISOString().slice(0, 10)
    const once = {
      ...bergen.calendar,
      zone: 'UTC',
      weekly: [],
      days: [{ date: day, name: 'Once', spans: [{ start: 0, end: 1440 }] }],
    }
    const room = limit - Date.parse(`${day}T00:00:00Z`)
    for (const [amount, end] of [
      [room, limit],
      [room + 1, null],
    ] as const) {
      expect(addWorking(compileCalendar(once), from, amount)).toBe(end)
      expect(explainAddition(once, from, amount)?.at(-1)?.to ?? null).toBe(end)
    }
  })

  test('what is no whole millisecond is a fault', () => {
    for (const wrong of [Number.NaN, 0.5, Infinity]) {
      expect(() => addWorking(bergen, wrong, 1)).toThrow(RangeError)
      expect(() => addWorking(bergen, 0, wrong)).toThrow(RangeError)
      expect(() => workingBetween(bergen, 0, wrong)).toThrow(RangeError)
    }
    expect(() => subtractWorking(bergen, 0, -1)).toThrow(RangeError)
  })

  test('a shelf knows its calendars and no others', () => {
    const shelf = calendarShelf({ b: bergen.calendar })
    expect(shelf('b')).toBe(shelf('b'))
    expect(() => shelf('c')).toThrow(RangeError)
  })
})

/** Minutes of open time, read off the wall minute by minute; the furthest the clock has shown decides. */
function walked(calendar: WorkingCalendar, from: number, to: number): number {
  const spansOf = spansByDay(calendar)
  const opensAt = (minute: number) =>
    [0, 1, 2].some((before) => {
      const day = Math.floor(minute / 1440) - before
      return spansOf(day).some(({ start, end }) => start <= minute - day * 1440 && minute - day * 1440 < end)
    })
  let furthest = -Infinity
  let minutes = 0
  for (let moment = from - 26 * HOUR_MS; moment < to; moment += MINUTE_MS) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(calendar.zone)
    furthest = Math.max(furthest, (moment + zoned.offsetNanoseconds / 1e6) / MINUTE_MS)
    if (moment >= from && opensAt(furthest)) minutes++
  }
  return minutes
}

function spansByDay({ weekly, days }: WorkingCalendar) {
  const known = new Map<number, readonly Span[]>()
  return (day: number) => {
    const ready = known.get(day)
    if (ready) return ready
    const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })
    const special = days.find((special) => special.date === date.toString())
    const spans = special?.spans ?? weekly.filter((span) => span.day === date.dayOfWeek)
    known.set(day, spans)
    return spans
  }
}

const openTime = (segments: readonly { open: boolean; from: number; to: number }[]) =>
  segments.reduce((sum, { open, from, to }) => sum + (open ? to - from : 0), 0)

describe('over any calendar, zone and change of the clocks', () => {
  test(
    'the tables agree with a walk minute by minute',
    () => {
      fc.assert(
        fc.property(calendarAndMoment, fc.integer({ min: 1, max: 2880 }), ({ calendar, moment }, minutes) => {
          const from = Math.floor(moment / MINUTE_MS) * MINUTE_MS
          const to = from + minutes * MINUTE_MS
          const expected = walked(calendar, from, to)
          expect(workingBetween(compileCalendar(calendar), from, to) / MINUTE_MS).toBe(expected)
          expect(openTime(explain(calendar, from, to)) / MINUTE_MS).toBe(expected)
        }),
        { numRuns: 60 },
      )
    },
    PATIENCE,
  )

  test(
    'adding agrees with the plain walk over days',
    () => {
      fc.assert(
        fc.property(calendarAndMoment, amounts, ({ calendar, moment }, amount) => {
          const segments = explainAddition(calendar, moment, amount)
          expect(addWorking(compileCalendar(calendar), moment, amount)).toBe(segments?.at(-1)?.to ?? null)
          if (segments) expect(openTime(segments)).toBe(amount)
        }),
        { numRuns: 150 },
      )
    },
    PATIENCE,
  )

  test(
    'measuring agrees with the plain walk, whose segments leave no gap',
    () => {
      fc.assert(
        fc.property(calendarAndMoment, amounts, ({ calendar, moment }, length) => {
          const segments = explain(calendar, moment, moment + length)
          expect(workingBetween(compileCalendar(calendar), moment, moment + length)).toBe(openTime(segments))
          expect(segments[0]?.from).toBe(moment)
          expect(segments.at(-1)?.to).toBe(moment + length)
          for (const [i, segment] of segments.entries()) {
            expect(segment.to).toBeGreaterThan(segment.from)
            expect(segments[i + 1]?.from ?? segment.to).toBe(segment.to)
            expect(segments[i + 1]?.open).not.toBe(segment.open)
          }
        }),
        { numRuns: 150 },
      )
    },
    PATIENCE,
  )

  test(
    'what is added is measured, and a millisecond earlier it is not',
    () => {
      fc.assert(
        fc.property(calendarAndMoment, amounts, ({ calendar, moment }, amount) => {
          const cal = compileCalendar(calendar)
          const end = addWorking(cal, moment, amount)
          const begin = subtractWorking(cal, moment, amount)
          fc.pre(end !== null && begin !== null)
          expect(workingBetween(cal, moment, end)).toBe(amount)
          expect(workingBetween(cal, moment, end - 1)).toBe(amount - 1)
          expect(workingBetween(cal, begin, moment)).toBe(amount)
          expect(workingBetween(cal, begin + 1, moment)).toBe(amount - 1)
        }),
        { numRuns: 300 },
      )
    },
    PATIENCE,
  )

  test(
    'two additions are one, and more is never sooner',
    () => {
      fc.assert(
        fc.property(calendarAndMoment, amounts, amounts, ({ calendar, moment }, one, other) => {
          const cal = compileCalendar(calendar)
          const first = addWorking(cal, moment, one)
          const both = addWorking(cal, moment, one + other)
          fc.pre(first !== null && both !== null)
          expect(addWorking(cal, first, other)).toBe(both)
          expect(both).toBeGreaterThan(first)
          expect(addWorking(cal, moment + other, one)).toBeGreaterThanOrEqual(first)
        }),
        { numRuns: 300 },
      )
    },
    PATIENCE,
  )

  test(
    'the next opening is open, and nothing before it is',
    () => {
      fc.assert(
        fc.property(calendarAndMoment, ({ calendar, moment }) => {
          const cal = compileCalendar(calendar)
          const opening = nextOpening(cal, moment)
          fc.pre(opening !== null)
          expect(isOpen(cal, opening)).toBe(true)
          expect(workingBetween(cal, moment, opening)).toBe(0)
        }),
        { numRuns: 300 },
      )
    },
    PATIENCE,
  )
})

describe('explained', () => {
  const days = [
    { date: '2026-12-25', name: 'Christmas Day', spans: [] },
    { date: '2026-12-26', name: 'Boxing Day', spans: [] },
    { date: '2026-12-19', name: 'Open Saturday', spans: [{ start: 600, end: 840 }] },
  ]
  const calendar = calendarOf('Europe/Oslo', weekdays([8, 17]), days)

  test('a holiday is named for the hours it takes away, not on a Saturday', () => {
    const closed = explain(calendar, at('2026-12-24T17:00'), at('2026-12-28T08:00'))
    expect(closed).toEqual([
      { from: at('2026-12-24T17:00'), to: at('2026-12-28T08:00'), open: false, names: ['Christmas Day'] },
    ])
  })

  test('a special opening is named', () => {
    expect(explain(calendar, at('2026-12-19T09:00'), at('2026-12-19T12:00'))).toEqual([
      { from: at('2026-12-19T09:00'), to: at('2026-12-19T10:00'), open: false, names: [] },
      { from: at('2026-12-19T10:00'), to: at('2026-12-19T12:00'), open: true, names: ['Open Saturday'] },
    ])
  })

  test('hours of two named days that touch are one stretch with both names', () => {
    const nights = calendarOf('UTC', onDay(1, [8, 17]), [
      { date: '2026-06-02', name: 'Move', spans: [{ start: 1200, end: 1440 }] },
      { date: '2026-06-03', name: 'Move on', spans: [{ start: 0, end: 60 }] },
    ])
    const [open] = explain(nights, at('2026-06-02T20:00', 'UTC'), at('2026-06-03T01:00', 'UTC'))
    expect(open?.names).toEqual(['Move', 'Move on'])
  })

  test('round the clock is one segment', () => {
    expect(explain(roundTheClock('Always'), 5, 9)).toEqual([{ from: 5, to: 9, open: true, names: [] }])
    expect(explainAddition(roundTheClock('Always'), 5, 4)).toEqual([
      { from: 5, to: 9, open: true, names: [] },
    ])
    expect(explain(roundTheClock('Always'), 5, 5)).toEqual([])
  })
})

test('moments go to ISO text and back', () => {
  expect(isoOf(0)).toBe('1970-01-01T00:00:00.000Z')
  expect(msOf('2026-11-09T17:00:00.123999+01:00')).toBe(at('2026-11-09T17:00:00.123'))
  expect(msOf(isoOf(at('2026-11-09T17:00')))).toBe(at('2026-11-09T17:00'))
})
