import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, wallOf } from './zoned.ts'

const zones = [
  'Europe/Oslo',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'UTC',
]
const minute = fc.integer({ min: 0, max: 60 * 24 * 366 * 20 }).map((n) => Date.UTC(2015, 0, 1) + n * 60_000)

const oracle = (wall: string, zone: string) =>
  Temporal.PlainDateTime.from(wall.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds

test('a wall time means the same instant as for Temporal, also where clocks change', () => {
  fc.assert(
    fc.property(minute, fc.constantFrom(...zones), (at, zone) => {
      const wall = new Date(at).toISOString().slice(0, 19).replace('T', ' ')
      expect(Date.parse(instantOf(wall, zone))).toBe(oracle(wall, zone))
    }),
    { numRuns: 2000 },
  )
})

test('an hour that is skipped or repeated', () => {
  expect(instantOf('2026-03-29 02:30:00', 'Europe/Oslo')).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-10-25 02:30:00', 'Europe/Oslo')).toBe('2026-10-25T00:30:00.000Z')
})

test('an instant reads as on a wall of the zone', () => {
  expect(wallOf('2026-11-13T18:00:00Z', 'Europe/Oslo')).toBe('2026-11-13 19:00:00')
  expect(wallOf('2026-11-13T23:30:00Z', 'Asia/Kathmandu')).toBe('2026-11-14 05:15:00')
})
