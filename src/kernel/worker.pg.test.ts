import { expect, test } from 'vitest'
import { z } from 'zod'
import { claim, enqueue, Interrupted, runJob, task, type Working } from '#kernel/jobs'
import { startPoke } from '#kernel/poke'
import { startWorker } from '#kernel/worker'
import { world } from '#test/world'

const house = await world()
const { write, db, pool, url } = house

test('what the workers ask goes over connections of their own, on which a statement may take its time', async () => {
  const asking = async () => {
    const { rows } = await pool.query<{ name: string }>(
      `select distinct application_name as name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and (query like '%from outbox where dead_at is null%' or query like '%extract(epoch from now() - last_run)%')`,
    )
    return rows.map(({ name }) => name)
  }
  await expect.poll(asking).toEqual(['wheelhouse worker'])
})

const holders = async () => {
  const { rows } = await pool.query<{ pid: number; worker: number }>(
    `select l.pid, l.objid::bigint::int as worker from pg_locks l where l.locktype = 'advisory' and l.classid = 8701 and l.granted
      and l.database = (select oid from pg_database where datname = current_database())`,
  )
  return rows
}

test('a worker that loses its lock takes it again, and takes up jobs as before', async () => {
  const others = new Set((await holders()).map(({ worker }) => worker))
  const done: number[] = []
  const count = task('test.count', {
    title: 'Count',
    input: z.object({ n: z.int() }),
    run: async (_, { n }) => done.push(n),
  })
  const poke = await startPoke(house, url)
  const worker = await startWorker({ db, url, poke, flows: [], tasks: [count], schedules: [] })
  try {
    const mine = async () => (await holders()).filter((one) => !others.has(one.worker))
    const [before] = await mine()
    await pool.query('select pg_terminate_backend($1)', [before?.pid])
    await expect.poll(async () => (await mine()).map(({ pid }) => pid === before?.pid)).toEqual([false])
    expect((await mine())[0]?.worker).toBe(before?.worker)
    await write(undefined, (ctx) => enqueue(ctx, count, { n: 1 }))
    await expect.poll(() => done).toEqual([1])
  } finally {
    await worker.close()
    await poke.close()
  }
})

test('a job that has gone to another worker is left to it: the first stops, and finishes nothing', async () => {
  const steps: string[] = []
  let between = async () => undefined as unknown
  const slow = task('test.slow', {
    title: 'Slow',
    input: z.object({}),
    async run({ progress }: Working) {
      await progress({ done: 1 })
      await between()
      steps.push('before')
      await progress({ done: 2 }).catch((error: unknown) => {
        steps.push(error instanceof Interrupted ? 'interrupted' : String(error))
        throw error
      })
    },
  })
  const id = await write(undefined, (ctx) => enqueue(ctx, slow, {}))
  // The number of one that lives: else it would be set free under us.
  const [alive] = await holders()
  const job = await claim(db, alive?.worker ?? 0, [slow.name])
  if (!job) throw new Error('there was none')
  const state = () =>
    db
      .selectFrom('job')
      .select(['state', 'worker', 'attempts', 'progress'])
      .where('id', '=', id)
      .executeTakeFirst()
  // Taken for dead and set free, it was taken up by another.
  between = () => db.updateTable('job').set({ worker: null, attempts: 2 }).where('id', '=', id).execute()
  await runJob(db, new Map([[slow.name, slow]]), job)
  expect(steps).toEqual(['before', 'interrupted'])
  expect(await state()).toEqual({ state: 'running', worker: null, attempts: 2, progress: { done: 1 } })
})
