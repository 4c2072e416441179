import type { Read } from '#kernel/context'
import { setting, valuesOf, whole } from '#kernel/settings'
import type { Tier } from '../schemas.ts'
import { w } from './words.ts'

const tiers = ['1', '2', '3', '4'] as const
const usual: Record<Tier, number> = { '1': 12, '2': 24, '3': 36, '4': 0 }

export const settings = tiers.map((tier) =>
  setting(`vendors.assess-tier-${tier}`, w.later('again-months', { tier }), whole(0, 120), usual[tier], {
    hint: w.later('again-months-hint'),
  }),
)

/** On which day a vendor of a tier is to be asked again, after it was accepted on a day; null: never. */
export async function againOn(
  ctx: Pick<Read, 'db'>,
  tier: Tier | null,
  accepted: string,
): Promise<string | null> {
  const months = [...(await valuesOf(ctx, settings)).values()] as number[]
  const after = months[tiers.indexOf(tier ?? '2')] ?? 0
  return after === 0 ? null : Temporal.PlainDate.from(accepted).add({ months: after }).toString()
}
