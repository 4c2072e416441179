const [second, minute, hour] = [1, 60, 3600]
/** How long after each try the next one comes, in seconds; the last step goes on. */
const steps = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour]
const spread = 0.2

/** For so long what nobody takes is tried, and a receiver that takes nothing is called. */
export const giveUpAfterHours = 72

/** Seconds until the next try after so many; `chance` (0 to 1) spreads what failed together. */
export function waitAfter(attempts: number, chance: number): number {
  const step = steps[Math.min(attempts, steps.length) - 1] ?? steps[0] ?? 0
  return Math.round(step * (1 - spread + 2 * spread * chance))
}

/**
 * Seconds that a receiver asks us to wait, at least one and no more than the longest step; none where it says nothing that is
 * understood. `header`: seconds or a date (RFC 9110, 10.2.3).
 */
export function askedWait(header: string | undefined, now: string): number | undefined {
  if (header === undefined) return undefined
  const isDate = header.endsWith(' GMT')
  const seconds = isDate ? (Date.parse(header) - Date.parse(now)) / 1000 : Number(header)
  if (Number.isNaN(seconds) || (!isDate && !/^\d{1,9}$/.test(header))) return undefined
  return Math.min(Math.max(1, Math.ceil(seconds)), Math.max(...steps))
}

const hourMs = hour * 1000
export const isTooOld = (since: string, now: string): boolean =>
  Date.parse(now) - Date.parse(since) >= giveUpAfterHours * hourMs
