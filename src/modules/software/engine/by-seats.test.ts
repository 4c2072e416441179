import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bySeats } from './by-seats.ts'

const bought = { owned: 50, short: 0, spare: 50, risk: null, idle: 60_000 }

test('seats that the vendor counts are not unused; what is taken beyond what is owned is short', () => {
  expect(bySeats(bought, undefined)).toEqual(bought)
  expect(bySeats(bought, 48)).toEqual({ ...bought, spare: 2, idle: 2400 })
  expect(bySeats(bought, 50)).toEqual({ ...bought, spare: 0, idle: null })
  expect(bySeats(bought, 53)).toEqual({ ...bought, spare: 0, short: 3, idle: null, risk: 3600 })
  // What is installed uses them already.
  expect(bySeats({ ...bought, spare: 1, idle: 1200 }, 10)).toMatchObject({ spare: 1, idle: 1200 })
})

test('no seat is both spare and missing, and more seats never free any', () => {
  const n = fc.nat(200)
  fc.assert(
    fc.property(n, n, n, (owned, seats, used) => {
      const tally = {
        owned,
        short: Math.max(0, used - owned),
        spare: Math.max(0, owned - used),
        risk: null,
        idle: null,
      }
      const [one, more] = [bySeats(tally, seats), bySeats(tally, seats + 1)]
      expect(Math.min(one.spare, one.short)).toBe(0)
      expect(one.short).toBe(Math.max(0, Math.max(seats, used) - owned))
      expect(one.spare).toBe(Math.max(0, owned - Math.max(seats, used)))
      expect(more.spare).toBeLessThanOrEqual(one.spare)
      expect(more.short).toBeGreaterThanOrEqual(one.short)
    }),
  )
})
