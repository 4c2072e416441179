import { sql } from 'kysely'
import type { PersonalData } from '#kernel/personal-data'
import { w } from './words.ts'

/**
 * Work that somebody asked for or does, and the time they spent. It stays when they are anonymised, under the name that takes
 * the place of theirs: it is the organisation's record of what was done.
 */
export const workData: PersonalData = {
  name: 'work',
  async gather({ db }, ids) {
    const of = (column: 'requester_id' | 'assignee_id') =>
      db
        .selectFrom('work')
        .select(['key', 'kind', 'state', 'phase', 'opened_at', 'updated_at', 'solved_at'])
        // What somebody else asked for is named by its number alone.
        .$if(column === 'requester_id', (query) => query.select('title'))
        .where(column, 'in', ids)
        .orderBy('opened_at')
        .execute()
    const [asked_for, assigned, time] = await Promise.all([
      of('requester_id'),
      of('assignee_id'),
      db
        .selectFrom('time_entry')
        .innerJoin('work', 'work.id', 'time_entry.work_id')
        .select(['work.key', 'time_entry.minutes', 'time_entry.spent_on', 'time_entry.note'])
        .where('time_entry.person_id', 'in', ids)
        .orderBy('time_entry.created_at')
        .execute(),
    ])
    return { asked_for, assigned, time }
  },
  async standsIn({ db }, ids) {
    const { rows } = await sql<{ id: string }>`select w.id from work w
      where w.requester_id = any(${[...ids]}::uuid[]) and exists (select from legal_hold h where h.entity_id = w.id)`.execute(
      db,
    )
    return rows.map(({ id }) => id)
  },
  async objection({ db }, ids) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from work
      where open and not archived and (requester_id = any(${[...ids]}::uuid[]) or assignee_id = any(${[...ids]}::uuid[]))`.execute(
      db,
    )
    const n = rows[0]?.n ?? 0
    return n === 0 ? null : w.later('still-open', { n })
  },
}
