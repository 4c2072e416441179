/** Scores by offer, and in each by criterion, in the order of the weights. */
export type Scores = readonly (readonly number[])[]

/** Weights scaled to a sum of one; if all are zero, none weighs more than another. */
export function shared(weights: readonly number[]): number[] {
  const sum = weights.reduce((all, one) => all + one, 0)
  return weights.map((one) => (sum > 0 ? one / sum : 1 / weights.length))
}

/** Σ weight × score of each offer. */
export const totalsOf = (scores: Scores, weights: readonly number[]): number[] =>
  scores.map((row) => row.reduce((sum, score, k) => sum + score * (weights[k] ?? 0), 0))

const near = 1e-9

/** The place of the one total that is above all others; null where two are level or there is none. */
export function winnerOf(totals: readonly number[]): number | null {
  const best = Math.max(...totals)
  const firsts = totals.flatMap((one, k) => (best - one < near ? [k] : []))
  return firsts.length === 1 ? (firsts[0] ?? null) : null
}

/** Places from 1; those that are level share one. */
export const placesOf = (totals: readonly number[]): number[] =>
  totals.map((one) => 1 + totals.filter((other) => other - one >= near).length)

/** One offer takes over where a weight becomes that. */
export interface Flip {
  readonly at: number
  readonly to: number
}
export interface Sensitivity {
  /** The nearest weight below and above at which another offer wins; null: none does, down to 0 or up to 1. */
  readonly below: Flip | null
  readonly above: Flip | null
}

/** The weights with one of them set, the others in their proportions to each other. */
export function withWeight(weights: readonly number[], k: number, value: number): number[] {
  const rest = shared(weights.filter((_, other) => other !== k))
  return weights.map((_, other) =>
    other === k ? value : (1 - value) * (rest[other < k ? other : other - 1] ?? 0),
  )
}

/**
 * At which value of one weight another offer wins. A total is linear in the weight while the others keep their
 * proportions, so two offers are level in one point at most: x·s + (1 − x)·r, with r the mean of the other scores.
 */
export function sensitivityOf(scores: Scores, weights: readonly number[], k: number): Sensitivity {
  const winner = winnerOf(totalsOf(scores, weights))
  const now = weights[k] ?? 0
  if (winner === null) return { below: null, above: null }
  const rest = totalsOf(scores, withWeight(weights, k, 0))
  const lead = (other: number) => ({
    atNone: (rest[winner] ?? 0) - (rest[other] ?? 0),
    atAll: (scores[winner]?.[k] ?? 0) - (scores[other]?.[k] ?? 0),
  })
  const flips = scores.flatMap((_, other) => {
    if (other === winner) return []
    const { atNone, atAll } = lead(other)
    const slope = atAll - atNone
    const at = -atNone / slope
    // Level at an end of the scale only: nobody takes over there.
    return Number.isFinite(at) && at > near && at < 1 - near ? [{ at, to: other }] : []
  })
  const below = flips.filter(({ at }) => at <= now).toSorted((a, b) => b.at - a.at)
  const above = flips.filter(({ at }) => at > now).toSorted((a, b) => a.at - b.at)
  return { below: below[0] ?? null, above: above[0] ?? null }
}
