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

const hourMs = hour * 1000
export const isTooOld = (since: string, now: string): boolean =>
  Date.parse(now) - Date.parse(since) >= giveUpAfterHours * hourMs
