import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { type Sentence, type Title, titleSaid } from '#lib/words'
import { isThemselves, may } from '#kernel/actor'
import type { Read, Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { taskNamed } from '#kernel/known-work'
import { t } from '#kernel/list-parts'
import { type ListSpec, pageOf } from '#kernel/listing'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import type { administration, Job } from './contract.ts'
import { JobCancelled, JobRepeated } from './events.ts'
import { w } from './words.ts'

interface Row {
  id: string
  task: string
  state: Job['state']
  cancel: boolean
  progress: { done?: number; total?: number; note?: Title }
  attempts: number
  error: string | null
  created_by: { id: string; name: string } | null
  created_at: string
  run_after: string
  started_at: string | null
  finished_at: string | null
  result: unknown
}

const columns = [
  'id',
  'task',
  'state',
  'cancel',
  'progress',
  'attempts',
  'error',
  'created_at',
  'run_after',
  'started_at',
  'finished_at',
  'result',
]
const spec: ListSpec = {
  table: 'job',
  open: true,
  select: {
    ...Object.fromEntries(columns.map((column) => [column, t(column)])),
    created_by: sql`case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end`,
  },
  joins: sql`left join principal p on p.id = t.created_by`,
  sorts: {
    newest: { title: w.later('newest'), dir: 'desc', by: [{ column: 'created_at', type: 'timestamptz' }] },
  },
  defaultSort: 'newest',
}

const isOver = (state: Job['state']) => state === 'done' || state === 'failed' || state === 'cancelled'
const mayManage = (ctx: Read, { created_by }: Row) =>
  created_by?.id === ctx.actor.id || may(ctx.actor, 'administration.manage')

/** Why a job is not stopped or started again; null where it is. */
const refusal = {
  cancel: (ctx: Read, row: Row): Sentence | null => {
    if (!mayManage(ctx, row)) return house.later('forbidden')
    return isOver(row.state) ? w.later('job-over') : null
  },
  repeat: (ctx: Read, row: Row): Sentence | null => {
    if (!mayManage(ctx, row)) return house.later('forbidden')
    return row.state === 'failed' || row.state === 'cancelled' ? null : w.later('job-not-over')
  },
}

const titleOf = ({ task }: Row) => taskNamed(task)?.title ?? task

function shown(ctx: Read, row: Row): Job {
  const { cancel, progress, result: _, ...rest } = row
  const verdict = verdictFor(ctx)
  return {
    ...rest,
    title: titleSaid(titleOf(row), ctx.actor.language),
    stopping: cancel && row.state === 'running',
    done: progress.done ?? null,
    total: progress.total ?? null,
    note: progress.note === undefined ? null : titleSaid(progress.note, ctx.actor.language),
    can: { cancel: verdict(refusal.cancel(ctx, row)), repeat: verdict(refusal.repeat(ctx, row)) },
  }
}

const mine = (ctx: Read) => sql<boolean>`t.created_by = ${ctx.actor.id}::uuid`
const visible = (ctx: Read): RawBuilder<boolean> =>
  may(ctx.actor, 'administration.read') ? sql<boolean>`true` : mine(ctx)

export async function listJobs(
  ctx: Read,
  { state, mine: only, ...paging }: Input<typeof administration.jobs>,
) {
  const where = sql<boolean>`${only ? mine(ctx) : visible(ctx)} and ${state === undefined ? sql`true` : sql`t.state = ${state}`}`
  const { items, next } = await pageOf<Row>(ctx, spec, where, paging)
  return { items: items.map((row) => shown(ctx, row)), next }
}

async function jobById(ctx: Read, id: string): Promise<Row> {
  const { items } = await pageOf<Row>(ctx, spec, sql`t.id = ${id}::uuid and ${visible(ctx)}`, { limit: 1 })
  const [row] = items
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  return row
}

export async function showJob(ctx: Read, { id }: Input<typeof administration.job>) {
  const row = await jobById(ctx, id)
  // What came of it may name records that who administers may not see.
  return { ...shown(ctx, row), result: isThemselves(ctx.actor, row.created_by?.id) ? row.result : null }
}

/** Locked, so that a worker does not take it or come to its end meanwhile. */
async function locked(ctx: Write, id: string): Promise<Row> {
  await sql`select from job where id = ${id}::uuid for update`.execute(ctx.db)
  return jobById(ctx, id)
}

function refuse(ctx: Read, row: Row, why: Sentence | null) {
  if (why && !mayManage(ctx, row)) throw new Refusal('forbidden', why)
  refuseIf(why)
}

export async function cancelJob(ctx: Write, { id }: Input<typeof administration.cancelJob>) {
  const row = await locked(ctx, id)
  refuse(ctx, row, refusal.cancel(ctx, row))
  const over = row.state === 'waiting' ? ({ state: 'cancelled', finished_at: ctx.now } as const) : {}
  await ctx.db
    .updateTable('job')
    .set({ cancel: true, ...over })
    .where('id', '=', id)
    .execute()
  ctx.emit(JobCancelled, await houseSubject(ctx, 'job', id), {
    task: row.task,
    title: titleSaid(titleOf(row), 'en'),
  })
  return shown(ctx, await jobById(ctx, id))
}

export async function repeatJob(ctx: Write, { id }: Input<typeof administration.repeatJob>) {
  const row = await locked(ctx, id)
  refuse(ctx, row, refusal.repeat(ctx, row))
  await ctx.db
    .updateTable('job')
    .set({
      state: 'waiting',
      cancel: false,
      attempts: 0,
      run_after: ctx.now,
      started_at: null,
      finished_at: null,
      error: null,
      progress: '{}',
    })
    .where('id', '=', id)
    .execute()
  ctx.wake()
  ctx.emit(JobRepeated, await houseSubject(ctx, 'job', id), {
    task: row.task,
    title: titleSaid(titleOf(row), 'en'),
  })
  return shown(ctx, await jobById(ctx, id))
}
