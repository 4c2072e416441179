const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The last moment at which the clock struck that hour (UTC). */
export function lastStroke(now: number, hour: number): number {
  const today = Math.floor(now / dayMs) * dayMs + hour * hourMs
  return today <= now ? today : today - dayMs
}

/** How long after its hour a backup that is not there is worth telling. */
const graceMs = 2 * hourMs

/** Whether one is owed, given when the last good one was taken, or since when there has been anything to back up. */
export function backupDue(now: number, hour: number, since: number): { due: boolean; late: boolean } {
  const stroke = lastStroke(now, hour)
  const due = since < stroke
  // A day that was missed is late whatever the hour.
  return { due, late: due && (now - stroke > graceMs || since < stroke - dayMs) }
}

/** What failed an hour ago may go well now; before that it would only fill the lists of what failed. */
export const mayTryAgain = (now: number, failed: number) => now - failed >= hourMs
