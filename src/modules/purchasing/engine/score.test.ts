import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliveryOf as standingOf, isSettled } from './state.ts'
import { deliveryOf, driftsOf, quantile } from './score.ts'

test('a quantile is reached by at least its share of the values, and by no smaller value', () => {
  const values = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (some, percent) => {
      const found = quantile(some, percent) ?? -1
      const share = (most: number) => some.filter((one) => one <= most).length * 100
      expect(some).toContain(found)
      expect(share(found)).toBeGreaterThanOrEqual(percent * some.length)
      for (const smaller of some.filter((one) => one < found))
        expect(share(smaller)).toBeLessThan(percent * some.length)
    }),
  )
  expect(quantile([], 50)).toBeNull()
})

test('how a vendor delivers', () => {
  const order = (received_on: string, promised_on: string | null = null) => ({
    ordered_on: '2026-03-01',
    promised_on,
    received_on,
  })
  expect(deliveryOf([])).toBeNull()
  expect(
    deliveryOf([
      order('2026-03-05', '2026-03-08'),
      order('2026-03-11', '2026-03-08'),
      order('2026-03-21'),
      order('2026-04-20', '2026-03-15'),
      order('2026-03-02', '2026-03-02'),
    ]),
  ).toEqual({ orders: 5, median: 10, most: 20, promised: 4, late: 2, late_by: 3 })
})

test('prices of the same thing in the same currency, from its first order to its last', () => {
  const bought = (what: string, on: string, unit_minor: number, currency = 'EUR') => ({
    what,
    on,
    unit_minor,
    currency,
  })
  expect(
    driftsOf([
      bought('Dock 3', '2026-05-01', 19_900),
      bought('dock 3', '2025-05-01', 18_000),
      bought('Dock 3', '2026-06-01', 200_000, 'NOK'),
      bought('Screen', '2025-05-01', 40_000),
      bought('Screen', '2026-01-01', 30_000),
      bought('Gift', '2025-05-01', 0),
      bought('Gift', '2026-05-01', 10),
    ]).map(({ what, by }) => [what, by]),
  ).toEqual([
    ['Screen', -2500],
    ['Dock 3', 1056],
  ])
})

test('more of one line makes up for none of another', () => {
  const line = (quantity: number, received: number, invoiced = 0) => ({
    quantity,
    received,
    invoiced,
    billed_net: 0,
  })
  expect(standingOf([line(2, 0)])).toBe('ordered')
  expect(standingOf([line(2, 5), line(1, 0)])).toBe('partly')
  expect(standingOf([line(2, 2), line(1, 1)])).toBe('received')
  expect(isSettled([line(2, 3, 2)])).toBe(false)
  expect(isSettled([line(2, 3, 3)])).toBe(true)
})
