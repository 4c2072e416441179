import { randomInt } from 'node:crypto'
import { system } from './actor.ts'
import { writing } from './context.ts'
import type { Db } from './db.ts'
import { deliverSome, type Flow } from './flows.ts'
import { holdConnection } from './held-connection.ts'
import { claim, lockWorker, runJob, sweep, type Task } from './jobs.ts'
import { logger } from './log.ts'
import type { Poke } from './poke.ts'
import { runDue, type Schedule } from './schedules.ts'

const log = logger('worker')
const sweepEveryMs = 10_000
const tickMs = 1000
const restMs = 100

/** Other work that waits in tables: each step does one piece, and says whether there was one. */
export interface Lane {
  readonly step: () => Promise<boolean>
  /** Once no step is taken any more. */
  readonly close: () => void | Promise<void>
}

export interface WorkerOptions {
  db: Db
  url: string
  poke: Poke
  flows: readonly Flow[]
  tasks: readonly Task[]
  schedules: readonly Schedule[]
  /** Other work that waits in tables: each does one piece and says whether there was one. */
  lanes?: readonly (() => Promise<boolean>)[]
}

/** Delivers events to flows, runs jobs and keeps the clock, until it is closed. Any number may share one database. */
export async function startWorker({
  db,
  url,
  poke,
  flows,
  tasks,
  schedules,
  lanes: more = [],
}: WorkerOptions) {
  const worker = randomInt(2 ** 31 - 1)
  // While it is lost others set our jobs free: we take up no more, and free none of theirs.
  const alive = await holdConnection({ url, name: 'wheelhouse worker lock' }, (client) =>
    lockWorker(client, worker),
  )
  const flowsByName = new Map(flows.map((flow) => [flow.name, flow]))
  const tasksByName = new Map(tasks.map((one) => [one.name, one]))
  let closing = false

  const lanes = [
    async () => deliverSome(db, flowsByName),
    async () => {
      const job = alive.stands() ? await claim(db, worker, [...tasksByName.keys()]) : undefined
      if (job) await runJob(db, tasksByName, job, () => closing)
      return job !== undefined
    },
    ...more,
  ].map((step) => lane(step, () => closing))

  const clock = lane(
    async () => {
      await runDue(db, schedules, async (work) => {
        await writing({ db, actor: system, origin: 'schedule' }, work)
      })
      return false
    },
    () => closing,
  )
  const look = () => {
    for (const one of lanes) one.wake()
  }
  let resting: NodeJS.Timeout | undefined
  let poked = false
  // The first poke is heard at once. Under load every commit pokes, and after a look one more serves all that came meanwhile.
  const wake = () => {
    poked = resting !== undefined
    if (poked) return
    look()
    resting = setTimeout(() => {
      resting = undefined
      if (poked) wake()
    }, restMs)
  }
  const stopListening = poke.listen(wake)
  const ticking = setInterval(() => clock.wake(), tickMs)
  const sweeping = setInterval(() => {
    if (alive.stands()) sweep(db, worker).catch((err: unknown) => log.debug({ err }, 'not swept'))
  }, sweepEveryMs)
  await sweep(db, worker)
  wake()
  return {
    async close() {
      closing = true
      clearInterval(sweeping)
      clearInterval(ticking)
      clearTimeout(resting)
      stopListening()
      await Promise.all([clock, ...lanes].map((one) => one.idle()))
      await alive.close()
    },
  }
}

/** Repeats one step until it finds nothing to do; a wake-up during a run makes it look once more. */
function lane(step: () => Promise<boolean>, closing: () => boolean) {
  let running: Promise<void> | undefined
  let again = false
  const run = async () => {
    do {
      again = false
      try {
        while (!closing() && (await step()));
      } catch (error) {
        log.warn({ err: error }, 'the worker will try again')
        return
      }
    } while (again && !closing())
  }
  return {
    wake() {
      if (running) again = true
      else
        running = run().finally(() => {
          running = undefined
        })
    },
    idle: async () => running,
  }
}
