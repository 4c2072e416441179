import { sql } from 'kysely'
import { fold } from '#lib/text/fold'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import type { PlaceDraft } from '../schemas.ts'
import type { z } from 'zod'

/** A place as a row is compared with it: its facts as a draft names them. */
export type Known = z.output<typeof PlaceDraft> & { readonly id: string; readonly key: string }

const columns = sql`p.id, p.key, p.title as name, p.level, p.parent_id, p.code, p.address, p.phone, p.email, p.contact_id, p.zone,
  p.calendar_id, p.latitude, p.longitude, p.capacity, p.note`

/** The places with these ids, by id. */
export async function loadPlaces(ctx: Read, ids: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select ${columns} from place p where p.id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Places that are called so, or have this on the door or as their number; by the folded word. */
export async function placesCalled(ctx: Read, words: readonly string[]): Promise<Map<string, Known[]>> {
  const asked = [...new Set(words.map((word) => fold(word.trim())))]
  const { rows } = await sql<Known & { asked: string }>`
    select asked.word as asked, ${columns} from unnest(${asked}::text[]) as asked(word)
    join place p on not p.archived and (fold_text(p.title) = asked.word or fold_text(p.key) = asked.word
      or (p.code <> '' and fold_text(p.code) = asked.word))
    where ${visible(ctx.actor, 'p')} order by p.id`.execute(ctx.db)
  return Map.groupBy(rows, ({ asked: word }) => word)
}
