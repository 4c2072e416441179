import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverMost } from './cover.ts'
import type { Case, Lot } from './ground.ts'
import { positionOf } from './position.ts'
import { tallyOf } from './tally.ts'
import { areAlike } from './units.ts'

const products = [
  { id: 'std', edition: 1, release: 2020, family: 'Hull' },
  { id: 'pro', edition: 2, release: 2020, family: 'Hull' },
  { id: 'old', edition: 1, release: 2016, family: 'Hull' },
]
const anyLot = fc.record({
  product: fc.constantFrom(...products.map(({ id }) => id)),
  metric: fc.constantFrom<Lot['metric'][]>('device', 'concurrent'),
  quantity: fc.integer({ min: 1, max: 6 }),
  starts_on: fc.constantFrom(null, '2027-01-01'),
  ends_on: fc.constantFrom(null, '2026-06-30', '2027-06-30'),
  upgrade: fc.boolean(),
  downgrade: fc.boolean(),
  second_use: fc.constant(false),
})
type Drawn = Omit<Lot, 'id' | 'given'> & { readonly peak?: number | null }
const anyMeasured = fc
  .tuple(anyLot, fc.option(fc.nat(8), { nil: null }))
  .map(([lot, peak]): Drawn => ({ ...lot, peak }))
/** So many devices at most with what each of them has, and what was bought: `lot`, also such of which it was measured how many are in use at once. */
const anyEstate = (
  most: number,
  { lot = anyLot, devices = 9 }: { lot?: fc.Arbitrary<Drawn>; devices?: number } = {},
) =>
  fc.record({
    has: fc.array(
      fc.uniqueArray(fc.constantFrom(...products.map(({ id }) => id)), { minLength: 1, maxLength: most }),
      { maxLength: devices },
    ),
    lots: fc.array(lot, { maxLength: 4 }),
    free: fc.constantFrom<string[][]>([], ['old']),
    priced: fc.constantFrom<string[][]>([], ['l0'], ['l0', 'l2']),
  })

function caseOf({ has, lots, free }: { has: string[][]; lots: Drawn[]; free: string[] }) {
  // What was measured is of the product, not of one of its lots.
  const peaks = new Map(lots.map(({ product, peak }) => [product, peak]))
  const bought = lots.map(({ peak: _, ...lot }, n): Lot => {
    const peak = lot.metric === 'concurrent' ? (peaks.get(lot.product) ?? null) : null
    const measured = peak === null ? {} : { measured: { peak, on: '2026-05-12', unit: 'user' as const } }
    return { ...lot, id: `l${n}`, given: [], ...measured }
  })
  expect(areAlike(bought)).toBe(true)
  const device = (id: string) => ({ id, user: null, site: null, cores: null, processors: null })
  const base = { today: '2026-11-30', products, lots: bought, free: new Set(free) }
  const each: Case = {
    ...base,
    devices: has.map((_, n) => device(`d${n}`)),
    installs: has.flatMap((some, n) => some.map((product) => ({ device: `d${n}`, product }))),
  }
  const kinds = [...Map.groupBy(has, (some) => some.toSorted().join(' '))]
  const counted: Case = {
    ...base,
    devices: kinds.map(([name]) => device(name)),
    installs: kinds.flatMap(([device, all]) =>
      device.split(' ').map((product) => ({ device, product, n: all.length })),
    ),
  }
  return { each, counted }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)

const alone = anyEstate(1, { lot: anyMeasured }).map(({ has, lots, ...rest }) => ({
  ...rest,
  has: has.map(() => ['std']),
  lots: lots.map((lot) => ({ ...lot, product: 'std' })),
  free: rest.free.map(() => 'std'),
}))

test('counted, the position of a product sums up to what it does one by one', () => {
  fc.assert(
    fc.property(alone, ({ priced, ...estate }) => {
      const { each, counted } = caseOf(estate)
      const prices = new Map(priced.map((id, n) => [id, { minor: 700 + n, currency: 'EUR' }]))
      const [one, other] = [positionOf(each), positionOf(counted)]
      expect(other.used).toEqual(one.used)
      expect(tallyOf(counted, other, { prices })).toEqual(tallyOf(each, one, { prices }))
      // What is summed up is what each installation is told.
      expect(one.covered).toEqual(one.verdicts.map(({ covered }) => Number(covered)))
    }),
    { numRuns: 500 },
  )
})

test('counted or one by one, devices with several products of a family are covered as often', () => {
  fc.assert(
    fc.property(anyEstate(3), (estate) => {
      const both = Object.values(caseOf(estate)).map((some) => positionOf(some))
      const covered = both.map((one) => sum(one.covered))
      // Where seats cross and there is much of it, a position says that it may have missed some: never that there is more.
      for (const { exact, covered: all } of both) if (exact) expect(sum(all)).toBe(Math.max(...covered))
    }),
    { numRuns: 300 },
  )
  // What is little is tried in every way.
  fc.assert(
    fc.property(anyEstate(3, { devices: 2 }), (estate) => {
      const both = Object.values(caseOf(estate)).map((some) => positionOf(some))
      expect(both.map(({ exact }) => exact)).toEqual([true, true])
    }),
  )
  fc.assert(
    fc.property(anyEstate(1, { lot: anyMeasured }), (estate) => {
      const [one, other] = Object.values(caseOf(estate)).map((some) => positionOf(some))
      expect(other?.used).toEqual(one?.used)
    }),
  )
})

test('many that want the same are so many that want it', () => {
  const demand = fc.uniqueArray(fc.record({ lot: fc.nat(2), weight: fc.constantFrom(1, 1, 2) }), {
    maxLength: 3,
    selector: ({ lot }) => lot,
  })
  const counts = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  const free = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4))
  fc.assert(
    fc.property(fc.array(demand, { maxLength: 3 }), counts, free, (some, many, lots) => {
      const weights = new Map<number, number>()
      // Who wants seats of the same key is as many as the others who do, and they weigh the same.
      const demands = some.map((candidates, at) => ({
        candidates: candidates.map(({ lot, weight }) => {
          weights.set(lot, weights.get(lot) ?? weight)
          return { lot, weight: weights.get(lot) ?? weight, key: String(at % 2) }
        }),
        n: many[at % 2] ?? 1,
      }))
      const each = demands.flatMap(({ candidates, n }) =>
        Array.from({ length: n }, (_, i) => ({
          candidates: candidates.map((one) => ({ ...one, key: `${one.key}${i}` })),
        })),
      )
      const [counted, single] = [coverMost(demands, lots), coverMost(each, lots)]
      expect(sum(counted.covered)).toBe(sum(single.covered))
      expect(counted.covered.map((n) => n > 0)).toEqual(counted.chosen.map(Boolean))
      for (const [lot, n] of counted.taken.entries()) expect(n).toBeLessThanOrEqual(lots[lot] ?? 0)
    }),
  )
})
