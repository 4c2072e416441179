import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import { valueOf } from '#kernel/settings'
import { type Kept, type Load, noted } from './engine/load.ts'
import { keepsLoad } from './settings.ts'

/** Notes how busy a device was when it reported: the highest of each day, so that most reports write nothing. */
export async function noteLoad(ctx: Write, agentId: string, load: Load | null): Promise<void> {
  if (!(await valueOf(ctx, keepsLoad))) return forgetLoad(ctx, agentId)
  if (load === null) return
  const { rows } = await sql<Kept>`
    select day::text, memory, cpu from agent_load where agent_id = ${agentId}::uuid`.execute(ctx.db)
  const next = noted(rows[0] ?? null, ctx.now.slice(0, 10), load)
  if (next === null) return
  await sql`
    insert into agent_load (agent_id, day, memory, cpu)
    values (${agentId}::uuid, ${next.day}::date, ${[...next.memory]}::smallint[], ${[...next.cpu]}::smallint[])
    on conflict (agent_id) do update set day = excluded.day, memory = excluded.memory, cpu = excluded.cpu`.execute(
    ctx.db,
  )
}

/** How busy a device was at most, and on how many days that was heard; null: never. */
export async function busiest({ db }: Pick<Read, 'db'>, agentId: string) {
  const { rows } = await sql<{ memory: number | null; cpu: number | null; days: number }>`
    select max(u.memory)::int as memory, max(u.cpu)::int as cpu, count(u.memory)::int as days
    from agent_load l cross join lateral unnest(l.memory, l.cpu) u(memory, cpu) where l.agent_id = ${agentId}::uuid`.execute(
    db,
  )
  const { memory = null, cpu = null, days = 0 } = rows[0] ?? {}
  return memory === null || cpu === null ? null : { memory, cpu, days }
}

/** What was kept of it goes. */
export const forgetLoad = async ({ db }: Pick<Write, 'db'>, agentId: string): Promise<void> => {
  await db.deleteFrom('agent_load').where('agent_id', '=', agentId).execute()
}
