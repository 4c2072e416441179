import { type RawBuilder, sql } from 'kysely'
import { namesOf } from '#kernel/auth/names'
import type { Write } from '#kernel/context'
import { changesStanding } from '#kernel/standing'
import { accountSubject } from './accounts.ts'
import { viewingEnded } from './events.ts'
import { noteSignIn } from './sign-ins.ts'

interface Viewing {
  id: string
  person_id: string
  viewing_id: string
}

/** Ends looking with the eyes of another in these sessions, and writes it down on both sides. */
export async function endViewings(ctx: Write, which: RawBuilder<boolean>) {
  const { rows } = await sql<Viewing>`
    with over as (
      select id, person_id, viewing_id from session where viewing_id is not null and ${which} for update)
    update session s set viewing_id = null, viewing_until = null from over where s.id = over.id
    returning over.id, over.person_id, over.viewing_id`.execute(ctx.db)
  if (rows.length === 0) return
  changesStanding(ctx)
  const names = await namesOf(
    ctx,
    rows.map(({ person_id }) => person_id),
  )
  for (const { id, person_id, viewing_id } of rows) {
    const viewer = names.get(person_id) ?? ''
    await noteSignIn(ctx, { person_id: viewing_id, how: 'view-as', result: 'view-ended', viewer })
    const by = { id: person_id, session: id }
    ctx.emit(viewingEnded, await accountSubject(ctx, viewing_id), {}, { granted: false, by })
  }
}
