import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cashOf, decideOn, urgencyOf } from './runway.ts'

test('the last day to decide leaves time for approval and for another vendor', () => {
  const lead = { approval: 14, procurement: 45 }
  expect(decideOn({ act_on: '2026-12-31', ends_on: '2027-03-31' }, lead)).toBe('2026-11-02')
  expect(decideOn({ act_on: null, ends_on: '2027-03-01' }, lead)).toBe('2027-01-01')
})

test.each([
  ['2026-11-29', 'late'],
  ['2026-11-30', 'month'],
  ['2026-12-30', 'month'],
  ['2026-12-31', 'quarter'],
  ['2027-02-28', 'quarter'],
  ['2027-03-01', 'later'],
])('%s is %s', (day, urgency) => {
  expect(urgencyOf(day, '2026-11-30')).toBe(urgency)
})

test('cash by month loses nothing and mixes no currencies', () => {
  const due = fc.record({
    on: fc
      .integer({ min: 0, max: 400 })
      .map((days) => Temporal.PlainDate.from('2026-11-01').add({ days }).toString()),
    minor: fc.integer({ min: 0, max: 1e9 }),
    currency: fc.constantFrom('EUR', 'NOK', 'JPY'),
    bound: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(due), (all) => {
      const cash = cashOf(all, '2026-11-01', '2027-12-31')
      expect(cash.map(({ currency }) => currency).toSorted()).toEqual(
        [...new Set(all.map((one) => one.currency))].toSorted(),
      )
      for (const { currency, months } of cash) {
        const sum = months.reduce((n, { bound, open }) => n + bound + open, 0)
        expect(sum).toBe(
          all.filter((one) => one.currency === currency).reduce((n, { minor }) => n + minor, 0),
        )
        expect(months).toHaveLength(14)
      }
    }),
  )
})

test('what is only to be done takes no days to approve or to buy', () => {
  const one = { act_on: null, ends_on: '2026-06-30', prompt: true } as const
  expect(decideOn(one, { approval: 14, procurement: 45 })).toBe('2026-06-30')
  // Begun earlier, it is still done by its day.
  expect(decideOn({ ...one, act_on: '2026-06-01' }, { approval: 14, procurement: 45 })).toBe('2026-06-30')
})
