import { createHash } from 'node:crypto'
import type { Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { todayOf } from '#kernel/today'
import { seen } from '#kernel/visible'
import type { software } from '../contract.ts'
import { auditFrozen } from '../events.ts'
import { PackContent } from './schemas.ts'
import { w } from '../words.ts'
import { contentOf } from './content.ts'

/** Writes down for good how the licences bought of a vendor stand today; the vendor's timeline keeps its hash. */
export async function freezeAudit(ctx: Write, { vendor_id }: Input<typeof software.freezeAudit>) {
  const vendor = await seen(ctx, vendor_id, 'vendor')
  const as_of = todayOf(ctx)
  const said = PackContent.parse(await contentOf(ctx, vendor, as_of))
  refuseIf(said.products.length === 0 && w.later('nothing-of-vendor', { vendor: vendor.title }))
  const content = JSON.stringify(said)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const id = newId()
  await ctx.db
    .insertInto('audit_pack')
    .values({
      id,
      vendor_id,
      as_of,
      made_at: ctx.now,
      made_by: ctx.actor.id,
      content,
      sha256,
      products: said.products.length,
      installs: said.installations.length,
      short: said.products.reduce((all, { counts }) => all + counts.short, 0),
    })
    .execute()
  ctx.emit(auditFrozen, vendor, { pack_id: id, as_of, sha256 })
  return { id }
}
