import { sql } from 'kysely'
import type { Actor } from '#kernel/actor'
import { actorOf } from '#kernel/auth/actors'
import type { Read } from '#kernel/context'
import type { Choice } from './contract.ts'
import { knownKind } from './kinds.ts'
import type { NoticeRow } from './said.ts'
import { sightOf } from './sight.ts'
import { choiceOf, usualWishes, wishesOf } from './wanted.ts'

/** Whether a notice may leave the house now: unread, still so, still to be seen by its reader, and still wanted. */
export async function leaver(ctx: Read, personId: string) {
  const actor = await actorOf(ctx.db, personId)
  const wishes = (await wishesOf(ctx, [personId])).get(personId) ?? usualWishes
  const sights = new Map<string, Awaited<ReturnType<typeof sightOf>>>()
  const sees = async (reader: Actor, row: NoticeRow) => {
    const known = sights.get(row.entity_id ?? '') ?? (await sightOf(ctx, row.entity_id))
    sights.set(row.entity_id ?? '', known)
    return known(reader, row)
  }
  return {
    actor,
    async leaves(row: NoticeRow, wants: (choice: Choice) => boolean): Promise<boolean> {
      const kind = knownKind(row.kind)
      if (!actor || !kind || row.read_at !== null || !wants(choiceOf(wishes, kind))) return false
      const { person_id, entity_id, part, said: values } = row
      if (kind.still && !(await kind.still(ctx, { person_id, entity_id, part, values }))) {
        await sql`update notice set read_at = ${ctx.now}::timestamptz where id = ${row.id}::uuid`.execute(
          ctx.db,
        )
        return false
      }
      return sees(actor, row)
    },
  }
}
