import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { msOf } from '#lib/time/instant'
import { system } from '#kernel/actor'
import { type Read, type Write, writing } from '#kernel/context'
import { task } from '#kernel/jobs'
import type { WorkRow } from '#facets/work/load'
import { workflowsById } from '#facets/work/workflows'
import { type Clock, clocksOf, tellClocks } from './clocks.ts'
import { newTerms } from './new-terms.ts'
import type { ActivePolicy } from './policies.ts'
import { type Planned, tellPlanned } from './recalculate.ts'
import { w } from './words.ts'

const batch = 500
const nobody = '00000000-0000-0000-0000-000000000000'
const isOpen = ({ row }: Clock) => row.phase === 'running' || row.phase === 'paused'

/** Records with open clocks: all of them, or those that count by an older version of one policy. */
const planned = (policyId: string | null) => sql`
  from clock c where c.phase in ('running', 'paused') and (${policyId}::uuid is null or c.policy_version_id in (
    select v.id from policy_version v join policy p on p.id = v.policy_id where p.id = ${policyId}::uuid and v.id <> p.current_id))`

async function howMany({ db }: Pick<Read, 'db'>, policyId: string | null): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(distinct c.entity_id)::int as n ${planned(policyId)}`.execute(db)
  return rows[0]?.n ?? 0
}

const byRecord = (clocks: readonly Clock[]) => Map.groupBy(clocks, ({ entity_id }) => entity_id)

async function replanSome(ctx: Write, policyId: string | null, after: string) {
  const { rows } = await sql<{ id: string }>`
    select distinct c.entity_id as id ${planned(policyId)} and c.entity_id > ${after}::uuid order by 1 limit ${batch}::int`.execute(
    ctx.db,
  )
  const last = rows.at(-1)?.id
  if (last === undefined) return null
  const ids = rows.map(({ id }) => id)
  const works = await ctx.db
    .selectFrom('work')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  const clocks = await clocksOf(ctx, ids, { lock: true })
  const told = await judgeAnew(ctx, works, clocks)
  await tellClocks(ctx, told)
  const open = new Set(told.map(({ entity_id }) => entity_id))
  const before = clocks.filter((clock) => isOpen(clock) && open.has(clock.entity_id))
  const late = await brokenNow(ctx, before)
  return { last, records: rows.length, clocks: before.length, late }
}

/** What today's policies (or those given) mean to the open clocks of these records. */
export async function judgeAnew(
  ctx: Read,
  works: readonly WorkRow[],
  clocks: readonly Clock[],
  policies?: readonly ActivePolicy[],
) {
  const workflows = await workflowsById(
    ctx,
    works.map(({ workflow_id }) => workflow_id),
  )
  const { tellings } = await newTerms(
    ctx,
    works.map((row) => ({ before: row, after: row })),
    {
      clocks: byRecord(clocks.filter(isOpen)),
      workflows,
      at: msOf(ctx.now),
      who: ctx.actor.id,
      why: w.later('why.policy-edited'),
      onlyHeld: true,
      ...(policies && { policies }),
    },
  )
  return tellings
}

/** How many of these clocks were in time and are late after what they were told. */
async function brokenNow(ctx: Write, before: readonly Clock[]): Promise<number> {
  const ids = before.flatMap((clock) => (wasLate(clock, ctx.now) ? [] : [clock.id]))
  if (ids.length === 0) return 0
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from clock where id = any(${ids}::uuid[]) and phase = 'running' and due_at <= ${ctx.now}::timestamptz`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}

const wasLate = ({ row }: Clock, now: string) =>
  row.breached_at !== null || (row.phase === 'running' && row.due_at !== null && row.due_at < msOf(now))

/** Policies were changed: open clocks are judged anew in the background; what is done stays as it was counted. */
export const replan = task('clocks.replan', {
  title: w.later('task.replan'),
  /** `policy_id`: only what counts by an older version of it; else everything, for another policy may fit now. */
  input: z.object({ policy_id: Id.nullable(), tell: Id.nullable().default(null) }),
  async run({ db, progress }, { policy_id, tell }) {
    const sum: { -readonly [K in keyof Planned]: Planned[K] } = { clocks: 0, late: 0 }
    const total = await howMany({ db }, policy_id)
    let done = 0
    for (let after = nobody; ;) {
      await progress({ done, total: Math.max(total, done) })
      const some = await writing({ db, actor: system, origin: 'system' }, (ctx) =>
        replanSome(ctx, policy_id, after),
      )
      if (!some) break
      after = some.last
      done += some.records
      sum.clocks += some.clocks
      sum.late += some.late
    }
    const about = tell ?? policy_id
    if (about !== null && sum.clocks > 0)
      await writing({ db, actor: system, origin: 'system' }, (ctx) => tellPlanned(ctx, about, sum))
    return sum
  },
})

/** Policies with open clocks that still count by an older version. */
export async function policiesLeftBehind(ctx: Read): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct v.policy_id as id from policy_version v join policy p on p.id = v.policy_id
    where v.id <> p.current_id and exists (
      select from clock c where c.policy_version_id = v.id and c.phase in ('running', 'paused'))`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}
