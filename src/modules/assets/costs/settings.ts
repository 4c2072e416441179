import { digitsOf } from '#lib/money/currency'
import type { Read } from '#kernel/context'
import { setting, valuesOf, whole } from '#kernel/settings'
import { organisationOf } from '#modules/identity/public'
import type { Rates } from '../engine/ownership.ts'
import { w } from './words.ts'

const most = 100_000
export const downtimeRate = setting('assets.downtime-rate', w.later('downtime-rate'), whole(0, most), 0, {
  hint: w.later('downtime-rate-hint'),
})
export const labourRate = setting('assets.labour-rate', w.later('labour-rate'), whole(0, most), 0, {
  hint: w.later('labour-rate-hint'),
})
export const idleDays = setting('assets.idle-days', w.later('idle-days'), whole(1, 3650), 60, {
  hint: w.later('idle-days-hint'),
})

/** What an hour costs, in the currency of the organisation; null where it has not said. */
export async function ratesOf(ctx: Pick<Read, 'db'>): Promise<Rates & { zone: string }> {
  const { currency, zone } = await organisationOf(ctx)
  const decided = await valuesOf(ctx, [downtimeRate, labourRate])
  const rate = ({ name }: { name: string }) => {
    const units = Number(decided.get(name))
    return units === 0 ? null : { minor: units * 10 ** digitsOf(currency), currency }
  }
  return { zone, downtime: rate(downtimeRate), labour: rate(labourRate) }
}
