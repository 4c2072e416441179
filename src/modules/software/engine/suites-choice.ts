/** What has no price counts first, then money, then installations that are not covered, then what was never bought before, then seats of suites. */
export type Cost = readonly number[]
export const nothing: Cost = [0, 0, 0, 0, 0]
export const less = (a: Cost, b: Cost) => {
  const at = a.findIndex((one, n) => one !== (b[n] ?? 0))
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}
export const plus = (a: Cost, b: Cost, times = 1): Cost => a.map((one, n) => one + times * (b[n] ?? 0))

/** How many of each kind are chosen. */
export type Pick = readonly number[]

/** So many choices are tried one by one; beyond that the greatest gain is followed. */
const mostTried = 3000
/** Of so many kinds at most one is tried in exchange for each other. */
const mostExchanged = 24
/** So many rounds of exchange at most. */
const mostRounds = 40

/**
 * The choice of so many of each kind that costs the least. All are tried where they are few; else the greatest gain first, as many at a
 * time as gain the same, and then one kind in exchange for another as long as that is cheaper.
 */
export function leastOf(
  most: readonly number[],
  costOf: (pick: Pick) => Cost,
  atMost = mostTried,
): { pick: Pick; exact: boolean } {
  const tries = most.reduce((all, n) => all * (n + 1), 1)
  return tries <= atMost
    ? { pick: tryAll(most, costOf), exact: true }
    : { pick: climb(most, costOf), exact: false }
}

function tryAll(most: readonly number[], costOf: (pick: Pick) => Cost): Pick {
  let best: Pick = most.map(() => 0)
  let least = costOf(best)
  const step = (pick: readonly number[]) => {
    if (pick.length < most.length) {
      for (let n = 0; n <= (most[pick.length] ?? 0); n++) step([...pick, n])
      return
    }
    const cost = costOf(pick)
    if (less(cost, least)) [best, least] = [pick, cost]
  }
  step([])
  return best
}

function climb(most: readonly number[], costOf: (pick: Pick) => Cost): Pick {
  let pick: Pick = most.map(() => 0)
  const moved = (add: number, take: number | null, n: number): Pick | null => {
    const next = pick.map((one, k) => one + (k === add ? n : 0) - (k === take ? n : 0))
    return next.every((one, k) => one >= 0 && one <= (most[k] ?? 0)) ? next : null
  }
  /** As many as are better than half as many: what is gained by each only becomes less. */
  const far = (add: number, take: number | null): Pick => {
    let best = pick
    let least = costOf(pick)
    for (let n = 1; ; n *= 2) {
      const next = moved(add, take, n)
      const cost = next && costOf(next)
      if (!next || !cost || !less(cost, least)) break
      ;[best, least] = [next, cost]
    }
    return best
  }
  for (let round = 0; round < mostRounds * most.length; round++) {
    const takes = most.length > mostExchanged ? [null] : [null, ...most.keys()]
    const ways = [...most.keys()].flatMap((add) =>
      takes.filter((take) => take !== add).map((take) => far(add, take)),
    )
    let best = pick
    for (const way of ways) if (less(costOf(way), costOf(best))) best = way
    if (best === pick) return pick
    pick = best
  }
  return pick
}
