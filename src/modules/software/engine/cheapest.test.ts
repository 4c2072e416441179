import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { device, lotsOf } from '#test/licence-cases'
import { cheapestOf } from './cheapest.ts'
import { cheapestChoice, type Wish } from './choice.ts'
import { type Case, isLive, type Lot, rightOf } from './ground.ts'
import { positionOf } from './position.ts'

/** The least that all can cost, by trying every option of everybody. */
function bruteForce(wishes: readonly Wish[], free: readonly number[]): number {
  const all = wishes.flatMap(({ n, options }) => Array.from({ length: n }, () => options))
  const tryFrom = (at: number, left: readonly number[]): number => {
    const options = all[at]
    if (!options) return 0
    return Math.min(
      ...options.map(({ lot, unpriced = 0, money, changes }) => {
        if (lot !== null && (left[lot] ?? 0) < 1) return Infinity
        const rest = left.map((n, one) => (one === lot ? n - 1 : n))
        return unpriced * 1e6 + money * 1000 + changes + tryFrom(at + 1, rest)
      }),
    )
  }
  return tryFrom(0, free)
}

const option = fc.record({
  lot: fc.constantFrom(0, 1, 2),
  unpriced: fc.nat(1),
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
        for (const [o, { lot, unpriced = 0, money, changes }] of options.entries()) {
          const some = chosen[k]?.[o] ?? 0
          if (lot !== null) used[lot] = (used[lot] ?? 0) + some
          cost += some * (unpriced * 1e6 + money * 1000 + changes)
        }
      }
      for (const [lot, most] of lots.entries()) expect(used[lot]).toBeLessThanOrEqual(most)
      expect(cost).toBe(bruteForce(wishes, lots))
    }),
  )
})

const std = { id: 'std', family: 'hull', edition: 1, release: 0 }
const pro = { id: 'pro', family: 'hull', edition: 2, release: 0 }
const lot = lotsOf('pro')

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

const tiers = [{ id: 'basic', family: 'hull', edition: 0, release: 0 }, std, pro]
const costs = new Map([
  ['basic', 1],
  ['std', 3],
  ['pro', 7],
])
const ends = ['2026-01-01', null] as const
/** Each device has one edition; seats are counted by devices, some given by hand, some with the right to lower ones. */
const anyFamily = fc
  .record({
    used: fc.array(fc.constantFrom('basic', 'std', 'pro'), { minLength: 1, maxLength: 5 }),
    some: fc.array(
      fc.record({
        product: fc.constantFrom('basic', 'std', 'pro'),
        quantity: fc.integer({ min: 1, max: 3 }),
        downgrade: fc.boolean(),
        ends_on: fc.constantFrom(null, null, ...ends),
      }),
      { maxLength: 3 },
    ),
    // To which lot each device was given a seat of, if any; some have nothing installed.
    hands: fc.array(fc.option(fc.nat(2)), { minLength: 7, maxLength: 7 }),
    idle: fc.subarray(['d0', 'd1']),
    free: fc.constantFrom([], [], ['basic']),
  })
  .map(({ used, some, hands, idle, free }) => {
    const lots = some.map((one, n) => {
      const given = hands.flatMap((at, who) => (at === n ? [`d${who}`] : []))
      return lot({ ...one, id: `l${n}`, given: given.slice(0, one.quantity) })
    })
    const priced = tiers.map(({ id }) => lot({ id: `p-${id}`, product: id, ends_on: '2020-01-01' }))
    const of: Case = {
      today: '2026-11-30',
      products: tiers,
      devices: used.map((_, n) => device(`d${n}`)),
      installs: used.map((product, n) => ({ device: `d${n}`, product })),
      lots: [...lots, ...priced],
      free: new Set(free),
    }
    const prices = new Map(
      of.lots.map(({ id, product, quantity }) => [
        id,
        { minor: (costs.get(product) ?? 0) * quantity, currency: 'EUR' },
      ]),
    )
    return { of, prices, idle: new Set(idle) }
  })

/** The least that a legal position costs, by trying every way of every device. */
function leastOf(of: Case, idle: ReadonlySet<string>): number {
  const byId = new Map(of.products.map((one) => [one.id, one]))
  const rights = (one: Lot, used: string) => {
    const [bought, wanted] = [byId.get(one.product), byId.get(used)]
    return isLive(one, of.today) && bought && wanted ? rightOf(one, bought, wanted) !== null : false
  }
  const { verdicts } = positionOf(of)
  const needs = of.installs.filter(({ product }) => !of.free.has(product))
  const isKept = (one: Lot) => (at: { device: string; product: string }) =>
    one.given.includes(at.device) && rights(one, at.product)
  const open = needs.filter((at) => !of.lots.some((one) => isKept(one)(at)))
  const room = of.lots.map((one) => one.quantity - needs.filter((at) => isKept(one)(at)).length)
  const tryFrom = (n: number, left: readonly number[]): number => {
    const at = open[n]
    if (!at) return 0
    const seated = (product: string) =>
      of.lots.flatMap((one, k) =>
        rights(one, product) && (left[k] ?? 0) > 0
          ? [
              tryFrom(
                n + 1,
                left.map((some, j) => (j === k ? some - 1 : some)),
              ),
            ]
          : [],
      )
    const rest = () => tryFrom(n + 1, left)
    const missing = !verdicts[of.installs.indexOf(at)]?.covered
    const lower = missing ? tiers.filter((one) => one.edition < (byId.get(at.product)?.edition ?? 0)) : []
    return Math.min(
      ...[at.product, ...lower.map(({ id }) => id)].flatMap((id) => [
        ...seated(id),
        (of.free.has(id) ? 0 : (costs.get(id) ?? 0)) + rest(),
      ]),
      ...(idle.has(at.device) ? [rest()] : []),
    )
  }
  return tryFrom(0, room)
}

test('whoever follows the plan is legal, seats by hand and all, and no plan is cheaper', () => {
  fc.assert(
    fc.property(anyFamily, ({ of, prices, idle }) => {
      const { steps, money } = cheapestOf({ ...of, prices }, idle)
      const done = new Map(steps.map((step) => [step.device, step]))
      const taken = new Set(steps.map(({ from }) => from))
      const bought = steps.flatMap(({ to, money: paid }, n) =>
        to !== null && (paid ?? 0) > 0 ? [lot({ id: `n${n}`, product: to })] : [],
      )
      const after: Case = {
        ...of,
        installs: of.installs.flatMap((one) => {
          const step = done.get(one.device)
          if (!step) return [one]
          return step.to === null ? [] : [{ device: one.device, product: step.to }]
        }),
        lots: [
          ...of.lots.map((one) => ({ ...one, given: one.given.filter((who) => !taken.has(who)) })),
          ...bought,
        ],
      }
      const { verdicts } = positionOf(after)
      expect(verdicts.filter((one) => !one.covered && one.why !== 'free')).toEqual([])
      expect(money).toBe(leastOf(of, idle))
    }),
    { numRuns: 400 },
  )
})

test('a plan is in one currency; what has another has no price in it, however small its figures', () => {
  const devices = [device('d1'), device('d2')]
  const given: Case = {
    today: '2026-11-30',
    products: [std, pro],
    devices,
    installs: [
      { device: 'd1', product: 'std' },
      { device: 'd2', product: 'pro' },
    ],
    lots: [
      lot({ id: 'a', product: 'pro', ends_on: '2026-01-01' }),
      lot({ id: 'b', product: 'pro', ends_on: '2026-01-01' }),
      lot({ id: 'c', product: 'std', ends_on: '2026-01-01' }),
    ],
    free: new Set(),
  }
  const prices = new Map([
    ['a', { minor: 8_000_000_000, currency: 'EUR' }],
    ['b', { minor: 9_000_000_000, currency: 'EUR' }],
    ['c', { minor: 5, currency: 'JPY' }],
  ])
  const plan = cheapestOf({ ...given, prices }, new Set())
  expect(plan).toMatchObject({ currency: 'EUR', money: 9_000_000_000, unpriced: 1 })
})
