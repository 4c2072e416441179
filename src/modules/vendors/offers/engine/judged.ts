/** What people gave for one criterion of one offer. */
export interface Given {
  readonly scorer: string
  readonly score: number
}
export interface Judged {
  /** The mean of those that count; null while there is none. */
  readonly mean: number | null
  /** The lowest and the highest of them. */
  readonly low: number | null
  readonly high: number | null
  readonly n: number
}

/** What those say together who have no interest in the outcome. */
export function judgedBy(given: readonly Given[], biased: ReadonlySet<string>): Judged {
  const counted = given.filter(({ scorer }) => !biased.has(scorer)).map(({ score }) => score)
  if (counted.length === 0) return { mean: null, low: null, high: null, n: 0 }
  return {
    mean: counted.reduce((sum, one) => sum + one, 0) / counted.length,
    low: Math.min(...counted),
    high: Math.max(...counted),
    n: counted.length,
  }
}

/** Scores by price: the cheapest has the best score, twice its price half of it. `among`: who can still win. */
export function priceScores(
  totals: readonly (number | null)[],
  among: readonly boolean[],
  best: number,
): (number | null)[] {
  const known = totals.filter((one, k): one is number => one !== null && among[k] === true)
  const cheapest = Math.min(...known)
  return totals.map((one) => {
    if (one === null) return null
    if (one <= cheapest || known.length === 0) return best
    return (best * cheapest) / one
  })
}
