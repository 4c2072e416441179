import { expect, test } from 'vitest'
import { seatCost } from './seat-cost.ts'

const lot = {
  minor: 120_000,
  per: 'year',
  metric: 'device',
  quantity: 10,
  cores: 8,
  processors: 2,
  own: 2,
  all: 40,
} as const

test.each([
  ['a year of a seat', {}, 1461, 4 * 12_000],
  ['by the month', { per: 'month' }, 1461, 4 * 144_000],
  ['paid once, whenever', { per: 'once' }, 3, 12_000],
  ['by cores', { per: 'once', metric: 'core' }, 3, 96_000],
  ['by cores that nobody knows', { per: 'once', metric: 'core', cores: null }, 3, 12_000],
  ['by processors', { per: 'once', metric: 'processor' }, 3, 24_000],
  ['of a person with two devices', { per: 'once', metric: 'user' }, 3, 6_000],
  ['of all, ten seats on forty devices', { per: 'once', metric: 'concurrent' }, 3, 3_000],
  ['of all, with seats to spare', { per: 'once', metric: 'site', quantity: 100, minor: 100_000 }, 3, 1_000],
  ['on its first day', {}, 0, 0],
] as const)('%s', (_, changed, days, cost) => {
  expect(seatCost({ ...lot, ...changed }, days)).toBe(cost)
})
