import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { MINUTE_MS } from '#lib/time/instant'
import { at, calendarAndMoment, calendarOf, weekdays, zones } from '#lib/time/samples'
import { compileCalendar } from '#lib/time/span-table'
import { isOpen, workingBetween } from '#lib/time/working-time'
import { nextDigest, quietUntil } from './quiet.ts'

const oslo = { zone: 'Europe/Oslo', from: null, to: null }
const night = { zone: 'Europe/Oslo', from: 20 * 60, to: 7 * 60 }
const office = compileCalendar(calendarOf('Europe/Oslo', weekdays([8, 16])))

test.each([
  ['by day nothing waits', night, '2026-11-10T12:00', '2026-11-10T12:00'],
  ['the evening waits until the morning', night, '2026-11-10T20:00', '2026-11-11T07:00'],
  ['so does what comes after midnight', night, '2026-11-11T02:30', '2026-11-11T07:00'],
  ['its last minute waits, its end does not', night, '2026-11-11T06:59', '2026-11-11T07:00'],
  ['hours within a day', { ...oslo, from: 720, to: 780 }, '2026-11-10T12:15', '2026-11-10T13:00'],
  [
    'from and until the same is never',
    { ...oslo, from: 720, to: 720 },
    '2026-11-10T12:00',
    '2026-11-10T12:00',
  ],
  ['outside the hours of work', { ...oslo, hours: office }, '2026-11-13T17:00', '2026-11-16T08:00'],
  ['both at once', { ...night, to: 9 * 60, hours: office }, '2026-11-13T17:00', '2026-11-16T09:00'],
  ['the night in which the clocks go forward', night, '2026-03-28T23:00', '2026-03-29T07:00'],
  [
    'an end that is skipped is the end of the gap',
    { ...night, to: 150 },
    '2026-03-28T23:00',
    '2026-03-29T03:00',
  ],
  ['the night in which they go back', night, '2026-10-24T23:00', '2026-10-25T07:00'],
  [
    'where quiet hours cover all hours of work, these do not count',
    { ...oslo, from: 420, to: 1020, hours: office },
    '2026-11-10T09:00',
    '2026-11-10T17:00',
  ],
])('%s', (_, quiet, from, until) => {
  expect(new Date(quietUntil(at(from), quiet)).toISOString()).toBe(new Date(at(until)).toISOString())
})

test('clocks that go back to before the window leave it', () => {
  const zone = 'Pacific/Apia'
  const lastMinute = at('2011-04-02T03:59', zone)
  expect(quietUntil(lastMinute, { zone, from: 181, to: 0 })).toBe(lastMinute + MINUTE_MS)
})

/** The wall clock as a browser shows it, by other code than the engine's. */
function clockIn(zone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (ms: number) => {
    const [hours, minutes] = format.format(ms).split(':')
    return Number(hours) * 60 + Number(minutes)
  }
}
const minute = fc.integer({ min: 0, max: 1439 })
/** Begins in the last minute that has begun: the walk goes by whole minutes. */
const floor = (ms: number) => ms - (ms % MINUTE_MS)

test('it is quiet until the first minute outside of the window, walked minute by minute', () => {
  fc.assert(
    fc.property(calendarAndMoment, minute, minute, ({ calendar: { zone }, moment }, from, to) => {
      fc.pre(from !== to)
      const clock = clockIn(zone)
      const isQuiet = (ms: number) => {
        const now = clock(ms)
        return from < to ? from <= now && now < to : now >= from || now < to
      }
      let walked = floor(moment)
      while (isQuiet(walked)) walked += MINUTE_MS
      expect(quietUntil(moment, { zone, from, to })).toBe(walked === floor(moment) ? moment : walked)
    }),
    { numRuns: 60 },
  )
})

test('what leaves is neither in the window nor outside the hours of work, unless these never leave a moment open', () => {
  fc.assert(
    fc.property(calendarAndMoment, minute, minute, ({ calendar, moment }, from, to) => {
      const hours = compileCalendar(calendar)
      const { zone } = calendar
      const leaves = quietUntil(moment, { zone, from, to, hours })
      expect(leaves).toBeGreaterThanOrEqual(moment)
      const alone = quietUntil(moment, { zone, from, to })
      expect(isOpen(hours, leaves) || leaves === alone).toBe(true)
      expect(quietUntil(leaves, { zone, from, to })).toBe(leaves)
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['today, if its minute is yet to come', undefined, '2026-11-10T07:59', '2026-11-10T08:00'],
  ['else tomorrow', undefined, '2026-11-10T08:00', '2026-11-11T08:00'],
  ['on a day of work', office, '2026-11-13T08:00', '2026-11-16T08:00'],
  ['at the same wall time when the clocks change', undefined, '2026-03-28T12:00', '2026-03-29T08:00'],
])('the digest leaves %s', (_, hours, after, then) => {
  const next = nextDigest(at(after), { zone: 'Europe/Oslo', minute: 480, hours })
  expect(new Date(next).toISOString()).toBe(new Date(at(then)).toISOString())
})

test('between a moment and its digest there is no earlier one, and it is one on a day of work', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), calendarAndMoment, minute, (zone, { calendar, moment }, at) => {
      const plain = nextDigest(moment, { zone, minute: at })
      expect(plain).toBeGreaterThan(moment)
      const clock = clockIn(zone)
      for (let ms = floor(moment) + MINUTE_MS; ms < plain; ms += MINUTE_MS) expect(clock(ms)).not.toBe(at)
      const hours = compileCalendar(calendar)
      const day = (ms: number) =>
        Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).startOfDay()
      const next = nextDigest(moment, { zone, minute: at, hours })
      const works = workingBetween(
        hours,
        day(next).epochMilliseconds,
        day(next).add({ days: 1 }).epochMilliseconds,
      )
      // In a calendar that is shut for two months no day counts.
      expect(works > 0 || next === plain).toBe(true)
    }),
    { numRuns: 60 },
  )
})
