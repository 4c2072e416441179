import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import type { Write } from '#kernel/context'
import { whisper } from '#kernel/poke'
import { seenFor } from '#kernel/visible'
import { readOn } from '#facets/notices/public'
import type { records } from './contract.ts'

const kept = 50

/** No event: that somebody looked is theirs alone. */
export async function visitRecord(ctx: Write, { id }: Input<typeof records.visit>) {
  await seenFor(ctx, id, 'read')
  await sql`insert into recent (person_id, entity_id, at) values (${ctx.actor.id}::uuid, ${id}::uuid, ${ctx.now}::timestamptz)
    on conflict (person_id, entity_id) do update set at = excluded.at`.execute(ctx.db)
  await sql`delete from recent where person_id = ${ctx.actor.id}::uuid
    and at < (select at from recent where person_id = ${ctx.actor.id}::uuid order by at desc offset ${kept - 1}::int limit 1)`.execute(
    ctx.db,
  )
  await readOn(ctx, id)
  return done
}

/** Heard by those inside only: who works here is nothing for those who see the record by a personal grant. */
export async function tellPresence(ctx: Write, { id, doing }: Input<typeof records.presence>) {
  const { inside, kind, audience_id } = await seenFor(ctx, id, 'read')
  const who = { id: ctx.actor.id, name: ctx.actor.name }
  if (inside) await whisper(ctx, { audience: audience_id, kind, message: { id, doing, who } })
  return done
}
