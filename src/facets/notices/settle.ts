import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import type { Told } from '#kernel/flows'
import { nudge } from '#kernel/poke'

const people = (rows: readonly { person_id: string }[]) => rows.map(({ person_id }) => person_id)
type Gone = { person_id: string }

/** What was told by facts that begin so is over: nobody needs to look at it any more. */
export async function settleFacts(ctx: Write, beginning: string) {
  const { rows } = await sql<Gone>`
    update notice set read_at = ${ctx.now}::timestamptz, mail_at = null where starts_with(fact, ${beginning}) and read_at is null
    returning person_id`.execute(ctx.db)
  await nudge(ctx, { people: people(rows), rooms: ['notices'] })
}

/** Words were taken back: that they were said is told no more. */
export async function takeBackWords(ctx: Write, part: string) {
  const { rows } = await sql<Gone>`delete from notice where part = ${part}::uuid returning person_id`.execute(
    ctx.db,
  )
  await nudge(ctx, { people: people(rows), rooms: ['notices'] })
}

/** Whatever a request did to a record was taken back by this event: what was told of it goes. */
export async function takeBackDeed(ctx: Write, { id, subject }: Told) {
  const { rows } = await sql<Gone>`
    delete from notice n using event e join event cause on cause.id = e.cause_id
    where e.id = ${id}::bigint and n.entity_id = ${subject.id}::uuid and n.request_id = cause.request_id
    returning n.person_id`.execute(ctx.db)
  await nudge(ctx, { people: people(rows), rooms: ['notices'] })
}

/** Whoever opens a record has seen what there is to see of it. */
export async function readOn(ctx: Write, entityId: string) {
  const { rows } = await sql<Gone>`
    update notice set read_at = ${ctx.now}::timestamptz, mail_at = null
    where person_id = ${ctx.actor.id}::uuid and entity_id = ${entityId}::uuid and read_at is null returning person_id`.execute(
    ctx.db,
  )
  await nudge(ctx, { people: people(rows), rooms: ['notices'] })
}

/** Of one record, for this reason, nobody needs to look any more. */
export async function settleKind(ctx: Write, entityId: string, kind: string) {
  const { rows } = await sql<Gone>`
    update notice set read_at = ${ctx.now}::timestamptz, mail_at = null
    where entity_id = ${entityId}::uuid and kind = ${kind} and read_at is null returning person_id`.execute(
    ctx.db,
  )
  await nudge(ctx, { people: people(rows), rooms: ['notices'] })
}
