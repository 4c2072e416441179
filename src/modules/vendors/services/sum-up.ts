import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { locked } from '#kernel/visible'
import { vendorChanged } from '../events.ts'
import { vendorWords } from '../schemas.ts'

/** Keeps at vendors, in one line, what they do for us: lists, filters and search ask that. Told where it is another line than before. */
export async function sumUp(ctx: Write, vendorIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(vendorIds)].toSorted()) {
    await locked(ctx, id)
    const vendor = await ctx.db
      .selectFrom('vendor as v')
      .innerJoin('entity as e', 'e.id', 'v.id')
      .select(['e.id', 'e.kind', 'e.key', 'e.title', 'e.audience_id', 'v.services', 'v.account_no'])
      .select(
        sql<string>`coalesce((select string_agg(s.title, ', ' order by s.tier nulls last, s.title, s.id)
          from vendor_service s where s.vendor_id = v.id and not s.archived), '')`.as('now'),
      )
      .where('v.id', '=', id)
      .executeTakeFirstOrThrow()
    const { services: before, now: services, account_no } = vendor
    if (services === before) continue
    await ctx.db.updateTable('vendor').set({ services, updated_at: ctx.now }).where('id', '=', id).execute()
    await saveEntity(ctx, vendor, { words: vendorWords({ services, account_no }) })
    ctx.emit(vendorChanged, vendor, { before: { services: before }, after: { services } })
  }
}
