import { sql } from 'kysely'
import type { PersonalData } from '#kernel/personal-data'

/** What somebody was told and wishes to be told, and by which browsers; never how these are reached. */
export const noticeData: PersonalData = {
  name: 'notices',
  async gather({ db }, ids) {
    const [{ rows: told }, wishes, devices] = [
      await sql`select n.kind, e.key, n.at, n.read_at, n.mailed_at from notice n left join entity e on e.id = n.entity_id
        where n.person_id = any(${[...ids]}::uuid[]) order by n.at, n.id`.execute(db),
      await db
        .selectFrom('notice_wish')
        .select(['choices', 'digest_minute', 'quiet_from', 'quiet_to', 'only_at_work', 'urgent'])
        .where('person_id', 'in', ids)
        .execute(),
      await db
        .selectFrom('push_device')
        .select(['name', 'made_at', 'pushed_at'])
        .where('person_id', 'in', ids)
        .execute(),
    ]
    return { told, wishes, devices }
  },
  async erase({ db }, ids) {
    await db.deleteFrom('notice').where('person_id', 'in', ids).execute()
    await db.deleteFrom('notice_wish').where('person_id', 'in', ids).execute()
    await db.deleteFrom('push_device').where('person_id', 'in', ids).execute()
  },
}
