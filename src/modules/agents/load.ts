import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import type { Schedule } from '#kernel/schedules'
import { valueOf } from '#kernel/settings'
import { todayOf } from '#kernel/today'
import { houseDay } from '#modules/identity/public'
import { type Kept, keptDays, type Load, noted } from './engine/load.ts'
import { keepsLoad } from './settings.ts'
import { w } from './words.ts'

interface Device {
  readonly id: string
  readonly load: Kept | null
}

/** Notes how busy a device was when it reported: the highest of each day of the house, so that most reports write nothing. */
export async function noteLoad(
  ctx: Write,
  { id, load: before }: Device,
  load: Load | 'unwanted' | null,
): Promise<void> {
  if (load === 'unwanted') return before === null ? undefined : forgetLoad(ctx, id)
  const next = load && noted(before, todayOf(ctx), load)
  if (next === null) return
  await sql`
    insert into agent_load (agent_id, day, memory, cpu)
    values (${id}::uuid, ${next.day}::date, ${[...next.memory]}::smallint[], ${[...next.cpu]}::smallint[])
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

/** Days longer ago than is said go, also of what reports no more; all of them once nobody wants them kept. */
export async function letLoadsGo(ctx: Write): Promise<void> {
  if (!(await valueOf(ctx, keepsLoad))) return void (await ctx.db.deleteFrom('agent_load').execute())
  // Days are told by the same clock as when they were noted.
  const today = await houseDay(ctx)
  const gone = sql`${today}::date - ${keptDays}::int`
  await sql`delete from agent_load where day <= ${gone}`.execute(ctx.db)
  await sql`update agent_load l set memory = l.memory[n.first:], cpu = l.cpu[n.first:]
    from (select agent_id, cardinality(memory) - (day - (${gone})) + 1 as first from agent_load) n
    where n.agent_id = l.agent_id and n.first > 1`.execute(ctx.db)
}

export const loadsGo: Schedule = {
  name: 'agents.loads',
  title: w.later('loads-go'),
  everySeconds: 6 * 3600,
  run: letLoadsGo,
}
