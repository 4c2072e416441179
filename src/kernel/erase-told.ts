import { sql } from 'kysely'
import type { Write } from './context.ts'

/** Erases what events of one kind said of a record; that they happened stays in the log, which is still whole. */
export async function eraseTold({ db }: Pick<Write, 'db'>, subjectId: string, kind: string) {
  await sql`delete from event_data d using event e
    where e.id = d.event_id and e.subject_id = ${subjectId}::uuid and e.kind = ${kind}`.execute(db)
}
