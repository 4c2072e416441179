import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { wholeOf } from '#kernel/merged'
import type { Moment } from '#kernel/past'
import { readable } from '#kernel/readable'
import { visibleParts } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { history } from '../contract.ts'
import { forThisReader, otherIsReadable } from '../select.ts'

/** Events of a record and of what was merged into it that this reader is told of. */
const toldHere = (ctx: Read, id: string) => sql`from event e left join event_data d on d.event_id = e.id
  join entity s on s.id = e.subject_id
  where e.subject_id = any(${wholeOf(id)}) and ${readable(ctx.actor, 's')}
    and ${visibleParts(ctx.actor, 'e', 'subject_id')} and ${otherIsReadable(ctx)} and ${forThisReader(ctx)}`

/** The moment that is asked for: now unless it says otherwise. An event that the reader is not told of is none. */
export async function momentOf(
  ctx: Read,
  { id, at = ctx.now, before, after_event }: Input<typeof history.was>,
): Promise<Moment> {
  const named = before ?? after_event
  if (named === undefined) return { at, through: null }
  const { rows } = await sql<{
    at: string
  }>`select e.at ${toldHere(ctx, id)} and e.id = ${named}::bigint`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('not-found', house.later('not-found'))
  return { at: rows[0].at, through: before === undefined ? named : named - 1 }
}

/** What the reader is told of on either side of the moment. */
export async function besides(ctx: Read, id: string, through: number) {
  const { rows } = await sql<{ last: number | null; next: number | null }>`
    select max(e.id) filter (where e.id <= ${through}::bigint) as last,
      min(e.id) filter (where e.id > ${through}::bigint) as next ${toldHere(ctx, id)}`.execute(ctx.db)
  return rows[0] ?? { last: null, next: null }
}
