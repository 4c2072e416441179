import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  bookOn,
  byUnits,
  lostByUnits,
  conventions,
  lostBy,
  madeBy,
  timeMethods,
  schedule,
  type Terms,
  yearly,
} from './engine/depreciation.ts'
import { rounded } from './engine/exact.ts'

// Figures that were computed elsewhere, by other programs; in whole units with two decimals.
const amounts = z.array(z.number())
const golden = z
  .object({
    cost: z.number(),
    salvage: z.number(),
    life_years: z.int(),
    straight_line: amounts,
    sum_of_years_digits: amounts,
    double_declining: amounts,
    double_declining_switch_to_sl: amounts,
    declining_150_switch: amounts,
    written_down_value: z.object({ amounts }),
    units_of_production: z.object({ units: amounts, amounts }),
    ddb_does_not_reach_salvage_example: z.object({
      cost: z.number(),
      salvage: z.number(),
      life: z.int(),
      ddb: amounts,
      ddb_switch: amounts,
      book_value_after_5y_without_switch: z.number(),
    }),
    conventions_straight_line_in_service_2026_03_17_calendar_fy_2026_2031: z.record(z.string(), amounts),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'depreciation.golden.json'), 'utf8')))

const cents = (all: readonly number[]) => all.map((one) => Math.round(one * 100))
const terms: Terms = {
  method: 'straight-line',
  years: golden.life_years,
  factor: 200,
  switches: false,
  convention: 'full-month',
  cost: golden.cost * 100,
  salvage: golden.salvage * 100,
  from: '2026-01-01',
}
const taken = (more: Partial<Terms>) => schedule({ ...terms, ...more }).map(({ amount }) => amount)

test.each([
  ['straight line', golden.straight_line, {}],
  ['sum of years', golden.sum_of_years_digits, { method: 'sum-of-years' }],
  ['double declining', golden.double_declining, { method: 'declining' }],
  [
    'double declining, going over',
    golden.double_declining_switch_to_sl,
    { method: 'declining', switches: true },
  ],
  [
    '1.5 declining, going over',
    golden.declining_150_switch,
    { method: 'declining', factor: 150, switches: true },
  ],
] as const)('%s', (_, expected, more) => {
  expect(taken(more)).toEqual(cents(expected))
})

test('written down: each year by itself as it was computed elsewhere, and a sum without a remainder', () => {
  const each = yearly({ ...terms, method: 'written-down' }).map(rounded)
  expect(each).toEqual(cents(golden.written_down_value.amounts))
  // Rounded one by one they lack a cent.
  expect(each.reduce((sum, one) => sum + one, 0)).toBe(terms.cost - terms.salvage - 1)
  expect(taken({ method: 'written-down' }).reduce((sum, one) => sum + one, 0)).toBe(
    terms.cost - terms.salvage,
  )
})

test('declining without going over leaves more than the salvage', () => {
  const example = golden.ddb_does_not_reach_salvage_example
  const more = {
    cost: example.cost * 100,
    salvage: example.salvage * 100,
    years: example.life,
    method: 'declining',
  } as const
  expect(taken(more)).toEqual(cents(example.ddb))
  expect(taken({ ...more, switches: true })).toEqual(cents(example.ddb_switch))
  expect(bookOn({ ...terms, ...more }, '2030-12-31')).toBe(
    Math.round(example.book_value_after_5y_without_switch * 100),
  )
})

test('by units', () => {
  const { units, amounts: expected } = golden.units_of_production
  expect(byUnits(golden.cost * 100, golden.salvage * 100, units)).toEqual(cents(expected))
})

test('by units that were read: each year takes what its readings say, and none of what is not known', () => {
  const { units, amounts: expected } = golden.units_of_production
  const readings = units.map((_, n) => ({
    on: `${2026 + n}-12-31`,
    count: units.slice(0, n + 1).reduce((sum, some) => sum + some, 0),
  }))
  const read = { ...terms, method: 'units', units: 10_000, readings } as const
  expect(schedule(read).map(({ amount }) => amount)).toEqual(cents(expected))
  // Between two readings the earlier one stands.
  expect(bookOn(read, '2027-12-30')).toBe(bookOn(read, '2026-12-31'))
  expect([madeBy(read, '2026-12-30'), lostBy(read, '2026-12-30')]).toEqual([null, 0])
  expect(schedule({ ...read, readings: [] })).toEqual([])
})

test('by units: never below what is left at the end, never back, and the sum is all of it', () => {
  const amount = fc.integer({ min: 0, max: 500_000_000 })
  const counts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 100 }), counts, (cost, share, units) => {
      const salvage = Math.floor((cost * share) / 100)
      const all = units.reduce((sum, some) => sum + some, 0)
      const each = byUnits(cost, salvage, units)
      expect(each.every((one) => one >= 0)).toBe(true)
      expect(each.reduce((sum, one) => sum + one, 0)).toBe(all === 0 ? 0 : cost - salvage)
      expect(lostByUnits(cost, salvage, all + 1, all)).toBe(lostByUnits(cost, salvage, all, all))
    }),
  )
})

const named = {
  full_month: 'full-month',
  following_month: 'following-month',
  mid_month: 'mid-month',
  half_year: 'half-year',
  daily_pro_rata_actual_days: 'daily',
} as const
test.each(Object.entries(named))('in use from 17 March, by %s', (name, convention) => {
  const expected = golden.conventions_straight_line_in_service_2026_03_17_calendar_fy_2026_2031[name] ?? []
  expect(taken({ from: '2026-03-17', convention })).toEqual(cents(expected))
})

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyTerms = fc
  .record({
    method: fc.constantFrom(...timeMethods),
    years: fc.integer({ min: 1, max: 20 }),
    factor: fc.constantFrom(100, 125, 150, 200, 300),
    switches: fc.boolean(),
    convention: fc.constantFrom(...conventions),
    cost: fc.integer({ min: 0, max: 500_000_000 }),
    share: fc.integer({ min: 0, max: 100 }),
    from: days,
  })
  .map(({ share, ...rest }): Terms => ({ ...rest, salvage: Math.floor((rest.cost * share) / 100) }))

test('what is lost adds up to cost less salvage, never falls below it and never comes back', () => {
  fc.assert(
    fc.property(anyTerms, (one) => {
      const rows = schedule(one)
      const sum = rows.reduce((total, { amount }) => total + amount, 0)
      const isWhole = one.method !== 'declining' || one.switches
      if (isWhole) expect(sum).toBe(one.cost - one.salvage)
      expect(rows.every(({ amount, book }) => amount >= 0 && book >= one.salvage)).toBe(true)
      expect(rows.at(-1)?.book).toBe(one.cost - sum)
    }),
  )
})

test('a later day is never worth more, and a year’s end is worth what the schedule says', () => {
  fc.assert(
    fc.property(anyTerms, days, days, (one, a, b) => {
      const [early, late] = a < b ? [a, b] : [b, a]
      expect(lostBy(one, late)).toBeGreaterThanOrEqual(lostBy(one, early))
      for (const { year, book } of schedule(one)) expect(bookOn(one, `${year}-12-31`)).toBe(book)
    }),
  )
})

/** By the book, in numbers with rounding: close enough to the exact ones to tell a slip. */
function oracle({ method, years, factor, switches, cost, salvage }: Terms): number[] {
  const found: number[] = []
  let book = cost
  for (let n = 0; n < years; n++) {
    const straight = (book - salvage) / (years - n)
    const declined = Math.min((book * factor) / 100 / years, book - salvage)
    const taken =
      method === 'straight-line'
        ? (cost - salvage) / years
        : method === 'sum-of-years'
          ? ((cost - salvage) * (years - n)) / ((years * (years + 1)) / 2)
          : switches
            ? Math.max(declined, straight)
            : declined
    found.push(taken)
    book -= taken
  }
  return found
}

test('each year takes what the textbook says', () => {
  const exactly = anyTerms.filter(({ method }) => method !== 'written-down')
  fc.assert(
    fc.property(exactly, (one) => {
      const [is, wanted] = [yearly(one).map(rounded), oracle(one)]
      for (const [n, amount] of is.entries())
        expect(Math.abs(amount - (wanted[n] ?? 0))).toBeLessThanOrEqual(0.51)
    }),
  )
})
