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
  expect(fillMinimums([anywhere(5, 5)], 0)).toEqual([{ id: 'all', missing: 0, ordered: 0, buy: 0, ask: 0 }])
  expect(fillMinimums([anywhere(5, 2)], 2)).toEqual([{ id: 'all', missing: 3, ordered: 2, buy: 1, ask: 1 }])
  expect(fillMinimums([anywhere(5, 2)], 9)).toEqual([{ id: 'all', missing: 3, ordered: 3, buy: 0, ask: 0 }])
})

test('what is bought for a place fills what is missing around it', () => {
  expect(fillMinimums([anywhere(10, 7), bergen(5, 3)], 1)).toMatchObject([
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

/** The fewest that must come beside what was asked for in places, put wherever it helps within them. */
function fewestBeside(minimums: readonly Minimum[], asked: ReadonlyMap<string, number>): number {
  let best = Infinity
  const pools = minimums.flatMap(({ id, path }) =>
    Array.from({ length: asked.get(id) ?? 0 }, () =>
      paths.flatMap((at, n) => (path.every((step) => at.includes(step)) ? [n] : [])),
    ),
  )
  const seen = new Set<string>()
  const put = (from: number, ready: readonly number[]) => {
    const name = `${from} ${ready.join(' ')}`
    if (seen.has(name) || best === 0) return
    seen.add(name)
    const places = pools[from]
    if (places) {
      for (const at of places)
        put(
          from + 1,
          ready.map((n, place) => n + Number(place === at)),
        )
      return
    }
    const now = minimums.map((one) => ({
      ...one,
      ready:
        one.ready +
        ready.reduce((all, n, at) => all + (one.path.every((step) => paths[at]?.includes(step)) ? n : 0), 0),
    }))
    best = Math.min(best, fewest(now))
  }
  put(
    0,
    paths.map(() => 0),
  )
  return best
}

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

test('what was asked for in a place fills what is missing within it, and is asked for once', () => {
  const asked = new Map([['all', 2]])
  const ask = (minimums: readonly Minimum[], ordered = 0) =>
    fillMinimums(minimums, ordered, asked).map((one) => one.ask)
  expect(ask([anywhere(5, 3), bergen(3, 2)])).toEqual([0, 0])
  expect(ask([anywhere(5, 3), bergen(3, 0)])).toEqual([0, 1])
  // It was ordered, and does not count twice.
  expect(ask([anywhere(5, 3), bergen(3, 0)], 2)).toEqual([0, 1])
  // Of what was asked for in Bergen nothing is for elsewhere.
  const there = fillMinimums([anywhere(5, 3), bergen(3, 3)], 0, new Map([['bergen', 2]]))
  expect(there.map((one) => one.ask)).toEqual([2, 0])
})

test('whatever is moved about, no more is asked for than is missing beside what was asked for', () => {
  fc.assert(
    fc.property(house, fc.tuple(small, small, small, small, small), (minimums, counts) => {
      const asked = new Map(minimums.map(({ id }, n) => [id, counts[n] ?? 0]))
      const filled = fillMinimums(minimums, 0, asked)
      const total = (of: 'ask' | 'buy') => filled.reduce((all, one) => all + one[of], 0)
      const open = new Map(filled.map(({ id, missing }) => [id, Math.min(missing, asked.get(id) ?? 0)]))
      expect(total('ask')).toBe(fewestBeside(minimums, open))
      for (const { ask, buy } of filled) expect(ask).toBeLessThanOrEqual(buy)
      // Once that is asked for too, nothing more is.
      const both = new Map(filled.map(({ id, ask }) => [id, (open.get(id) ?? 0) + ask]))
      expect(fillMinimums(minimums, 0, both).every(({ ask }) => ask === 0)).toBe(true)
    }),
  )
})
