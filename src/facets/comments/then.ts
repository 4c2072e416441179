import { sql } from 'kysely'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import type { Moment } from '#kernel/past'
import { readable } from '#kernel/readable'
import { type Seen, visibleParts } from '#kernel/visible'
import { CommentEdited } from './contract.ts'
import { textOf } from './html.ts'
import { w } from './words.ts'

interface Row {
  id: string
  kind: 'description' | 'reply' | 'note'
  author: { id: string; name: string }
  outside: boolean
  created_at: string
  withdrawn_at: string | null
  /** What it said, oldest first; the last is what it says today. */
  said: string[]
  files: string[]
  /** How often it had been changed by then, and ever. */
  changed: number
  changes: number
}

/** Changes of a message, wherever it lay when it was changed. */
const edits = ({ at, through }: Moment) => sql`
  select d.payload::jsonb ->> 'comment_id' as id, count(*)::int as changes,
    (count(*) filter (where case when ${through}::bigint is null then e.at <= ${at}::timestamptz else e.id <= ${through}::bigint end))::int as changed
  from event e join event_data d on d.event_id = e.id
  where e.kind = ${CommentEdited.name} and e.subject_id in (select entity_id from wanted)
  group by 1`

async function rowsOf(ctx: Read, ids: readonly string[], moment: Moment): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with wanted as (select * from comment where id = any(${[...ids]}::uuid[])), edits as (${edits(moment)})
    select t.id, t.kind, jsonb_build_object('id', t.author_id, 'name', coalesce(t.author_name, author.name)) as author,
      t.outside, t.created_at, t.withdrawn_at,
      array(select e.html from comment_earlier e where e.comment_id = t.id order by e.until) || t.html as said,
      array(select f.name from file f where f.comment_id = t.id and ${visibleParts(ctx.actor, 'f')}
        and (f.removed_at is null or f.removed_at > ${moment.at}::timestamptz) order by f.created_at, f.id) as files,
      coalesce(edits.changed, 0) as changed, coalesce(edits.changes, 0) as changes
    from wanted t join principal author on author.id = t.author_id join entity s on s.id = t.entity_id
    left join edits on edits.id = t.id::text
    where ${visibleParts(ctx.actor, 't')} and ${readable(ctx.actor, 's')}
    order by t.created_at, t.id`.execute(ctx.db)
  return rows
}

/** What it said after so many changes; undefined where that was not kept, or is not for this reader. */
function saidAfter({ said, changed, changes }: Row, inside: boolean): string | undefined {
  if (changed === changes) return said.at(-1)
  // Earlier words may have been erased, the oldest ones first.
  return inside ? said[said.length - 1 - (changes - changed)] : undefined
}

/** These messages as they stood at a moment. Words that were taken back since, or erased, do not come back. */
export async function wordsThen(ctx: Read, records: readonly Seen[], messages: unknown, moment: Moment) {
  const ids = Array.isArray(messages) ? (messages as string[]) : []
  if (ids.length === 0) return { items: [], gone: 0 }
  const inside = records.every((record) => record.inside)
  const rows = await rowsOf(ctx, ids, moment)
  const items = rows.map((row) => {
    const { id, kind, author, outside, created_at, withdrawn_at, files } = row
    const html = withdrawn_at === null ? saidAfter(row, inside) : undefined
    const why = withdrawn_at === null ? w.later('then.changed') : w.later('then.withdrawn')
    return {
      id,
      kind,
      author,
      outside,
      at: created_at,
      html: html ?? '',
      files: html === undefined ? [] : files,
      body: html === undefined ? '' : textOf(html),
      why: html === undefined ? say(why, ctx.actor.language) : null,
    }
  })
  return { items, gone: inside ? await goneOf(ctx, ids) : 0 }
}

/** How many of them are kept no longer. */
async function goneOf({ db }: Read, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from comment where id = any(${[...ids]}::uuid[])`.execute(db)
  return ids.length - (rows[0]?.n ?? 0)
}
