import type { Input } from '#lib/contract'
import { moneyOf, moneySaid } from '#lib/money/money'
import { dayDated } from '#lib/time/relative'
import { titleSaid } from '#lib/words'
import type { Read } from '#kernel/context'
import { seenAmong } from '#kernel/readable'
import { seen } from '#kernel/visible'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { isSource, ownField, ruledFields } from '../engine/sources.ts'
import { type Ground, groundOf } from '../ground.ts'
import { asItCame } from '../starters.ts'
import type { FieldSource, sourceEndpoints } from './contract.ts'
import { saidIn } from './said-in.ts'
import { saidBy } from './standing.ts'

const days: readonly string[] = ['bought_on', 'warranty_until']
const references: readonly string[] = ['home_place_id', 'supplier_id', 'holder_id']

/**
 * Who said what stands in the fields of an asset that hold something, or that somebody locked; the organisation's own one by one. For
 * those who see it from inside. */
export async function sourcesOf(ctx: Read, { id }: Input<typeof sourceEndpoints.sources>) {
  const { id: assetId, inside, created_at } = await seen(ctx, id, 'asset')
  if (!inside) return { items: [] }
  const asset = (await loadAssets(ctx, [assetId])).get(assetId)
  if (!asset) throw new Error('an asset without its row')
  const said = await sayer(ctx, asset)
  const fields = [
    ...ruledFields.filter((field) => field !== 'custom'),
    ...Object.keys(asset.custom).map(ownField),
  ]
  return {
    items: fields.flatMap((field): FieldSource[] => {
      const now = field === 'holder_id' ? asset.holder_id : saidIn(asset, field)
      const { at = created_at } = asset.sources[field] ?? {}
      const locked = asset.locks.includes(field)
      if ((now === '' || now === null || now === undefined) && !locked) return []
      const others = Object.entries(asset.otherwise[field] ?? {}).flatMap(([by, value]) =>
        isSource(by) && value !== now ? [{ by, value: said(field, value) }] : [],
      )
      return [{ field, by: saidBy(asset, field), at: new Date(at).toISOString(), locked, others }]
    }),
  }
}

/** Says values as one reads them: records by name, as far as the reader may see them. */
async function sayer(ctx: Read, { otherwise }: Loaded) {
  const ground = await groundOf(ctx)
  const ids = references.flatMap((field) =>
    Object.values(otherwise[field] ?? {}).filter((value) => typeof value === 'string'),
  )
  const names = await seenAmong(ctx, ids)
  const { language } = ctx.actor
  return (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–'
    if (typeof value !== 'string') return JSON.stringify(value)
    if (references.includes(field)) return names.get(value)?.title ?? '…'
    if (days.includes(field)) return dayDated(value, language)
    if (field === 'cost') return moneySaid(moneyOf(value), language)
    return field === 'type' || field === 'status' ? titled(ground, field, value, language) : value
  }
}

function titled(
  { types, statuses }: Ground,
  field: 'type' | 'status',
  code: string,
  language: Read['actor']['language'],
) {
  const all: readonly { code: string; title: string }[] = field === 'type' ? types : statuses
  return titleSaid(asItCame(all.find((one) => one.code === code)?.title ?? code), language)
}
