import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { taxByLine, taxByRate, taxOf, totalOf } from './amounts.ts'

const net = fc.integer({ min: -100_000_000, max: 100_000_000 })
const rate = fc.constantFrom(0, 700, 1500, 1900, 2500, 10_000, 810, 1)

/** The whole number nearest to net × rate, found by trying; of two that are as near, the one further from nothing. */
function nearest(amount: number, tax_rate: number): number {
  const exact = BigInt(amount) * BigInt(tax_rate)
  const guess = (amount * tax_rate) / 10_000
  const tries = [-2, -1, 0, 1, 2].map((by) => Math.trunc(guess) + by)
  const off = (n: number) => {
    const by = BigInt(n) * 10_000n - exact
    return by < 0n ? -by : by
  }
  return tries.reduce((best, one) =>
    off(one) < off(best) || (off(one) === off(best) && Math.abs(one) > Math.abs(best)) ? one : best,
  )
}

test('tax is the whole number nearest to the exact one', () => {
  fc.assert(
    fc.property(net, rate, (amount, tax_rate) => {
      expect(taxOf({ net: amount, tax_rate }) + 0).toBe(nearest(amount, tax_rate) + 0)
    }),
  )
})

test('a credit note mirrors its invoice', () => {
  fc.assert(
    fc.property(net, rate, (amount, tax_rate) => {
      expect(taxOf({ net: -amount, tax_rate }) + taxOf({ net: amount, tax_rate })).toBe(0)
    }),
  )
})

test('rounded by line or by rate, the two are less than half a unit a line apart', () => {
  const lines = fc.array(fc.record({ net, tax_rate: rate }), { maxLength: 12 })
  fc.assert(
    fc.property(lines, (some) => {
      expect(Math.abs(taxByLine(some) - taxByRate(some))).toBeLessThanOrEqual(some.length)
      const one = some.map((line) => ({ ...line, tax_rate: 2500 }))
      const exact = one.reduce((sum, line) => sum + line.net * 2500, 0)
      expect(Math.abs(taxByRate(one) * 10_000 - exact)).toBeLessThanOrEqual(5000)
    }),
  )
})

test.each([
  [{ net: 1, tax_rate: 5000 }, 1],
  [{ net: -1, tax_rate: 5000 }, -1],
  [{ net: 333, tax_rate: 1900 }, 63],
  [{ net: 50, tax_rate: 700 }, 4],
  [{ net: 9_007_199_254_740_991, tax_rate: 10_000 }, 9_007_199_254_740_991],
])('%j is taxed %i', (line, tax) => expect(taxOf(line)).toBe(tax))

test('what lines come to', () => {
  const lines = [
    { quantity: 3, unit_minor: 3333, tax_rate: 1900 },
    { quantity: 1, unit_minor: 50, tax_rate: 700 },
  ]
  expect(totalOf(lines)).toEqual({ net: 10_049, tax: 1900 + 4 })
})
