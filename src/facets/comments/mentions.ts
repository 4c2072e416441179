import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { visible, visibleParts } from '#kernel/visible'

interface Unanswered {
  key: string
  author: string
  at: string
}

/**
 * Records of these kinds on which somebody named the reader after the reader last wrote there, within these days; the
 * newest first, each with who did. Words that are out of the reader's sight name nobody.
 */
export async function unansweredMentions(
  ctx: Read,
  kinds: readonly string[],
  days: number,
): Promise<Unanswered[]> {
  const { id } = ctx.actor
  const { rows } = await sql<Unanswered>`
    select * from (
      select distinct on (e.id) e.key, coalesce(c.author_name, p.name) as author, c.created_at as at
      from comment_mention m join comment c on c.id = m.comment_id join principal p on p.id = c.author_id
        join entity e on e.id = c.entity_id
      where m.principal_id = ${id}::uuid and c.author_id <> ${id}::uuid and c.withdrawn_at is null
        and c.created_at > ${ctx.now}::timestamptz - make_interval(days => ${days}::int)
        and e.kind = any(${[...kinds]}::text[]) and e.archived_at is null
        and ${visible(ctx.actor, 'e')} and ${visibleParts(ctx.actor, 'c')}
        and not exists (select from comment own where own.entity_id = c.entity_id and own.author_id = ${id}::uuid
          and own.created_at > c.created_at)
      order by e.id, c.created_at desc) named
    order by at desc limit 50`.execute(ctx.db)
  return rows
}
