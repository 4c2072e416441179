import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { wholeOf } from '#kernel/merged'
import { seenFor } from '#kernel/visible'
import type { Watcher, WatcherRole, watchers } from './contract.ts'

interface Row {
  id: string
  name: string
  kind: 'person' | 'team'
  role: WatcherRole
  since: string
}

/** Who merely watches is the staff's own affair: from outside one sees who is affected, who gets copies, and oneself. */
export async function listWatchers(ctx: Read, { id }: Input<typeof watchers.list>) {
  const record = await seenFor(ctx, id, 'read')
  const { rows } = await sql<Row>`
    select p.id, p.name, p.kind, w.role, min(w.created_at) as since
    from watcher w join principal p on p.id = w.principal_id
    where w.entity_id = any(${wholeOf(id)}) and (${record.inside}::boolean or w.role <> 'watcher' or p.id = ${ctx.actor.id}::uuid)
    group by p.id, w.role order by w.role, p.name, p.id`.execute(ctx.db)
  const items: Watcher[] = rows.map(({ role, since, ...person }) => ({ person, role, since }))
  return {
    items,
    watching: items.some(({ person, role }) => person.id === ctx.actor.id && role === 'watcher'),
  }
}

/** Everyone whom a record concerns, by role; teams stand for themselves. */
export async function watchersOf(
  ctx: Read,
  id: string,
): Promise<{ principal_id: string; role: WatcherRole }[]> {
  const { rows } = await sql<{ principal_id: string; role: WatcherRole }>`
    select distinct principal_id, role from watcher where entity_id = any(${wholeOf(id)}) order by role, principal_id`.execute(
    ctx.db,
  )
  return rows
}
