/** So many of a model must lie ready somewhere. */
export interface Minimum {
  readonly id: string
  /** Null: everywhere together. */
  readonly place: string | null
  /** The places around it from the root down, itself last; empty: everywhere. */
  readonly path: readonly string[]
  readonly least: number
  /** How many lie ready there and in all places within. */
  readonly ready: number
}

export interface Filled {
  readonly id: string
  /** How many fewer lie ready than must. */
  readonly missing: number
  /** Of these, how many are on order. */
  readonly ordered: number
  /** How many must still be bought, beside what is bought for places within. */
  readonly buy: number
}

const holds = (outer: Minimum, inner: Minimum) =>
  outer !== inner && (outer.place === null || inner.path.includes(outer.place))

/**
 * What the minimums of one model lack. What is on order has no place yet, so it is given to where some are missing, the innermost places
 * first: what comes there counts for all places around it too. So the fewest are bought that fill every minimum: each wants what it lacks,
 * and nothing placed further out would have filled more of them.
 */
export function fillMinimums(minimums: readonly Minimum[], ordered: number): Filled[] {
  let left = ordered
  const comes = new Map<Minimum, { given: number; buy: number }>()
  for (const one of minimums.toSorted((a, b) => b.path.length - a.path.length)) {
    const within = [...comes].flatMap(([inner, it]) => (holds(one, inner) ? it.given + it.buy : 0))
    const lacks = Math.max(0, one.least - one.ready - sum(within))
    const given = Math.min(lacks, left)
    left -= given
    comes.set(one, { given, buy: lacks - given })
  }
  return minimums.map((one) => {
    const missing = Math.max(0, one.least - one.ready)
    const given = [...comes].flatMap(([inner, it]) => (inner === one || holds(one, inner) ? it.given : 0))
    return { id: one.id, missing, ordered: Math.min(missing, sum(given)), buy: comes.get(one)?.buy ?? 0 }
  })
}

const sum = (all: readonly number[]) => all.reduce((total, n) => total + n, 0)
