import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillMinimums, type Minimum } from './minimums.ts'

const anywhere = (least: number, ready: number): Minimum => ({
  id: 'all',
  place: null,
  path: [],
  least,
  ready,
})
const bergen = (least: number, ready: number): Minimum => ({
  id: 'bergen',
  place: 'bergen',
  path: ['bergen'],
  least,
  ready,
})

test('what lies ready is enough, too little, or on order', () => {
  expect(fillMinimums([anywhere(5, 5)], 0)).toEqual([{ id: 'all', missing: 0, ordered: 0, buy: 0 }])
  expect(fillMinimums([anywhere(5, 2)], 2)).toEqual([{ id: 'all', missing: 3, ordered: 2, buy: 1 }])
  expect(fillMinimums([anywhere(5, 2)], 9)).toEqual([{ id: 'all', missing: 3, ordered: 3, buy: 0 }])
})

test('what is bought for a place fills what is missing around it', () => {
  expect(fillMinimums([anywhere(10, 7), bergen(5, 3)], 1)).toEqual([
    { id: 'all', missing: 3, ordered: 1, buy: 1 },
    { id: 'bergen', missing: 2, ordered: 1, buy: 1 },
  ])
})

/** Places as a tree of five: 0 holds 1 and 2, 2 holds 3 and 4. */
const paths = [['0'], ['0', '1'], ['0', '2'], ['0', '2', '3'], ['0', '2', '4']]
const small = fc.nat({ max: 3 })
const house = fc
  .tuple(
    fc.tuple(small, small, small, small, small),
    fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), small), { maxLength: 4 }),
  )
  .map(([stock, asked]) =>
    [...new Map(asked)].map(([n, least]): Minimum => {
      const path = paths[n] ?? []
      const within = (at: number) => path.every((step) => paths[at]?.includes(step))
      const ready = stock.reduce((total, here, at) => total + (within(at) ? here : 0), 0)
      return { id: String(n), place: path.at(-1) ?? null, path, least, ready }
    }),
  )

/** The fewest that must come, tried by putting ever more into the places in every way. */
function fewest(minimums: readonly Minimum[]): number {
  const isFull = (put: readonly number[]) =>
    minimums.every(({ path, least, ready }) => {
      const came = put.filter((at) => path.every((step) => paths[at]?.includes(step)))
      return ready + came.length >= least
    })
  let ways: number[][] = [[]]
  for (let n = 0; ; n++) {
    if (ways.some(isFull)) return n
    ways = ways.flatMap((put) => paths.flatMap((_, at) => (at >= (put.at(-1) ?? 0) ? [[...put, at]] : [])))
  }
}

test('no fewer could be bought, whatever is on order', () => {
  fc.assert(
    fc.property(house, fc.nat({ max: 8 }), (minimums, ordered) => {
      const filled = fillMinimums(minimums, ordered)
      const bought = filled.reduce((total, { buy }) => total + buy, 0)
      expect(bought).toBe(Math.max(0, fewest(minimums) - ordered))
      for (const { missing, ordered: comes, buy } of filled) {
        expect(comes).toBeLessThanOrEqual(Math.min(missing, ordered))
        expect(buy).toBeLessThanOrEqual(missing - comes)
      }
    }),
  )
})
