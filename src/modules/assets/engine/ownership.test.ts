import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  capitalOf,
  costKinds,
  daysOwned,
  type Owned,
  type Piece,
  priced,
  summed,
  yearlyOf,
} from './ownership.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
const straight = {
  method: 'straight-line',
  years: 4,
  factor: 200,
  switches: true,
  convention: 'full-month',
} as const
const laptop: Owned = {
  cost: eur(160_000),
  bought_on: '2024-12-01',
  terms: straight,
  salvage_percent: 10,
  left: null,
}
const told = (one: Partial<Owned>) =>
  capitalOf({ ...laptop, ...one }, '2026-11-30').map(({ kind, money }) => [kind, money?.minor ?? null])

test('what is still in it is taken off; what nobody knows is not nothing', () => {
  // Two of four years are over: half of what it loses, 90 % of its price, is gone.
  expect(told({})).toEqual([
    ['purchase', 160_000],
    ['worth', -88_000],
  ])
  expect(told({ cost: null })).toEqual([['purchase', null]])
  expect(told({ terms: null })).toEqual([
    ['purchase', 160_000],
    ['worth', null],
  ])
  expect(told({ bought_on: null })).toEqual([
    ['purchase', 160_000],
    ['worth', null],
  ])
})

test('of what is gone counts what it brought', () => {
  const left = (sold: boolean, proceeds: number | null) => ({
    left: { on: '2026-05-01', sold, proceeds: proceeds === null ? null : eur(proceeds) },
  })
  expect(told(left(true, 15_000))).toEqual([
    ['purchase', 160_000],
    ['worth', -15_000],
  ])
  expect(told(left(true, null))).toEqual([
    ['purchase', 160_000],
    ['worth', null],
  ])
  // What was thrown away brought nothing.
  expect(told(left(false, null))).toEqual([['purchase', 160_000]])
})

test('minutes have a price only where an hour has one', () => {
  expect(priced(90, eur(6_000))).toEqual(eur(9_000))
  expect(priced(1, eur(50))).toEqual(eur(1))
  expect(priced(90, null)).toBeNull()
})

test('a year is told from a year on, and is a year of 365¼ days', () => {
  expect(yearlyOf(1_461_00, 1461)).toBe(365_25)
  expect(yearlyOf(-1_461_00, 1461)).toBe(-365_25)
  expect(yearlyOf(5000, 364)).toBeNull()
  expect(daysOwned(laptop, '2026-11-30')).toBe(729)
  expect(
    daysOwned({ ...laptop, left: { on: '2024-12-31', sold: false, proceeds: null } }, '2026-11-30'),
  ).toBe(30)
})

const money = fc.record({
  minor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  currency: fc.constantFrom('EUR', 'NOK', 'JPY'),
})
const piece: fc.Arbitrary<Piece> = fc.record({
  kind: fc.constantFrom(...costKinds),
  on: fc.constant(null),
  money: fc.option(money),
  minutes: fc.option(fc.nat(500)),
})

test('sums are exact, currencies stay apart, and kinds add up to the total', () => {
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const { kinds, total } = summed(pieces)
      for (const currency of ['EUR', 'NOK', 'JPY']) {
        const plainly = pieces.reduce(
          (sum, one) => sum + (one.money?.currency === currency ? one.money.minor : 0),
          0,
        )
        expect(total.sums.get(currency) ?? 0).toBe(plainly)
        expect([...kinds.values()].reduce((sum, { sums }) => sum + (sums.get(currency) ?? 0), 0)).toBe(
          plainly,
        )
      }
      expect(total.unknown).toBe(pieces.filter((one) => one.money === null).length)
    }),
  )
})
