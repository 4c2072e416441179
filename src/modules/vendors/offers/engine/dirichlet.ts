import { randomFrom } from '#lib/random'
import { type Scores, totalsOf, winnerOf } from './totals.ts'

/** A standard normal, by Box and Muller. */
const normal = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

/** A gamma with that shape and scale 1, by Marsaglia and Tsang (2000); shapes below 1 by their boost. */
export function gamma(next: () => number, shape: number): number {
  if (shape < 1) return gamma(next, shape + 1) * (1 - next()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(next)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Weights that sum to one, by Dirichlet with those parameters. */
export function dirichlet(next: () => number, alphas: readonly number[]): number[] {
  const drawn = alphas.map((alpha) => (alpha > 0 ? gamma(next, alpha) : 0))
  const sum = drawn.reduce((all, one) => all + one, 0)
  return drawn.map((one) => one / sum)
}

/** How tightly plausible weightings lie round the chosen one: on average, each weight counts for that much. */
const tightness = 2
const draws = 4000
const seed = 20_261_130

/** Plausible weightings have the chosen one as their mean: Dirichlet with α = 2 · n · weight. */
export const plausible = (weights: readonly number[]) =>
  weights.map((one) => tightness * weights.length * one)

/** In what share of so many drawn weightings each offer wins; where two are level neither does. */
export function winsOf(
  scores: Scores,
  alphas: readonly number[],
  { times = draws, from = seed }: { times?: number; from?: number } = {},
): number[] {
  const { next } = randomFrom(from)
  const wins = scores.map(() => 0)
  for (let n = 0; n < times; n++) {
    const winner = winnerOf(totalsOf(scores, dirichlet(next, alphas)))
    if (winner !== null) wins[winner] = (wins[winner] ?? 0) + 1
  }
  return wins.map((one) => one / times)
}
