import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { owedPieces, stillOrdered } from './state.ts'

test('what goes back for good is wanted no more, but for what was too many', () => {
  expect(stillOrdered({ quantity: 10, came: 10, given_up: 2, replaced: 0 })).toBe(8)
  expect(stillOrdered({ quantity: 10, came: 12, given_up: 2, replaced: 0 })).toBe(10)
  expect(stillOrdered({ quantity: 10, came: 12, given_up: 3, replaced: 0 })).toBe(9)
  // Two came in place of two that went back: none was too many.
  expect(stillOrdered({ quantity: 10, came: 12, given_up: 1, replaced: 2 })).toBe(9)
})

test('owed is what is billed and went back for good, not what is to be replaced', () => {
  const all = { quantity: 10, came: 10, billed: 10 }
  expect(owedPieces({ ...all, given_up: 1, replaced: 0 })).toBe(1)
  expect(owedPieces({ ...all, given_up: 0, replaced: 2 })).toBe(0)
  expect(owedPieces({ ...all, given_up: 1, replaced: 2 })).toBe(1)
  expect(owedPieces({ ...all, came: 12, given_up: 1, replaced: 2 })).toBe(1)
  expect(owedPieces({ ...all, came: 5, billed: 5, given_up: 1, replaced: 0 })).toBe(1)
  expect(owedPieces({ ...all, billed: 9, given_up: 1, replaced: 0 })).toBe(0)
})

const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 20 }),
    came: fc.nat(30),
    given_up: fc.nat(30),
    replaced: fc.nat(30),
    billed: fc.nat(30),
  })
  .filter(({ came, given_up, replaced, billed }) => given_up + replaced <= came && billed <= came)

test('nothing is wanted less than nothing or more than was ordered; as much is owed at most as went back, and is billed', () => {
  fc.assert(
    fc.property(line, (one) => {
      const wanted = stillOrdered(one)
      const owed = owedPieces(one)
      expect(wanted).toBeLessThanOrEqual(one.quantity)
      expect(wanted).toBeGreaterThanOrEqual(one.quantity - one.given_up)
      expect(owed).toBeGreaterThanOrEqual(0)
      expect(owed).toBeLessThanOrEqual(Math.min(one.given_up, one.billed))
      // With its credit note nothing is owed.
      const alone = { ...one, replaced: 0 }
      expect(owedPieces({ ...alone, billed: one.billed - owedPieces(alone) })).toBe(0)
    }),
  )
})
