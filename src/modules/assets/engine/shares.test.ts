import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { heldDays, type Move, split } from './shares.ts'

const begin = Temporal.PlainDate.from('2026-01-01')
const day = (n: number) => begin.add({ days: n }).toString()

test('a day is that of whoever had it last; what nobody had is nobody’s', () => {
  const moves = [
    { on: day(2), to: 'yard' },
    { on: day(5), to: 'office' },
    { on: day(5), to: 'yard' },
    { on: day(8), to: null },
  ]
  expect(heldDays(moves, { from: day(0), until: day(9) })).toEqual(
    new Map([
      [null, 4],
      ['yard', 6],
    ]),
  )
  expect(heldDays([{ on: day(4), to: 'yard' }], { from: day(4), until: day(3) })).toEqual(
    new Map([['yard', 1]]),
  )
})

test('what days do not divide goes to those of whom most was cut off', () => {
  expect(split(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(split(-100, [2, 1])).toEqual([-67, -33])
  expect(split(7, [0, 0])).toEqual([7, 0])
  expect(split(7, [])).toEqual([])
})

const moves = fc
  .array(fc.record({ n: fc.integer({ min: -20, max: 60 }), to: fc.constantFrom('a', 'b', 'c', null) }), {
    maxLength: 8,
  })
  .map((all) => all.toSorted((a, b) => a.n - b.n))

test('it is what asking on each day says', () => {
  fc.assert(
    fc.property(moves, fc.nat(30), fc.nat(40), (all, from, length) => {
      const told: Move[] = all.map(({ n, to }) => ({ on: day(n), to }))
      const days = new Map<string | null, number>()
      for (let n = from; n <= from + length; n++) {
        const holder = all.findLast((one) => one.n <= n)?.to ?? null
        days.set(holder, (days.get(holder) ?? 0) + 1)
      }
      expect(heldDays(told, { from: day(from), until: day(from + length) })).toEqual(days)
    }),
  )
})

test('shares come to the amount, each within one unit of what its days are', () => {
  const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
  fc.assert(
    fc.property(amounts, fc.array(fc.nat(4000), { minLength: 1, maxLength: 12 }), (minor, days) => {
      const shares = split(minor, days)
      expect(shares.reduce((sum, n) => sum + n, 0)).toBe(minor)
      const all = days.reduce((sum, n) => sum + n, 0)
      if (all === 0) return
      shares.forEach((share, n) => {
        const off = BigInt(share) * BigInt(all) - BigInt(minor) * BigInt(days[n] ?? 0)
        expect(off < BigInt(all) && off > -BigInt(all)).toBe(true)
      })
    }),
  )
})
