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
  /** Of these, how many nobody was asked to buy yet. */
  readonly ask: number
}

/** By minimum, how many somebody was asked to buy for it, that did not come yet. */
export type Asked = ReadonlyMap<string, number>

const holds = (outer: Minimum, inner: Minimum) =>
  outer !== inner && (outer.place === null || inner.path.includes(outer.place))

/**
 * What the minimums of one model lack. What is on order has no place yet, so it is given to where some are missing, the innermost places
 * first: what comes there counts for all places around it too. So the fewest are bought that fill every minimum: each wants what it lacks,
 * and nothing placed further out would have filled more of them.
 */
export function fillMinimums(
  minimums: readonly Minimum[],
  ordered: number,
  asked: Asked = new Map(),
): Filled[] {
  const asks = fill(minimums, ordered, pooled(minimums, ordered, asked))
  return fill(minimums, ordered).map((one, n) => ({ ...one, ask: asks[n]?.buy ?? 0 }))
}

interface Pool {
  readonly of: Minimum
  left: number
}

/**
 * What was asked for counts where it was asked for and in all places within, the innermost first, and no more of it than is missing
 * there still. What is on order is taken to be what was asked for, so that nothing counts twice.
 */
function pooled(minimums: readonly Minimum[], ordered: number, asked: Asked): Pool[] {
  const pools = minimums
    .toSorted((a, b) => b.path.length - a.path.length)
    .map((of) => ({ of, left: Math.min(asked.get(of.id) ?? 0, Math.max(0, of.least - of.ready)) }))
  let known = ordered
  for (const pool of pools) {
    const comes = Math.min(known, pool.left)
    pool.left -= comes
    known -= comes
  }
  return pools
}

function fill(
  minimums: readonly Minimum[],
  ordered: number,
  pools: readonly Pool[] = [],
): Omit<Filled, 'ask'>[] {
  let left = ordered
  const comes = new Map<Minimum, { given: number; buy: number }>()
  for (const one of minimums.toSorted((a, b) => b.path.length - a.path.length)) {
    const within = [...comes].flatMap(([inner, it]) => (holds(one, inner) ? it.given + it.buy : 0))
    const lacks = Math.max(0, one.least - one.ready - sum(within))
    const given = Math.min(lacks, left)
    left -= given
    let buy = lacks - given
    for (const pool of pools.filter(({ of }) => of === one || holds(of, one))) {
      const taken = Math.min(buy, pool.left)
      pool.left -= taken
      buy -= taken
    }
    comes.set(one, { given: lacks - buy, buy })
  }
  return minimums.map((one) => {
    const missing = Math.max(0, one.least - one.ready)
    const given = [...comes].flatMap(([inner, it]) => (inner === one || holds(one, inner) ? it.given : 0))
    return { id: one.id, missing, ordered: Math.min(missing, sum(given)), buy: comes.get(one)?.buy ?? 0 }
  })
}

const sum = (all: readonly number[]) => all.reduce((total, n) => total + n, 0)
