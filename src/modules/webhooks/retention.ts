import { sql } from 'kysely'
import { retention } from '#kernel/retention'
import { w } from './words.ts'

const isOld = (before: string) => sql<boolean>`state <> 'waiting' and made_at <= ${before}::timestamptz`

/** How long it is kept what was sent, and what can be sent again. */
export const oldDeliveries = retention({
  name: 'webhooks',
  title: w.later('retention'),
  ask: w.later('retention-days'),
  usual: 30,
  least: 1,
  async due({ db }, before) {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from webhook_delivery where ${isOld(before)}`.execute(db)
    return { n: rows[0]?.n ?? 0, held: 0 }
  },
  async letGo({ db }, before, most) {
    const { rows } = await sql`delete from webhook_delivery where id in (
      select id from webhook_delivery where ${isOld(before)} limit ${most}::int) returning id`.execute(db)
    return rows.length
  },
})
