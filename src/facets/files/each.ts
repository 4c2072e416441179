import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { isLent } from './users.ts'

/**
 * For each of several records, which file it gets for each of these: the actor's own loose one goes to the first, a second row on
 * the same bytes to each other, and of what is lent every one gets its own. Files on records are nobody's to give.
 */
export async function filesForEach(
  ctx: Write,
  ids: readonly string[],
  times: number,
): Promise<Map<string, string>[]> {
  const each = Array.from({ length: times }, () => new Map<string, string>())
  if (ids.length === 0 || times === 0) return each
  const { rows } = await sql<{ id: string; lent: boolean }>`
    select id, lent from (select f.id, f.created_by, ${isLent(sql.ref('f.id'))} as lent from file f
      where f.id = any(${[...ids]}::uuid[]) and f.entity_id is null) loose
    where lent or created_by = ${ctx.actor.id}::uuid`.execute(ctx.db)
  const copies: { from: string; id: string }[] = []
  for (const { id: from, lent } of rows)
    for (const [n, files] of each.entries()) {
      const isOwn = n === 0 && !lent
      const id = isOwn ? from : newId()
      if (!isOwn) copies.push({ from, id })
      files.set(from, id)
    }
  if (copies.length > 0)
    await sql`insert into file (id, sha256, size, name, media_type, created_at, created_by)
      select c.id, f.sha256, f.size, f.name, f.media_type, ${ctx.now}::timestamptz, ${ctx.actor.id}::uuid
      from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb) as c(id uuid, "from" uuid) join file f on f.id = c."from"`.execute(
      ctx.db,
    )
  return each
}
