import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import '#test/chance'
import { type Compared, consistencyOf, matrixOf, principal, scoresOf } from './engine/ahp.ts'
import { dirichlet, gamma, plausible, winsOf } from './engine/dirichlet.ts'
import { judgedBy, priceScores } from './engine/judged.ts'
import { placesOf, sensitivityOf, shared, totalsOf, winnerOf, withWeight } from './engine/totals.ts'
import { randomFrom } from '#lib/random'

// Figures that were computed elsewhere, by other programs.
const numbers = z.array(z.number())
const golden = z
  .object({
    matrix: z.array(numbers),
    weights_eigenvector: numbers,
    lambda_max: z.number(),
    CI: z.number(),
    CR: z.number(),
    scores: z.record(z.string(), numbers),
    totals: z.record(z.string(), z.number()),
    weight_sensitivity: z.array(
      z.object({ criterion: z.int(), flips_to: z.string().nullable(), at_weight: z.number().nullable() }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'ahp.golden.json'), 'utf8')))
const names = Object.keys(golden.scores)
const scores = Object.values(golden.scores)

test('weights, consistency, totals and turning points are those of the golden numbers', () => {
  const { weights, lambda } = principal(golden.matrix)
  for (const [k, one] of golden.weights_eigenvector.entries()) expect(weights[k]).toBeCloseTo(one, 7)
  expect(lambda).toBeCloseTo(golden.lambda_max, 7)
  const { ci, ratio } = consistencyOf(golden.matrix)
  expect(ci).toBeCloseTo(golden.CI, 7)
  expect(ratio).toBeCloseTo(golden.CR, 7)
  const totals = totalsOf(scores, weights)
  for (const [k, name] of names.entries()) expect(totals[k]).toBeCloseTo(golden.totals[name] ?? 0, 5)
  for (const { criterion, flips_to, at_weight } of golden.weight_sensitivity) {
    const { below, above } = sensitivityOf(scores, weights, criterion)
    const nearest = [below, above].filter((one) => one !== null)
    if (flips_to === null) expect(nearest).toEqual([])
    else
      expect(nearest.map(({ at, to }) => [names[to], at.toFixed(5)])).toContainEqual([
        flips_to,
        at_weight?.toFixed(5),
      ])
  }
})

const weights = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 6 })
  .map((all) => shared(all))
const problem = weights.chain((some) =>
  fc.record({
    weights: fc.constant(some),
    scores: fc.array(
      fc.array(fc.integer({ min: 0, max: 10 }), { minLength: some.length, maxLength: some.length }),
      { minLength: 2, maxLength: 5 },
    ),
  }),
)

test('where a winner changes is where trying all weights one after the other finds it', () => {
  fc.assert(
    fc.property(problem, ({ weights: some, scores: all }) => {
      const winner = winnerOf(totalsOf(all, some))
      fc.pre(winner !== null)
      for (const k of some.keys()) {
        const { below, above } = sensitivityOf(all, some, k)
        const isStill = (x: number) =>
          Math.max(...totalsOf(all, withWeight(some, k, x))) -
            (totalsOf(all, withWeight(some, k, x))[winner ?? 0] ?? 0) <
          1e-7
        for (let x = 0; x <= 1.0001; x += 0.01) {
          const inside = x > (below?.at ?? -1) && x < (above?.at ?? 2)
          if (inside) expect(isStill(x), `${k} at ${x}`).toBe(true)
        }
        for (const [flip, side] of [
          [below, -1],
          [above, 1],
        ] as const)
          if (flip) {
            const past = totalsOf(all, withWeight(some, k, flip.at + side * 1e-4))
            expect((past[flip.to] ?? 0) - (past[winner ?? 0] ?? 0)).toBeGreaterThan(0)
          }
      }
    }),
    { numRuns: 60 },
  )
})

const ratios = fc.integer({ min: 2, max: 7 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    all: fc.array(fc.constantFrom(1, 2, 3, 5, 9, 1 / 2, 1 / 3, 1 / 7), {
      minLength: (n * (n - 1)) / 2,
      maxLength: (n * (n - 1)) / 2,
    }),
  }),
)
const compared = (n: number, all: readonly number[]): Compared[] => {
  const pairs: Compared[] = []
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++) pairs.push({ a, b, ratio: all[pairs.length] ?? 1 })
  return pairs
}

test('whatever is compared: the matrix is reciprocal, weights sum to one, and λ is at least n', () => {
  fc.assert(
    fc.property(ratios, ({ n, all }) => {
      const matrix = matrixOf(n, compared(n, all))
      for (let a = 0; a < n; a++)
        for (let b = 0; b < n; b++) expect((matrix[a]?.[b] ?? 0) * (matrix[b]?.[a] ?? 0)).toBeCloseTo(1, 12)
      const found = principal(matrix)
      expect(found.weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
      expect(found.lambda).toBeGreaterThan(n - 1e-9)
      const { ratio, triple } = consistencyOf(matrix)
      expect(triple === null).toBe(ratio < 1e-9)
      expect(Math.max(...scoresOf(matrix, 10))).toBeCloseTo(10, 9)
    }),
  )
})

test('comparisons that follow from weights give these weights back and contradict nothing', () => {
  fc.assert(
    fc.property(weights, (some) => {
      const ratio = (a: number, b: number) => (some[a] ?? 1) / (some[b] ?? 1)
      const pairs = compared(some.length, []).map(({ a, b }) => ({ a, b, ratio: ratio(a, b) }))
      const matrix = matrixOf(some.length, pairs)
      for (const [k, one] of principal(matrix).weights.entries()) expect(one).toBeCloseTo(some[k] ?? 0, 9)
      expect(consistencyOf(matrix)).toMatchObject({ triple: null })
      expect(consistencyOf(matrix).ratio).toBeCloseTo(0, 9)
    }),
  )
})

test('the three that contradict each other most are named', () => {
  const { triple, ratio } = consistencyOf(
    matrixOf(3, [
      { a: 0, b: 1, ratio: 5 },
      { a: 1, b: 2, ratio: 5 },
      { a: 0, b: 2, ratio: 1 / 5 },
    ]),
  )
  expect(triple).toEqual({ a: 0, b: 1, c: 2, implied: 25, said: 1 / 5 })
  expect(ratio).toBeGreaterThan(0.1)
})

test('in which order offers stand changes nothing', () => {
  fc.assert(
    fc.property(problem, ({ weights: some, scores: all }) => {
      const turned = all.toReversed()
      const back = (k: number | null) => (k === null ? null : all.length - 1 - k)
      expect(winnerOf(totalsOf(turned, some))).toBe(back(winnerOf(totalsOf(all, some))))
      expect(placesOf(totalsOf(turned, some)).toReversed()).toEqual(placesOf(totalsOf(all, some)))
      for (const k of some.keys()) {
        const [was, is] = [sensitivityOf(all, some, k), sensitivityOf(turned, some, k)]
        expect(is.above?.at ?? null).toBe(was.above?.at ?? null)
        expect(is.below?.at ?? null).toBe(was.below?.at ?? null)
      }
      const wins = winsOf(turned, plausible(some), { times: 200 })
      expect(wins.toReversed()).toEqual(winsOf(all, plausible(some), { times: 200 }))
    }),
    { numRuns: 40 },
  )
})

test('drawn weights sum to one and have the chosen ones as their mean', () => {
  const { next } = randomFrom(7)
  const some = [0.5, 0.3, 0.15, 0.05]
  const times = 20_000
  const sums = some.map(() => 0)
  for (let n = 0; n < times; n++) {
    const drawn = dirichlet(next, plausible(some))
    expect(drawn.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
    for (const [k, one] of drawn.entries()) sums[k] = (sums[k] ?? 0) + one
  }
  for (const [k, one] of some.entries()) expect((sums[k] ?? 0) / times).toBeCloseTo(one, 2)
  const gammas = Array.from({ length: times }, () => gamma(next, 2.5))
  expect(gammas.reduce((sum, one) => sum + one, 0) / times).toBeCloseTo(2.5, 1)
})

test('of two criteria, the share in which an offer wins is how far its side reaches', () => {
  // A leads while the first weight is above 0.3: of all weightings that is 70 %.
  const wins = winsOf(
    [
      [10, 0],
      [3, 3],
    ],
    [1, 1],
    { times: 20_000 },
  )
  expect(wins[0]).toBeCloseTo(0.7, 1)
  expect((wins[0] ?? 0) + (wins[1] ?? 0)).toBeCloseTo(1, 9)
})

test('who has an interest does not count, and the cheapest that can win sets the price', () => {
  const given = [
    { scorer: 'a', score: 4 },
    { scorer: 'b', score: 9 },
    { scorer: 'c', score: 10 },
  ]
  expect(judgedBy(given, new Set(['c']))).toEqual({ mean: 6.5, low: 4, high: 9, n: 2 })
  expect(judgedBy(given, new Set(['a', 'b', 'c']))).toEqual({ mean: null, low: null, high: null, n: 0 })
  expect(priceScores([200, 100, 50, null], [true, true, false, true], 10)).toEqual([5, 10, 10, null])
  expect(priceScores([0, 5], [true, true], 10)).toEqual([10, 0])
})
