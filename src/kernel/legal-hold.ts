import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Read } from './context.ts'
import { endsOf } from './merged.ts'
import { w } from './words.ts'

/** Whether the hold under this alias stands: not released, and its last day is not over. */
export const standing = (alias: string) =>
  sql<boolean>`(${sql.ref(`${alias}.released_at`)} is null
    and (${sql.ref(`${alias}.until`)} is null or ${sql.ref(`${alias}.until`)} >= (now() at time zone 'UTC')::date))`

const stands = standing('h')

/** Whether the record with this id must be kept as it is. */
export const isHeld = (id: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from legal_hold h where h.entity_id = ${id} and ${stands})`

interface Standing {
  title: string
  name: string
  by: string
  until: string | null
}

/** Why nothing may be taken out of any of these: the first hold on them or on what they were merged into, with whose it is and until when. */
export async function heldBecause(ctx: Pick<Read, 'db'>, ids: readonly string[]): Promise<Sentence | null> {
  if (ids.length === 0) return null
  const ends = await endsOf(ctx, ids)
  const { rows } = await sql<Standing>`
    select coalesce(nullif(e.key, ''), e.title) as title, h.name, p.name as by, h.until::text as until
    from legal_hold h join entity e on e.id = h.entity_id join principal p on p.id = h.placed_by
    where h.entity_id = any(${[...ids, ...ends.values()]}::uuid[]) and ${stands} order by h.placed_at limit 1`.execute(
    ctx.db,
  )
  const [hold] = rows
  return hold ? w.later('held', { ...hold, until: hold.until ?? 'open' }) : null
}

/** Refuses to take anything out of what is held. */
export async function refuseHeld(ctx: Pick<Read, 'db'>, ids: readonly string[]) {
  const why = await heldBecause(ctx, ids)
  if (why) throw new Refusal('conflict', why)
}
