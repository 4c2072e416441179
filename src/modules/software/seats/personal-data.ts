import { sql } from 'kysely'
import type { PersonalData } from '#kernel/personal-data'
import { givenBack } from '../keys/queries.ts'

/** Which seats somebody has by the lists of vendors, or waits for, which licence keys they were handed or saw, and what of it the ledger says. Erased, a seat is gone with its account. */
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
        coalesce(s.holder_id = any(${all}::uuid[]), false) as handed, ${givenBack} as given_back_at
      from licence_key_sight s join product o on o.id = s.product_id
      where s.by_id = any(${all}::uuid[]) or s.holder_id = any(${all}::uuid[]) order by s.at`.execute(db)
    const { rows: given } = await sql`
      select o.key, o.title as product, m.at, m.part_kind as what, m.part as name, m.to_id is null as given_back
      from custody_move m join product o on o.id = m.item_id
      where m.part_id is not null and (m.to_id = any(${all}::uuid[]) or m.from_id = any(${all}::uuid[])) order by m.at, m.id`.execute(
      db,
    )
    const { rows: waiting } = await sql`
      select o.key, o.title as product, s.since from seat_wish s join product o on o.id = s.product_id
      where s.person_id = any(${all}::uuid[]) order by s.since`.execute(db)
    return { seats, keys, given, waiting }
  },
  async erase({ db }, ids) {
    await sql`delete from seat_wish where person_id = any(${[...ids]}::uuid[])`.execute(db)
    await sql`delete from vendor_seat where person_id = any(${[...ids]}::uuid[])`.execute(db)
  },
}
