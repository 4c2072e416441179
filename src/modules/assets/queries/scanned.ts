import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import type { assets } from '../contract.ts'
import { scanned } from '../engine/scanned.ts'
import { assetsPage } from './list.ts'

const most = 5

/** The assets that a scanned code means, those that are gone last. */
export async function scannedAssets(ctx: Read, { code }: Input<typeof assets.scanned>) {
  const { key, text } = scanned(code)
  const where = sql<boolean>`t.id in (
    select id from entity where kind = 'asset' and key = ${key}::text
    union all select id from asset where lower(tag) = lower(${text}) and tag <> '' and meaning <> 'gone'
    union all select id from asset where tag = ${text} and tag <> ''
    union all select id from asset where lower(serial) = lower(${text}) and serial <> '')`
  const { items } = await assetsPage(ctx, where, { limit: most })
  return { items: items.toSorted((a, b) => Number(a.meaning === 'gone') - Number(b.meaning === 'gone')) }
}
