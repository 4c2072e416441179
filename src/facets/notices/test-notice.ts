import { sql } from 'kysely'
import { done } from '#lib/contract'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { nudge } from '#kernel/poke'
import { tellsPeople } from './kinds.ts'
import { planPushes } from './push/waiting.ts'
import { w } from './words.ts'

const kind = 'notices.test'
export const testFor = (person: string) => `test ${person}`

tellsPeople({
  name: kind,
  title: w.later('kind.test'),
  rank: 1000,
  usual: { inbox: true, mail: 'now', push: true },
  hidden: true,
  say: () => w.later('say.test'),
})

/** A test goes out by all ways at once, whatever was chosen and however quiet it is; the one before gives way. */
export async function sendTest(ctx: Write) {
  const { id: person_id } = ctx.actor
  const id = newId()
  const fact = testFor(person_id)
  await sql`delete from notice where fact = ${fact} and person_id = ${person_id}::uuid`.execute(ctx.db)
  await sql`insert into notice (id, person_id, fact, kind, rank, inside, leads_to, by_id, said, request_id, at, spared, how, mail_at)
    values (${id}::uuid, ${person_id}::uuid, ${fact}, ${kind}, 1000, false, '/profile/notices', ${person_id}::uuid, '{}',
      ${ctx.request.id}::uuid, ${ctx.now}::timestamptz, false, 'now', ${ctx.now}::timestamptz)`.execute(
    ctx.db,
  )
  await planPushes(ctx, [{ id, person_id, push_at: ctx.now }])
  ctx.wake()
  await nudge(ctx, { people: [person_id], rooms: ['notices'] })
  return done
}
