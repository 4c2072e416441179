import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundTheClock } from './calendar.ts'
import { formatDuration, hoursMinutes, parseDuration, plainUnits, unitsOf, wallTime } from './durations.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './instant.ts'
import { calendarOf, onDay, weekdays } from './samples.ts'

const bergen = unitsOf(calendarOf('Europe/Oslo', weekdays([8, 12], [13, 18])))

test('durations are read as people write them', () => {
  const read = (text: string) => parseDuration(text, bergen)
  expect(read('4h')).toBe(4 * HOUR_MS)
  expect(read('1d 2h')).toBe(11 * HOUR_MS)
  expect(read(' 1 day, 2 hours'.replace(',', ''))).toBe(11 * HOUR_MS)
  expect(read('90 min')).toBe(90 * MINUTE_MS)
  expect(read('1,5 h')).toBe(90 * MINUTE_MS)
  expect(read('1.5hrs')).toBe(90 * MINUTE_MS)
  expect(read('2:30')).toBe(150 * MINUTE_MS)
  expect(read('1w')).toBe(45 * HOUR_MS)
  expect(read('2H30M')).toBe(150 * MINUTE_MS)
  expect(read('45s')).toBe(45_000)
  expect(parseDuration('1w 1d')).toBe(8 * DAY_MS)
})

test('what is no duration is refused, also what could be two', () => {
  for (const text of [
    '',
    ' ',
    '4',
    'h',
    '1 month',
    '1h 1h',
    '-1h',
    '1:75',
    '1h x',
    '1h 30',
    `${'9'.repeat(20)}d`,
  ])
    expect(parseDuration(text)).toBeNull()
})

test('what is written for a field is read back', () => {
  expect(formatDuration(11 * HOUR_MS + 30 * MINUTE_MS, bergen)).toBe('1d 2h 30m')
  expect(formatDuration(0)).toBe('0s')
  expect(formatDuration(MINUTE_MS + 1500)).toBe('1m 1.5s')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 * DAY_MS }),
      fc.constantFrom(bergen, plainUnits),
      (ms, units) => {
        expect(parseDuration(formatDuration(ms, units), units)).toBe(ms)
      },
    ),
  )
})

test('a calendar knows its day and its week', () => {
  expect(bergen).toEqual({ day_ms: 9 * HOUR_MS, week_ms: 45 * HOUR_MS })
  const fridaysShort = calendarOf('Europe/Oslo', [...weekdays([8, 17]).slice(0, 4), ...onDay(5, [8, 14])])
  expect(unitsOf(fridaysShort)).toEqual({ day_ms: 9 * HOUR_MS, week_ms: 42 * HOUR_MS })
  const doubt = calendarOf('Europe/Oslo', [...onDay(1, [8, 12]), ...onDay(2, [8, 14])])
  expect(unitsOf(doubt).day_ms).toBe(6 * HOUR_MS)
  expect(unitsOf(roundTheClock('Always'))).toBe(plainUnits)
  expect(unitsOf(calendarOf('Europe/Oslo', []))).toBe(plainUnits)
})

test('minutes are shown as wall time and as figures', () => {
  expect([0, 480, 1440, 1800].map(wallTime)).toEqual(['00:00', '08:00', '24:00', '06:00'])
  expect([0, 55, 386, 2820].map(hoursMinutes)).toEqual(['0:00', '0:55', '6:26', '47:00'])
})
