import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { device, lotsOf } from '#test/licence-cases'
import { cheapestOf } from './cheapest.ts'
import { type Case, isLive, type Lot, type Measured, rightOf } from './ground.ts'
import { positionOf } from './position.ts'
import type { Price } from './prices.ts'
import { tallyOf } from './tally.ts'

const today = '2026-11-30'
const products = [
  { id: 'std', edition: 1, release: 2020, family: 'Hull' },
  { id: 'pro', edition: 2, release: 2020, family: 'Hull' },
]
const on = '2026-05-12'
const measured = (peak: number): Measured => ({ peak, on, unit: 'user' })
const lot = (more: Partial<Lot>) => lotsOf('std')({ metric: 'concurrent', quantity: 3, ...more })
const estate = (n: number, lots: readonly Lot[], used = 'std'): Case => ({
  today,
  products,
  lots,
  free: new Set(),
  devices: Array.from({ length: n }, (_, at) => device(`d${at}`)),
  installs: Array.from({ length: n }, (_, at) => ({ device: `d${at}`, product: used })),
})
const tallied = (given: Case, prices = new Map<string, Price>()) =>
  tallyOf(given, positionOf(given), { prices }).get('std')

test('a peak within what is owned covers every device, and says the day; one above covers none of them', () => {
  const within = estate(9, [lot({ measured: measured(2) })])
  expect(positionOf(within).verdicts[8]).toEqual({
    covered: true,
    lot: 'a',
    how: 'own',
    peak: { peak: 2, on, unit: 'user', of: 3 },
  })
  expect(tallied(within)).toMatchObject({ installed: 9, covered: 9, owned: 3, short: 0, spare: 1 })
  const above = estate(9, [lot({ measured: measured(5) })])
  expect(positionOf(above).verdicts[0]).toEqual({
    covered: false,
    why: 'peak',
    peak: { peak: 5, on, unit: 'user', of: 3 },
  })
  expect(tallied(above)).toMatchObject({ covered: 0, short: 2, spare: 0 })
  // Nobody measured it: each device counts, as before.
  expect(tallied(estate(9, [lot({})]))).toMatchObject({ covered: 3, short: 6 })
})

test('lots of one product are one pool, whatever else was bought covers first, and what nobody has installed is short all the same', () => {
  const both = [lot({ id: 'a', measured: measured(5) }), lot({ id: 'b', measured: measured(5), quantity: 2 })]
  expect(tallied(estate(4, both))).toMatchObject({ owned: 5, covered: 4, short: 0, spare: 0 })
  const mixed = estate(4, [lot({ measured: measured(1) }), lot({ id: 'b', metric: 'device', quantity: 2 })])
  expect(positionOf(mixed).used).toEqual(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  )
  expect(tallied(estate(0, [lot({ measured: measured(7) })]))).toMatchObject({ installed: 0, short: 4 })
  const ended = estate(2, [lot({ ends_on: '2026-11-29', measured: measured(1) })])
  expect(positionOf(ended).verdicts[0]).toMatchObject({ why: 'ended' })
})

test('what is reserved by hand is used, even where fewer are at it at once', () => {
  const given = estate(2, [lot({ given: ['d0', 'd1'], measured: measured(1) })])
  expect(positionOf(given).verdicts[0]).toMatchObject({ how: 'given' })
  expect(tallied(given)).toMatchObject({ short: 0, spare: 1 })
})

test('the cheapest way to a legal position buys as many as were too many, whatever is installed', () => {
  const prices = new Map([['a', { minor: 30_000, currency: 'EUR' }]])
  const above = { ...estate(9, [lot({ measured: measured(5) })]), prices }
  const plan = cheapestOf(above, new Set(['d0']))
  expect(plan).toMatchObject({ money: 20_000, unpriced: 0 })
  expect(plan.steps).toEqual([
    { what: 'buy', product: 'std', device: null, to: 'std', from: null, seats: 2, money: 20_000 },
  ])
  expect(tallied(above, prices)).toMatchObject({ risk: 20_000 })
})

const anyLot = fc.record({
  product: fc.constantFrom('std', 'pro'),
  metric: fc.constantFrom<Lot['metric'][]>('device', 'concurrent'),
  quantity: fc.integer({ min: 1, max: 4 }),
  ends_on: fc.constantFrom(null, null, '2026-06-30'),
  upgrade: fc.constant(false),
  downgrade: fc.boolean(),
})
const anyEstate = fc.record({
  has: fc.array(fc.constantFrom('std', 'pro'), { maxLength: 5 }),
  lots: fc.array(anyLot, { maxLength: 4 }),
  peaks: fc.record({ std: fc.option(fc.nat(8), { nil: null }), pro: fc.option(fc.nat(8), { nil: null }) }),
})

/** The most of these installations that these lots cover, by trying everything; a pool covers as many as like. */
function most(given: Case, lots: readonly Lot[], at = 0, left = new Map<string, number>()): number {
  const install = given.installs[at]
  if (!install) return 0
  const wanted = products.find(({ id }) => id === install.product)
  const best = lots.flatMap((one) => {
    const bought = products.find(({ id }) => id === one.product)
    const room = left.get(one.id) ?? (one.measured ? Infinity : one.quantity)
    if (!bought || !wanted || rightOf(one, bought, wanted) === null || room < 1) return []
    return [1 + most(given, lots, at + 1, new Map([...left, [one.id, room - 1]]))]
  })
  return Math.max(most(given, lots, at + 1, left), ...best)
}

test('as much is covered as trying everything covers, and only what no pool could take is missing besides', () => {
  fc.assert(
    fc.property(anyEstate, ({ has, lots: drawn, peaks }) => {
      const lots = drawn.map((one, n): Lot => {
        const peak = one.metric === 'concurrent' ? peaks[one.product] : null
        return lot({ ...one, id: `l${n}`, ...(peak !== null && { measured: measured(peak) }) })
      })
      const given = {
        ...estate(has.length, lots),
        installs: has.map((product, n) => ({ device: `d${n}`, product })),
      }
      const live = lots.filter((one) => isLive(one, today))
      const owned = (id: string) =>
        live
          .filter(({ product, measured: is }) => product === id && is)
          .reduce((sum, { quantity }) => sum + quantity, 0)
      const isOver = ({ product, measured: is }: Lot) => is !== undefined && is.peak > owned(product)
      const position = positionOf(given)
      const { verdicts, over, used } = position
      const covers = verdicts.filter(({ covered }) => covered)
      expect(covers).toHaveLength(
        most(
          given,
          live.filter((one) => !isOver(one)),
        ),
      )
      const ofPool = verdicts.filter((one) => !one.covered && one.why === 'peak')
      expect(covers.length + ofPool.length).toBe(most(given, live))
      for (const { id } of products) {
        const pool = live.filter(({ product, measured: is }) => product === id && is)
        const peak = pool[0]?.measured?.peak ?? 0
        expect(over.get(id) ?? 0).toBe(pool.length === 0 ? 0 : Math.max(0, peak - owned(id)))
        expect(pool.reduce((sum, one) => sum + (used.get(one.id) ?? 0), 0)).toBe(Math.min(peak, owned(id)))
      }
      const short = [...tallyOf(given, position, { prices: new Map() }).values()].reduce(
        (sum, one) => sum + one.short,
        0,
      )
      const alone = has.length - most(given, live)
      expect(short).toBe(alone + [...over.values()].reduce((sum, n) => sum + n, 0))
    }),
    { numRuns: 400 },
  )
})
