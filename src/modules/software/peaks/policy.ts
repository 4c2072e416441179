import { DAY_MS } from '#lib/time/instant'
import type { Sentence } from '#lib/words'
import type { Measure } from './schemas.ts'
import { w } from './words.ts'

/** A peak of a longer time would say nothing of any one day. */
export const mostDays = 31

/** Why a measurement says of no day how many there were; null if it does. `now` and `today`: when and on which day it is said. */
export function measureProblem(
  { day, from, to }: Measure,
  { now, today }: { now: string; today: string },
): Sentence | null {
  if (day !== undefined) {
    if (from !== undefined || to !== undefined) return w.later('day-or-time')
    return day > today ? w.later('yet-to-come') : null
  }
  if (from === undefined || to === undefined) return w.later('day-or-time')
  const [starts, ends] = [Date.parse(from), Date.parse(to)]
  if (ends < starts) return w.later('ends-first')
  if (Math.max(starts, ends) > Date.parse(now)) return w.later('yet-to-come')
  return ends - starts > mostDays * DAY_MS ? w.later('too-long', { n: mostDays }) : null
}
