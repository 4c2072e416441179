import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { PersonalData } from '#kernel/personal-data'
import { manages } from './policy.ts'

/** What the directory itself and the log hold about a person. */
export const directoryData: PersonalData = {
  name: 'directory',
  async gather({ db, actor }, ids) {
    const [records, contacts, absences, merges, teams, external, mails] = await Promise.all([
      db
        .selectFrom('person')
        .innerJoin('entity', 'entity.id', 'person.id')
        .selectAll('person')
        .select(['entity.created_at', 'entity.merged_into'])
        .where('person.id', 'in', ids)
        .execute(),
      db
        .selectFrom('person_contact')
        .select(['kind', 'label', 'value'])
        .where('person_id', 'in', ids)
        .orderBy('position')
        .execute(),
      db
        .selectFrom('person_absence')
        .selectAll()
        .where('person_id', 'in', ids)
        .orderBy('starts_on')
        .execute(),
      db.selectFrom('person_merge').selectAll().where('kept_id', 'in', ids).orderBy('merged_at').execute(),
      db
        .selectFrom('membership as m')
        .innerJoin('principal as t', 't.id', 'm.team_id')
        .select(['t.id', 't.name', 'm.lead'])
        .where('m.person_id', 'in', ids)
        .execute(),
      db.selectFrom('external_id').select(['source', 'external_id']).where('entity_id', 'in', ids).execute(),
      sql`select recipient, subject, state, created_at, sent_at from mail where recipient in (
        select value from person_contact where kind = 'email' and person_id = any(${[...ids]}::uuid[])) order by created_at`.execute(
        db,
      ),
    ])
    // Remarks of those who manage people are theirs, also when the person takes their own data out.
    const open = records.map(({ notes, ...record }) => (manages(actor) ? { ...record, notes } : record))
    return { records: open, contacts, absences, merges, teams, external_ids: external, mails: mails.rows }
  },
}

/** What the log says about a person, and what they did themselves. */
export const logData: PersonalData = {
  name: 'log',
  async gather(ctx, ids) {
    return { about: await events(ctx, 'subject_id', ids), done: await events(ctx, 'actor_id', ids) }
  },
}

async function events({ db }: Read, side: 'subject_id' | 'actor_id', ids: readonly string[]) {
  const { rows } = await sql`
    select e.id, e.at, e.kind, e.subject_id, e.subject_kind, e.actor_id, e.origin, d.payload::jsonb as data
    from event e left join event_data d on d.event_id = e.id
    where ${sql.ref(`e.${side}`)} = any(${[...ids]}::uuid[]) order by e.id`.execute(db)
  return rows
}
