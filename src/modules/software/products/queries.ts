import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { visible, writesSeen } from '#kernel/visible'
import type { software } from '../contract.ts'
import { Licensing } from '../schemas.ts'
import { suiteOf } from '../suites/links.ts'
import { rulesOf } from './commands.ts'
import { moneyOfRow } from './list.ts'

export async function showProduct(ctx: Read, { id }: Input<typeof software.product>) {
  const ref = await seenByRef(ctx, id, 'product')
  const {
    title,
    audience_id: _,
    vendor_id,
    ...row
  } = await ctx.db
    .selectFrom('product')
    .selectAll()
    .select(sql<number>`(select count(*)::int from package p where p.product_id = product.id)`.as('packages'))
    .where('id', '=', ref.id)
    .executeTakeFirstOrThrow()
  return {
    ...moneyOfRow(row),
    licensing: Licensing.parse(row.licensing),
    name: title,
    version: ref.version,
    vendor: await vendorNamed(ctx, vendor_id),
    rules: await rulesOf(ctx, ref.id),
    ...(await suiteOf(ctx, ref.id)),
    created_at: ref.created_at,
    can: { write: writesSeen(ctx.actor, ref) },
  }
}

/** A vendor by its name, as far as the reader may see it. */
export async function vendorNamed(ctx: Read, id: string | null) {
  if (id === null) return null
  const found = await ctx.db
    .selectFrom('entity')
    .select(['id', 'key', 'title as name'])
    .where('id', '=', id)
    .where(visible(ctx.actor, 'entity'))
    .executeTakeFirst()
  return found ?? null
}
