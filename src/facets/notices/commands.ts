import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import type { Write } from '#kernel/context'
import { nudge } from '#kernel/poke'
import type { notices } from './contract.ts'

const mineIn = (ctx: Write, lines: readonly string[] | undefined) =>
  sql`person_id = ${ctx.actor.id}::uuid and ${lines === undefined ? sql`true` : sql`coalesce(entity_id, id) = any(${[...lines]}::uuid[])`}`

const told = (ctx: Write) => nudge(ctx, { people: [ctx.actor.id], rooms: ['notices'] })

/** Marks lines as read, or all; what was to be mailed of them is not. */
export async function readNotices(ctx: Write, { lines, key }: Input<typeof notices.read>) {
  const ofKey =
    key === undefined ? sql`true` : sql`entity_id = (select id from entity e where e.key = ${key}::text)`
  const { rows } = await sql`
    update notice set read_at = ${ctx.now}::timestamptz
    where ${mineIn(ctx, lines)} and ${ofKey} and read_at is null returning id`.execute(ctx.db)
  if (rows.length > 0) await told(ctx)
  return { at: ctx.now }
}

/** Takes that back: of lines their newest notice alone, of a moment whatever was read then. */
export async function unreadNotices(ctx: Write, { lines, at }: Input<typeof notices.unread>) {
  if (at !== undefined)
    await sql`update notice set read_at = null where ${mineIn(ctx, undefined)} and read_at = ${at}::timestamptz`.execute(
      ctx.db,
    )
  if (lines !== undefined)
    await sql`update notice set read_at = null where id in (
      select distinct on (coalesce(entity_id, id)) id from notice where ${mineIn(ctx, lines)}
      order by coalesce(entity_id, id), at desc, id desc)`.execute(ctx.db)
  await told(ctx)
  return done
}
