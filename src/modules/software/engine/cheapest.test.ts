import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cheapestOf } from './cheapest.ts'
import { cheapestChoice, type Wish } from './choice.ts'
import type { Lot } from './ground.ts'

/** The least that all can cost, by trying every option of everybody. */
function bruteForce(wishes: readonly Wish[], free: readonly number[]): number {
  const all = wishes.flatMap(({ n, options }) => Array.from({ length: n }, () => options))
  const tryFrom = (at: number, left: readonly number[]): number => {
    const options = all[at]
    if (!options) return 0
    return Math.min(
      ...options.map(({ lot, money, changes }) => {
        if (lot !== null && (left[lot] ?? 0) < 1) return Infinity
        const rest = left.map((n, one) => (one === lot ? n - 1 : n))
        return money * 1000 + changes + tryFrom(at + 1, rest)
      }),
    )
  }
  return tryFrom(0, free)
}

const option = fc.record({
  lot: fc.constantFrom(0, 1, 2),
  money: fc.nat(3),
  changes: fc.nat(2),
})
const wish = fc
  .record({ n: fc.integer({ min: 1, max: 3 }), options: fc.array(option, { maxLength: 3 }), buy: fc.nat(9) })
  .map(({ n, options, buy }): Wish => ({ n, options: [...options, { lot: null, money: buy, changes: 0 }] }))

test('nothing is cheaper than what is chosen, and no lot gives more than it has', () => {
  const free = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3))
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 3 }), free, (wishes, lots) => {
      const chosen = cheapestChoice(wishes, lots)
      const used = lots.map(() => 0)
      let cost = 0
      for (const [k, { n, options }] of wishes.entries()) {
        expect(chosen[k]?.reduce((all, some) => all + some, 0)).toBe(n)
        for (const [o, { lot, money, changes }] of options.entries()) {
          const some = chosen[k]?.[o] ?? 0
          if (lot !== null) used[lot] = (used[lot] ?? 0) + some
          cost += some * (money * 1000 + changes)
        }
      }
      for (const [lot, most] of lots.entries()) expect(used[lot]).toBeLessThanOrEqual(most)
      expect(cost).toBe(bruteForce(wishes, lots))
    }),
  )
})

const std = { id: 'std', family: 'hull', edition: 1, release: 0 }
const pro = { id: 'pro', family: 'hull', edition: 2, release: 0 }
const lot = (more: Partial<Lot>): Lot => ({
  id: 'a',
  product: 'pro',
  metric: 'device',
  quantity: 1,
  starts_on: null,
  ends_on: null,
  upgrade: false,
  downgrade: false,
  second_use: false,
  given: [],
  ...more,
})
const device = (id: string, user: string | null = null) => ({
  id,
  user,
  site: null,
  cores: null,
  processors: null,
})

test('seats of those who have it not are moved, editions lowered, idle ones taken off; only the rest is bought', () => {
  const devices = ['d1', 'd2', 'd3', 'd4', 'd5', 'd9'].map((id) => device(id))
  const plan = cheapestOf(
    {
      today: '2026-11-30',
      products: [std, pro],
      devices,
      installs: devices.slice(0, 5).map(({ id }) => ({ device: id, product: 'pro' })),
      lots: [lot({ id: 'a', quantity: 2, given: ['d9'] }), lot({ id: 'b', product: 'std' })],
      prices: new Map([
        ['a', { minor: 20_000, currency: 'EUR' }],
        ['b', { minor: 3000, currency: 'EUR' }],
      ]),
      free: new Set(),
    },
    new Set(['d5']),
  )
  const told = plan.steps.map(({ what, to, from, money }) => [what, to, from, money])
  expect(told).toContainEqual(['move', 'pro', 'd9', 0])
  expect(told).toContainEqual(['remove', null, null, 0])
  expect(told).toContainEqual(['lower', 'std', null, 0])
  // One is kept, and for the fifth a lower one is bought, which is cheaper than another of its own.
  expect(told).toContainEqual(['lower', 'std', null, 3000])
  expect([plan.steps.length, plan.money, plan.unpriced]).toEqual([4, 3000, 0])
})

test('what people share is bought once, and what has no price is said', () => {
  const devices = [device('d1', 'ana'), device('d2', 'ana'), device('d3')]
  const installs = devices.map(({ id }) => ({ device: id, product: 'pro' }))
  const base = { today: '2026-11-30', products: [pro], devices, installs, free: new Set<string>() }
  const byUser = lot({ metric: 'user', quantity: 4, ends_on: '2026-01-01' })
  const priced = cheapestOf(
    { ...base, lots: [byUser], prices: new Map([['a', { minor: 4000, currency: 'EUR' }]]) },
    new Set(),
  )
  expect([priced.steps.length, priced.money]).toEqual([2, 2000])
  expect(cheapestOf({ ...base, lots: [], prices: new Map() }, new Set())).toMatchObject({
    money: 0,
    unpriced: 3,
  })
})
