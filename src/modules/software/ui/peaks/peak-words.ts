import { byHand, byLog, peakUnits } from '../../peaks/schemas.ts'
import type { AtOnce, PeakDay } from '../../peaks/schemas.ts'
import { w } from './words.ts'

export const unitChoices = () => peakUnits.map((value) => ({ value, title: w(`unit.${value}`) }))

/** What says so, in words; a licence server by its own name. */
export const sourceSaid = (source: string) =>
  source === byHand ? w('source.hand') : source === byLog ? w('source.log') : source

/** What the peak of a product comes to, as a sentence without the day. */
export function peakSentence(pool: AtOnce | null, days: readonly PeakDay[]): string {
  if (pool?.measured) {
    const { peak, unit } = pool.measured
    return w(`${peak > pool.owned ? 'over' : 'within'}.${unit}`, { n: peak, of: pool.owned })
  }
  return pool === null
    ? w('not-owned', { n: Math.max(0, ...days.map(({ peak }) => peak)) })
    : w('not-measured')
}
