import { type RawBuilder, sql } from 'kysely'
import type { Client } from 'pg'
import type { z } from 'zod'
import type { Write } from './context.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import type { Title } from '#lib/words'

/** What a running job is given: it opens its own transactions, reports how far it is, and asks whether to go on. */
export interface Working {
  readonly db: Db
  readonly job: { readonly id: string; readonly created_by: string | null; readonly attempts: number }
  /**
   * Any small object; screens show `done` of `total` and `note`. Throws `Cancelled` once somebody asked to stop, and
   * `Interrupted` when the process is to end or the job has gone to another.
   */
  progress: (state: { done?: number; total?: number; note?: Title }) => Promise<void>
}

/** Long work that outlives a request. It may run again after a crash, so each step must bear repeating. */
export interface Task<S extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly input: S
  /** Shown in the list of jobs. */
  readonly title: Title
  readonly attempts: number
  readonly run: (work: Working, input: z.output<S>) => Promise<unknown>
}

export const task = <S extends z.ZodType>(
  name: string,
  { attempts = 3, ...rest }: Omit<Task<S>, 'name' | 'attempts'> & { attempts?: number },
): Task<S> => ({ name, attempts, ...rest })

export class Cancelled extends Error {
  override name = 'Cancelled'
}

/** The process is about to end: the job is taken up where it stands, here or elsewhere. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

export interface Enqueued {
  /** Not before this instant. */
  at?: string
  /** While a job with this key waits or runs, no second one is added. */
  unique?: string
}

/** Leaves a job to the workers, in the command's own transaction. Gives its id, or that of the one already there. */
export async function enqueue<S extends z.ZodType>(
  ctx: Write,
  { name, input: schema }: Task<S>,
  input: z.input<S>,
  { at, unique }: Enqueued = {},
): Promise<string> {
  ctx.wake()
  const made = await ctx.db
    .insertInto('job')
    .values({
      id: newId(),
      task: name,
      input: JSON.stringify(schema.parse(input)),
      unique_key: unique ?? null,
      run_after: at ?? ctx.now,
      created_by: ctx.actor.id,
      created_at: ctx.now,
    })
    .onConflict((conflict) =>
      // Literals, not parameters: else a plan made for any values no longer finds the index.
      conflict
        .column('unique_key')
        .where(sql<boolean>`state in ('waiting', 'running')`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  const there = await ctx.db
    .selectFrom('job')
    .select('id')
    .where('unique_key', '=', unique ?? '')
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return there?.id ?? enqueue(ctx, { name, input: schema } as Task<S>, input, { ...(at && { at }) })
}

/** Lets go of jobs that were about these: what names a person may not outlive them in a list of jobs. */
export async function forgetJobs(
  ctx: Write,
  { name }: Pick<Task, 'name'>,
  field: string,
  values: readonly string[],
) {
  await sql`delete from job where task = ${name}::text and state <> 'running'
    and input ->> ${field}::text = any(${[...values]}::text[])`.execute(ctx.db)
}

/** When the last job of this task was begun that came to its end less than so many minutes ago. */
export async function begunLately(
  { db }: Pick<Write, 'db'>,
  { name }: Pick<Task, 'name'>,
  minutes: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ at: string | null }>`
    select max(started_at) as at from job
    where task = ${name}::text and finished_at > now() - make_interval(mins => ${minutes}::int)`.execute(db)
  return rows[0]?.at ?? undefined
}

interface Claimed {
  id: string
  task: string
  input: unknown
  attempts: number
  worker: number | null
  created_by: string | null
}

/** Takes the oldest due job for this worker, marks it running, and gives it; undefined when there is none. */
export async function claim(db: Db, worker: number, tasks: readonly string[]): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update job set state = 'running', started_at = now(), attempts = attempts + 1, worker = ${worker}::int
    where id = (select id from job where state = 'waiting' and run_after <= now() and task = any(${tasks}::text[])
      order by run_after, id limit 1 for update skip locked)
    returning id, task, input, attempts, worker, created_by`.execute(db)
  return rows[0]
}

/** Asks a job to stop: one that waits is over at once, one that runs at its next step. */
export async function stopJob(ctx: Write, id: string): Promise<void> {
  await sql`update job set cancel = true,
      state = case when state = 'waiting' then 'cancelled' else state end,
      finished_at = case when state = 'waiting' then ${ctx.now}::timestamptz else finished_at end
    where id = ${id}::uuid and state in ('waiting', 'running')`.execute(ctx.db)
}

/** Runs one claimed job to its end: done, cancelled, set back for another try, or failed. */
export async function runJob(
  db: Db,
  tasks: ReadonlyMap<string, Task>,
  claimed: Claimed,
  isClosing: () => boolean = () => false,
): Promise<void> {
  const { id } = claimed
  const found = tasks.get(claimed.task)
  // Whoever holds it by now, where it was set free meanwhile, is not disturbed.
  const mine = sql<boolean>`id = ${id}::uuid and state = 'running' and worker is not distinct from ${claimed.worker}::int and attempts = ${claimed.attempts}::int`
  const finish = (state: 'done' | 'failed' | 'cancelled', rest: { result?: string; error?: string }) =>
    db
      .updateTable('job')
      .set({ state, finished_at: sql<string>`now()`, worker: null, ...rest })
      .where(mine)
      .execute()
  try {
    if (!found) throw new Error(`No room carries the task ${claimed.task}`)
    const result = await found.run(
      {
        db,
        job: claimed,
        async progress(state) {
          const { rows } = await sql<{ cancel: boolean }>`
            update job set progress = ${JSON.stringify(state)}::jsonb where ${mine} returning cancel`.execute(
            db,
          )
          if (rows[0]?.cancel) throw new Cancelled()
          if (isClosing() || rows.length === 0) throw new Interrupted()
        },
      },
      found.input.parse(claimed.input),
    )
    await finish('done', { result: JSON.stringify(result ?? null) })
  } catch (error) {
    if (error instanceof Cancelled) await finish('cancelled', {})
    else if (error instanceof Interrupted)
      await sql`update job set state = 'waiting', worker = null, attempts = attempts - 1 where ${mine}`.execute(
        db,
      )
    else if (found && claimed.attempts < found.attempts)
      await sql`update job set state = 'waiting', worker = null, error = ${String(error)}::text,
        run_after = now() + make_interval(secs => power(4, attempts)) where ${mine}`.execute(db)
    else await finish('failed', { error: String(error) })
  }
}

/** The first key of the advisory locks by which workers show that they live. */
const workerLocks = 8701

/** Whether a worker of this database shows that it lives; others on the same server may have the same number. */
export const workerLives = (worker: RawBuilder<unknown>) => sql<boolean>`exists (select from pg_locks l
  where l.locktype = 'advisory' and l.classid = ${workerLocks}::int and l.objid = ${worker}::oid and l.granted
    and l.database = (select oid from pg_database where datname = current_database()))`

/** A worker shows on this connection that it lives. What it lost a moment ago may be held yet: then it asks again. */
export async function lockWorker(client: Pick<Client, 'query'>, worker: number): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', [
    workerLocks,
    worker,
  ])
  if (!rows[0]?.mine) throw new Error('the lock of this worker is held by another connection')
}

/** Sets jobs free whose worker died: its lock, held by its connection, is free the moment the process ends. */
export async function sweep(db: Db, worker: number): Promise<void> {
  await sql`
    with gone as materialized (
      select w.worker from (select distinct worker from job where state = 'running' and worker is distinct from ${worker}::int) w
      where not ${workerLives(sql.ref('w.worker'))})
    update job set state = 'waiting', worker = null from gone where job.worker = gone.worker and job.state = 'running'`.execute(
    db,
  )
}
