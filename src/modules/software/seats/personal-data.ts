import { sql } from 'kysely'
import type { PersonalData } from '#kernel/personal-data'

/** Which seats somebody has by the lists of vendors, and which licence keys they were handed or saw. Erased, a seat is gone with its account. */
export const softwareData: PersonalData = {
  name: 'software',
  async gather({ db }, ids) {
    const all = [...ids]
    const { rows: seats } = await sql`
      select o.key, o.title as product, s.account, s.name, s.last_used::text, s.since, s.ended_at
      from vendor_seat s join product o on o.id = s.product_id where s.person_id = any(${all}::uuid[]) order by s.since`.execute(
      db,
    )
    const { rows: keys } = await sql`
      select o.key, o.title as product, s.at, s.reason, s.by_id = any(${all}::uuid[]) as seen,
        coalesce(s.holder_id = any(${all}::uuid[]), false) as handed, s.given_back_at
      from licence_key_sight s join product o on o.id = s.product_id
      where s.by_id = any(${all}::uuid[]) or s.holder_id = any(${all}::uuid[]) order by s.at`.execute(db)
    return { seats, keys }
  },
  async erase({ db }, ids) {
    await sql`delete from vendor_seat where person_id = any(${[...ids]}::uuid[])`.execute(db)
  },
}
