import { type RawBuilder, sql } from 'kysely'
import { actorOf } from '#kernel/auth/actors'
import { withEyesOf } from '#kernel/auth/view-as'
import type { Read, Write } from '#kernel/context'
import { changesStanding } from '#kernel/standing'
import { accountSubject } from './accounts.ts'
import { viewingEnded } from './events.ts'
import { noteSignIn } from './sign-ins.ts'

interface Over {
  id: string
  person_id: string
  viewing_id: string
  at: string
}

/** Ends looking with the eyes of another in these sessions, and writes it down on both sides; gives how many did. */
export async function endViewings(ctx: Write, which: RawBuilder<boolean>) {
  // What ended by itself was over before anybody came to write it down.
  const { rows } = await sql<Over>`
    with over as (
      select id, person_id, viewing_id, least(viewing_until, ${ctx.now}::timestamptz) as at
      from session where viewing_id is not null and ${which} for update)
    update session s set viewing_id = null, viewing_until = null from over where s.id = over.id
    returning over.*`.execute(ctx.db)
  if (rows.length === 0) return 0
  changesStanding(ctx)
  for (const { id, person_id, viewing_id, at } of rows) {
    const ended = { how: 'view-as', result: 'view-ended', viewer_id: person_id, at } as const
    await noteSignIn(ctx, { person_id: viewing_id, ...ended })
    const by = { id: person_id, session: id }
    ctx.emit(viewingEnded, await accountSubject(ctx, viewing_id), {}, { granted: false, by })
  }
  return rows.length
}

export const endViewingsOf = (ctx: Write, personId: string) =>
  endViewings(ctx, sql<boolean>`viewing_id = ${personId}::uuid`)

/** Those whose viewer may no longer see the house so: a right is gone on their side, or came on the other. */
export async function viewingsTooFar({ db }: Pick<Read, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ id: string; person_id: string; viewing_id: string; viewing_until: string }>`
    select id, person_id, viewing_id, viewing_until from session where viewing_id is not null`.execute(db)
  const found = []
  for (const { id, person_id, ...viewing } of rows) {
    const viewer = await actorOf(db, person_id)
    if (!viewer || !(await withEyesOf(db, viewer, viewing))) found.push(id)
  }
  return found
}
