import { sql } from 'kysely'
import { recordset } from '#kernel/insert-rows'
import type { Write } from '#kernel/context'
import { houseDay } from '#modules/identity/public'
import { derivedOf, workdaysFor } from './derived.ts'
import { termsOf } from './price.ts'

/** Brings what lists sort by up to this day: terms renew by themselves, and calendars change. Nothing is told of it. */
export async function refreshTerms(ctx: Write): Promise<void> {
  const today = await houseDay(ctx)
  const rows = await ctx.db
    .selectFrom('contract')
    .selectAll()
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', today)]))
    .execute()
  const workdays = await workdaysFor(
    ctx,
    rows.map(({ calendar_id }) => calendar_id),
  )
  const fresh = rows.flatMap((row) => {
    const now = derivedOf(termsOf(row), today, workdays(row.calendar_id))
    const isSame = Object.entries(now).every(([name, value]) => row[name as keyof typeof now] === value)
    return isSame ? [] : [{ id: row.id, ...now }]
  })
  if (fresh.length === 0) return
  await sql`update contract c set ends_on = f.ends_on, until_on = f.until_on, notice_on = f.notice_on, bound_until = f.bound_until
    from ${recordset('contract', fresh)} f where c.id = f.id`.execute(ctx.db)
}
