import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seal } from '#kernel/cursor'
import { wholeOf } from '#kernel/merged'
import { readable } from '#kernel/readable'
import { inAudience, seenFor, visibleParts } from '#kernel/visible'
import type { history } from './contract.ts'
import { forThisReader, happened, notTheirs, olderThan, otherIsReadable } from './select.ts'
import { type Happened, tell } from './tell.ts'

interface OnRecord extends Happened {
  subject_id: string
  key: string
}

/** What happened to a record and to all that was merged into it, as far as the reader may know. */
export async function timelineOf(ctx: Read, { id, after, limit }: Input<typeof history.timeline>) {
  await seenFor(ctx, id, 'read')
  const { rows } = await sql<OnRecord>`
    select ${happened}, e.subject_id, s.key, ${inAudience(ctx.actor, 'e')} as inside
    from event e left join event_data d on d.event_id = e.id join entity s on s.id = e.subject_id
    where e.subject_id = any(${wholeOf(id)}) and ${olderThan(after)} and ${readable(ctx.actor, 's')}
      and ${visibleParts(ctx.actor, 'e', 'subject_id')} and ${otherIsReadable(ctx)} and ${forThisReader(ctx)} and ${notTheirs(ctx)}
    order by e.id desc limit ${limit + 1}::int`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const told = await tell(ctx, page)
  return {
    items: told.flatMap((item, n) => {
      const row = page[n]
      // Of what has nothing to say to those outside they do not learn that it happened.
      if (!row || (!row.inside && item.lines.length === 0)) return []
      return [{ ...item, subject: { id: row.subject_id, key: row.key } }]
    }),
    next: rows.length > limit ? seal([String(page.at(-1)?.id)]) : null,
  }
}
