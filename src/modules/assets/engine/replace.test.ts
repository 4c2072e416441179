import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  curveOf,
  enoughMonths,
  fewestDevices,
  fewestInMonth,
  hardly,
  keepingCosts,
  type Lived,
  savedBy,
  widest,
} from './replace.ts'

const price = 120_000
/** Nothing is left after four years. */
const straight = (months: number) => Math.max(0, price - months * 2_500)
const fleet = (n: number, months: number, each: (month: number) => number): Lived[] =>
  Array.from({ length: n }, () => ({
    months,
    since: 0,
    spent: Array.from({ length: months }, (_, month) => ({ month, minor: each(month) })),
  }))

test('too few devices, or too short a time, say nothing', () => {
  expect(
    curveOf(
      fleet(fewestDevices - 1, 60, () => 100),
      price,
      straight,
    ),
  ).toMatchObject({
    verdict: 'few',
    points: [],
  })
  expect(
    curveOf(
      fleet(40, 11, () => 100),
      price,
      straight,
    ),
  ).toMatchObject({ verdict: 'few', cheapest: null })
  // A curve goes no further than devices have lived: one old device is no fleet.
  const old: Lived = { months: 90, since: 0, spent: [{ month: 80, minor: 1_000_000 }] }
  expect(curveOf([...fleet(40, 24, () => 0), old], price, straight).points).toHaveLength(24)
})

test('what costs the same each month is kept for as long as it is known', () => {
  expect(
    curveOf(
      fleet(40, 60, () => 1_000),
      price,
      straight,
    ),
  ).toMatchObject({
    verdict: 'falling',
    cheapest: null,
  })
})

test('what breaks more the older it is has a cheapest age', () => {
  // No repairs for four years, then 200.00 each month: from then on a month costs more than the average.
  const curve = curveOf(
    fleet(40, 72, (month) => (month < 48 ? 0 : 20_000)),
    price,
    straight,
  )
  expect(curve).toMatchObject({ verdict: 'found', cheapest: { months: 1, yearly: 30_000 } })
  const digressive = (months: number) => Math.round(price * 0.5 ** (months / 12))
  const real = curveOf(
    fleet(40, 72, (month) => (month < 48 ? 0 : 20_000)),
    price,
    digressive,
  )
  expect(real.verdict).toBe('found')
  expect(real.cheapest?.months).toBe(48)
  expect(real.flat?.from).toBeLessThan(48)
  expect(real.flat?.until).toBeGreaterThanOrEqual(48)
  expect(savedBy(real, 60, digressive)).toBe(
    keepingCosts(real.points, 60, digressive) - (real.cheapest?.yearly ?? 0),
  )
  expect(savedBy(real, 60, digressive)).toBeGreaterThan(200_000)
  // A young one is worth keeping only as long as it does not lose more than a year costs.
  expect(savedBy(real, 40, digressive)).toBeLessThan(savedBy(real, 60, digressive) ?? 0)
})

test('what is not known of young devices counts as the first that is; where too much is not known nothing is told', () => {
  const watched = (since: number) => fleet(40, 60, () => 1_000).map((one) => ({ ...one, since }))
  const curve = curveOf(watched(20), price, straight)
  expect(curve.points[0]).toMatchObject({ running: 1_000, devices: 0, reach: 20 })
  expect(curve.points[20]).toMatchObject({ devices: 40, reach: 0 })
  expect(curveOf(watched(25), price, straight)).toMatchObject({ verdict: 'few', points: [] })
})

const lived: fc.Arbitrary<Lived> = fc.nat(50).chain((months) =>
  fc.record({
    months: fc.constant(months),
    since: fc.nat(Math.min(months, 6)),
    spent: fc.array(fc.record({ month: fc.nat(60), minor: fc.nat(50_000) }), { maxLength: 8 }),
  }),
)
const devices = fc.array(lived, { minLength: 5, maxLength: 30 })

/** What running one device costs in a month, told plainly: each window tried, each device asked for each month. */
function plainly(all: readonly Lived[], at: number): number | null {
  const there = (month: number) => all.filter(({ months, since }) => since <= month && month < months)
  if (there(at).length < fewestInMonth) return null
  for (let reach = 0; reach <= widest; reach++) {
    let [n, sum] = [0, 0]
    for (let month = Math.max(0, at - reach); month <= at + reach; month++)
      for (const { spent } of there(month)) {
        n++
        for (const one of spent) if (one.month === month) sum += one.minor
      }
    if (n >= enoughMonths) return Math.round(sum / n)
  }
  return null
}

test('a year costs what buying, running and selling over many lives comes to', () => {
  fc.assert(
    fc.property(devices, fc.integer({ min: 1, max: 9 }), (all, lives) => {
      const seen = Array.from({ length: 60 }, (_, month) => plainly(all, month))
      const first = seen.find((one) => one !== null) ?? 0
      const cost = (month: number) => seen[month] ?? first
      for (const { months, yearly, running } of curveOf(all, price, straight).points) {
        expect(running).toBe(cost(months - 1))
        let paid = 0
        for (let life = 0; life < lives; life++) {
          paid += price - straight(months)
          for (let month = 0; month < months; month++) paid += cost(month)
        }
        expect(Math.abs((paid * 12) / (lives * months) - yearly)).toBeLessThanOrEqual(0.5)
      }
    }),
    { numRuns: 40 },
  )
})

test('the cheapest age is the cheapest, whatever the order, and in any unit of money', () => {
  fc.assert(
    fc.property(devices, (all) => {
      const curve = curveOf(all, price, straight)
      for (const { yearly } of curve.points)
        expect(yearly).toBeGreaterThanOrEqual(curve.cheapest?.yearly ?? Number.NEGATIVE_INFINITY)
      for (const { months, yearly } of curve.points)
        if (curve.flat && curve.cheapest && months >= curve.flat.from && months <= curve.flat.until)
          expect(yearly).toBeLessThanOrEqual(curve.cheapest.yearly * (1 + hardly / 100))
      expect(curveOf(all.toReversed(), price, straight)).toEqual(curve)
      const tenfold = all.map(({ months, since, spent }) => ({
        months,
        since,
        spent: spent.map(({ month, minor }) => ({ month, minor: minor * 100 })),
      }))
      const dear = curveOf(tenfold, price * 100, (months) => straight(months) * 100)
      expect(dear.points).toHaveLength(curve.points.length)
      for (const [n, { yearly }] of dear.points.entries())
        // Each month is rounded once: a half of the smallest unit a month at most.
        expect(Math.abs(yearly / 100 - (curve.points[n]?.yearly ?? 0))).toBeLessThanOrEqual(7)
    }),
  )
})
