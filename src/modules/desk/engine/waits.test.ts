import { expect, test } from 'vitest'
import { waitsOf } from './waits.ts'

const moves = (...all: [at: number, waits_for?: string][]) =>
  all.map(([at, waits_for]) => ({ at, after: { waits_for } }))

test.each([
  [moves(), []],
  [moves([1, 'supplier'], [5]), [{ from: 1, until: 5 }]],
  [moves([1, 'supplier'], [3, 'supplier'], [5, 'requester'], [6]), [{ from: 1, until: 5 }]],
  [
    moves([1, 'supplier'], [2], [4, 'supplier'], [9, 'date']),
    [
      { from: 1, until: 2 },
      { from: 4, until: 9 },
    ],
  ],
  [moves([1, 'requester'], [2], [3, 'supplier']), []],
])('of %o', (some, waits) => {
  expect(waitsOf(some)).toEqual(waits)
})
