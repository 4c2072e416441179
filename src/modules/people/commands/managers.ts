import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { w } from '../words.ts'

/** Refuses when one of these people, up the chain of managers, comes back to themselves. */
export async function refuseManagerCycle(ctx: Write, ids: readonly string[]) {
  const { rows } = await sql<{ title: string }>`
    with recursive up as (
      select id, id as origin, manager_id from person where id = any(${ids}::uuid[]) and manager_id is not null
      union
      select p.id, up.origin, p.manager_id from up join person p on p.id = up.manager_id where up.manager_id <> up.origin
    )
    select p.title from up join person p on p.id = up.origin where up.manager_id = up.origin limit 1`.execute(
    ctx.db,
  )
  const found = rows[0]
  if (found) throw new Refusal('conflict', w.later('manager-cycle', { name: found.title }))
}

/** Does this person report, over any number of others, to that manager? */
export async function isBelow(ctx: Write, personId: string, managerId: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive up as (
      select manager_id from person where id = ${personId}::uuid
      union
      select p.manager_id from up join person p on p.id = up.manager_id
    )
    select from up where manager_id = ${managerId}::uuid`.execute(ctx.db)
  return rows.length > 0
}
