/** A span of time in milliseconds; what is not over has no end. */
export interface Away {
  readonly from: number
  readonly until: number | null
}

const hour = 3_600_000

/** For how many whole hours a thing was missing by now: time that lies in several spans counts once. */
export function hoursAway(spans: readonly Away[], now: number): number {
  let total = 0
  let reached = Number.NEGATIVE_INFINITY
  for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
    const end = Math.min(until ?? now, now)
    const start = Math.max(from, reached)
    if (end > start) total += end - start
    reached = Math.max(reached, end)
  }
  return Math.floor(total / hour)
}
