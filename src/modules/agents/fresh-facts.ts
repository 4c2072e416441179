import type { Read } from '#kernel/context'
import { pick } from '#lib/patch'
import { saysOf } from '#modules/assets/public'
import { assetFields } from './asset-fields.ts'
import type { Facts } from './engine/facts.ts'

/** What each field of an asset was written by: a report, unless somebody has changed it since. */
export async function writtenBy({ db }: Pick<Read, 'db'>, assetId: string) {
  const rows = await db
    .selectFrom('agent_fact')
    .select(['field', 'value', 'was'])
    .where('asset_id', '=', assetId)
    .execute()
  return new Map(rows.map((row) => [row.field, row]))
}

/** What to put back if the device turns out to be another: what stood there before reports did, or what somebody has entered since. */
export const wasBefore = (
  now: string,
  before: { readonly value: string; readonly was: string } | undefined,
) => (before !== undefined && now === before.value ? before.was : now)

/** Which of the facts of a report are written to the asset, by the rules of the house on who counts more. */
export async function freshFacts(ctx: Read, assetId: string, facts: Facts) {
  const before = await writtenBy(ctx, assetId)
  const fresh = await saysOf(ctx, assetId, 'agent', pick(facts, assetFields), before)
  return fresh.map(({ field, value, stands }) => ({
    field,
    value,
    was: wasBefore(stands, before.get(field)),
  }))
}
