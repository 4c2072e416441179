import { sql } from 'kysely'
import { retention } from '#kernel/retention'
import { w } from './words.ts'

/** What was never read is kept for so much longer. */
const isOld = (before: string) => sql<boolean>`(read_at is not null and at <= ${before}::timestamptz
  or at <= ${before}::timestamptz - interval '1 year')`

export const oldNotices = retention({
  name: 'notices',
  title: w.later('retention'),
  ask: w.later('retention-days'),
  usual: 90,
  least: 1,
  async due({ db }, before) {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from notice where ${isOld(before)}`.execute(db)
    return { n: rows[0]?.n ?? 0, held: 0 }
  },
  async letGo({ db }, before, most) {
    const { rows } = await sql`delete from notice where id in (
      select id from notice where ${isOld(before)} limit ${most}::int) returning id`.execute(db)
    return rows.length
  },
})
