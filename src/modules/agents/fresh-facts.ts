import type { Read } from '#kernel/context'
import { valuesOf } from '#kernel/settings'
import { assetFactsOf } from '#modules/assets/public'
import { type AssetField, assetFields } from './asset-fields.ts'
import type { Facts } from './engine/facts.ts'
import { wins } from './settings.ts'

/** Fields of an asset that no report may write. */
export async function lockedFields({ db }: Pick<Read, 'db'>, assetId: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('agent_lock').select('field').where('asset_id', '=', assetId).execute()
  return new Set(rows.map(({ field }) => field))
}

/** Fields in which a report counts more than what somebody entered. */
async function fieldsWon(ctx: Pick<Read, 'db'>): Promise<ReadonlySet<string>> {
  const decided = await valuesOf(ctx, Object.values(wins))
  return new Set(assetFields.filter((field) => decided.get(wins[field].name) === true))
}

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

/**
 * Which of the facts of a report are written to the asset: never where somebody locked the field; what is empty or still as
 * a report wrote it; and what somebody entered only in fields where reports win.
 */
export async function freshFacts(ctx: Read, assetId: string, facts: Facts) {
  const now = (await assetFactsOf(ctx, [assetId])).get(assetId)
  if (!now) return []
  const [before, locked, won] = [
    await writtenBy(ctx, assetId),
    await lockedFields(ctx, assetId),
    await fieldsWon(ctx),
  ]
  const free = (field: AssetField) =>
    !locked.has(field) && (now[field] === '' || now[field] === before.get(field)?.value || won.has(field))
  return assetFields.flatMap((field) => {
    const value = facts[field]
    return value !== undefined && value !== now[field] && free(field)
      ? [{ field, value, was: wasBefore(now[field], before.get(field)) }]
      : []
  })
}
