import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysTouched, highestByDay, peaksByDay, type Session } from './peaks.ts'

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const until = at('2026-05-20T00:00:00Z')
const session = (from: string, to: string | null, who: string | null = null): Session => ({
  from: at(`2026-05-${from}:00Z`),
  to: to === null ? null : at(`2026-05-${to}:00Z`),
  who,
})
const peaks = (all: readonly Session[], zone = 'UTC') =>
  peaksByDay(all, { zone, until }).map(({ day, peak, by }) => [day, peak, by])

test('what ends as another begins does not meet it, and a moment of no length counts for nothing', () => {
  expect(peaks([session('12T08:00', '12T09:00'), session('12T09:00', '12T10:00')])).toEqual([
    ['2026-05-12', 1, 0],
  ])
  expect(peaks([session('12T08:00', '12T09:01'), session('12T09:00', '12T10:00')])).toEqual([
    ['2026-05-12', 2, 1],
  ])
  expect(peaks([session('12T08:00', '12T08:00')])).toEqual([])
  expect(peaks([])).toEqual([])
})

test('several sessions of one count once; what goes on into the next day is there from its start', () => {
  const ana = [session('12T08:00', '12T12:00', 'ana'), session('12T09:00', '12T10:00', 'ana')]
  expect(peaks([...ana, session('12T09:30', '12T09:40', 'ben')])).toEqual([['2026-05-12', 2, 2]])
  expect(peaks([session('12T20:00', '14T06:00', 'ana'), session('13T00:00', '13T01:00')])).toEqual([
    ['2026-05-12', 1, 0],
    ['2026-05-13', 2, 0],
    ['2026-05-14', 1, 0],
  ])
  expect(peaks([session('12T20:00', '13T00:00')])).toEqual([['2026-05-12', 1, 0]])
})

test('an open end goes on until the log was read, and days are those of the zone', () => {
  expect(peaks([session('18T08:00', null), session('19T08:00', null)])).toEqual([
    ['2026-05-18', 1, 0],
    ['2026-05-19', 2, 1],
  ])
  expect(peaks([session('12T23:30', '12T23:40')], 'Europe/Berlin')).toEqual([['2026-05-13', 1, 0]])
  expect(daysTouched(at('2026-05-12T22:00:00Z'), at('2026-05-13T22:00:00Z'), 'Europe/Berlin')).toEqual([
    '2026-05-13',
  ])
  expect(daysTouched(at('2026-05-12T10:00:00Z'), at('2026-05-12T10:00:00Z'), 'UTC')).toEqual(['2026-05-12'])
})

test('of what is said of a day the highest counts, the first of equals', () => {
  const said = [5, 7, 7, 3].map((peak, n) => ({ day: '2026-05-12', peak, n }))
  expect(highestByDay(said).get('2026-05-12')).toEqual(said[1])
})

/** A day on which clocks change lies among these. */
const start = at('2026-03-28T00:00:00Z')
const hour = 3_600_000
const anySession = fc.record({
  from: fc.integer({ min: 0, max: 70 }),
  length: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
  who: fc.constantFrom(null, 'ana', 'ben', 'cleo'),
})

test('as many as are there by looking at every hour of every day', () => {
  const end = start + 80 * hour
  fc.assert(
    fc.property(
      fc.array(anySession, { maxLength: 12 }),
      fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata'),
      (drawn, zone) => {
        const all = drawn.map(({ from, length, who }): Session => ({
          from: start + from * hour,
          to: length === null ? null : start + (from + length) * hour,
          who,
        }))
        const isThere = (one: Session, ms: number) => one.from <= ms && ms < (one.to ?? end) && ms < end
        const looked = new Map<string, number>()
        // Halves of hours, since one of the zones has its days begin there.
        for (let ms = start; ms < end; ms += hour / 2) {
          const day = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()
          const there = all.flatMap((one, n) => (isThere(one, ms) ? [one.who ?? `#${n}`] : []))
          const n = new Set(there).size
          if (n > 0) looked.set(day.toString(), Math.max(n, looked.get(day.toString()) ?? 0))
        }
        const found = peaksByDay(all, { zone, until: end })
        expect(found.map(({ day, peak }) => [day, peak])).toEqual([...looked])
        for (const { day, by } of found)
          expect(daysTouched(all[by]?.from ?? 0, Math.min(all[by]?.to ?? end, end), zone)).toContain(day)
      },
    ),
  )
})
