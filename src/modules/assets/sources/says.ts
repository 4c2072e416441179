import type { Read } from '#kernel/context'
import { type RawBuilder, sql } from 'kysely'
import { type Loaded, loadAssets } from '../commands/load.ts'
import type { Source } from '../engine/sources.ts'
import { rulesOf } from './rules.ts'
import { saidIn } from './said-in.ts'
import { isWritten } from './standing.ts'

/** Fields of an asset that only people here change. */
export async function lockedFieldsOf({ db }: Pick<Read, 'db'>, id: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('asset_lock').select('field').where('asset_id', '=', id).execute()
  return new Set(rows.map(({ field }) => field))
}

/** The same for a query over many: whether that field of that asset is locked. */
export const isLocked = (asset: RawBuilder<unknown>, field: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from asset_lock l where l.asset_id = ${asset} and l.field = ${field})`

const saidAs = (asset: Loaded, field: string, by: Source): Loaded => ({
  ...asset,
  sources: { ...asset.sources, [field]: { by } },
})

/**
 * Of the facts that a source says of an asset those that are other than what stands there, and are written by the rules of
 * the house; `wrote`: what it wrote there itself, where it knows.
 */
export async function saysOf<Field extends string>(
  ctx: Read,
  id: string,
  source: Source,
  facts: Readonly<Partial<Record<Field, string>>>,
  wrote: ReadonlyMap<string, { readonly value: string }>,
): Promise<{ readonly field: Field; readonly value: string; readonly stands: string }[]> {
  const asset = (await loadAssets(ctx, [id])).get(id)
  if (!asset) return []
  const rules = await rulesOf(ctx)
  const now: Readonly<Record<string, unknown>> = { ...asset, name: asset.title }
  return (Object.entries(facts) as [Field, string | undefined][]).flatMap(([field, value]) => {
    const held = now[field]
    const stands = typeof held === 'string' ? held : ''
    if (value === undefined || value === stands) return []
    const thing = wrote.get(field)?.value === stands ? saidAs(asset, field, source) : asset
    return isWritten(rules, thing, { field, now: saidIn(asset, field), source })
      ? [{ field, value, stands }]
      : []
  })
}
