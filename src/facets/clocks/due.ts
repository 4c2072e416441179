import { sql } from 'kysely'
import { z } from 'zod'
import { isoOf, msOf } from '#lib/time/instant'
import { system } from '#kernel/actor'
import { isPassing, within, type Write, writing } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { enqueue, task } from '#kernel/jobs'
import { logger } from '#kernel/log'
import { calendarsFor, type Clock, clocksOf, rewrite } from './clocks.ts'
import { ClockBreached, ClockReminded, ClockResumed } from './contract.ts'
import { type Moment, momentsOf, toTell } from './engine/moments.ts'
import { policyVersions } from './policies.ts'
import type { Step } from './schemas.ts'
import { type Listener, listenersOf } from './listeners.ts'
import { w } from './words.ts'

const log = logger('clocks')

/** So many clocks are looked at in one transaction. */
const batch = 500

interface Due {
  id: string
  entity_id: string
}

// The index on next_at answers this, however many clocks are open.
export const dueClocks = (now: string) =>
  sql<Due>`
    select id, entity_id from clock where next_at <= ${now}::timestamptz order by next_at, id limit ${batch}::int`

type WorkOf = Subject & Listener

/**
 * Work first and then clocks, as every command locks them. What somebody is just changing is skipped: the next look,
 * seconds later, sees it as it is by then.
 */
async function workFree(ctx: Write, ids: readonly string[]): Promise<Map<string, WorkOf>> {
  const { rows } = await sql<WorkOf>`
    select id, kind, audience_id, team_id, assignee_id from work where id = any(${[...new Set(ids)]}::uuid[])
    order by id for update skip locked`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Does what has fallen due on clocks that nobody touched: tells of reminders and breaches, ends pauses. */
export async function lookAtClocks(ctx: Write): Promise<{ due: number; done: number }> {
  const { rows: due } = await dueClocks(ctx.now).execute(ctx.db)
  if (due.length === 0) return { due: 0, done: 0 }
  const done = await apart(ctx, due, lookAt)
  return { due: due.length, done }
}

/** A clock that cannot be read rests for so long, and holds no other up. */
const restMinutes = 10

/** All at once; where that fails each by itself, and what fails by itself is looked at later. */
async function apart(
  ctx: Write,
  due: readonly Due[],
  work: (ctx: Write, due: readonly Due[]) => Promise<number>,
) {
  try {
    return await within(ctx, undefined, (part) => work(part, due))
  } catch (error) {
    if (isPassing(error)) throw error
    const [one, ...more] = due
    if (one && more.length === 0) return setBack(ctx, one, error)
  }
  let done = 0
  for (const one of due) done += await apart(ctx, [one], work)
  return done
}

async function setBack(ctx: Write, { id }: Due, error: unknown): Promise<number> {
  log.error({ clock: id, err: error }, 'a clock cannot be looked at')
  await sql`update clock set next_at = ${ctx.now}::timestamptz + make_interval(mins => ${restMinutes}::int)
    where id = ${id}::uuid`.execute(ctx.db)
  return 1
}

async function lookAt(ctx: Write, due: readonly Due[]): Promise<number> {
  const works = await workFree(
    ctx,
    due.map(({ entity_id }) => entity_id),
  )
  const wanted = new Set(due.map(({ id }) => id))
  const clocks = (await clocksOf(ctx, [...works.keys()], { lock: true })).filter(({ id }) => wanted.has(id))
  const calendars = await calendarsFor(ctx, clocks)
  const policies = await policyVersions(
    ctx,
    clocks.map((clock) => clock.policy_version_id),
  )
  const listeners = await listenersOf(ctx, [...works.values()])
  const now = msOf(ctx.now)
  const looked = clocks.map((clock) => {
    const steps = policies.get(clock.policy_version_id)?.definition.steps ?? []
    const mine = steps.filter(({ metric }) => metric === clock.metric)
    const passed = momentsOf(clock.row, mine, clock.fired, calendars).filter(({ at }) => at <= now)
    const work = works.get(clock.entity_id)
    if (work)
      for (const moment of toTell(passed, now))
        tell(ctx, clock, work, moment, (step) => listeners(work, step.to))
    return { ...clock, fired: [...clock.fired, ...passed.map(({ name }) => name)] }
  })
  await rewrite(ctx, looked)
  return looked.length
}

function tell(
  ctx: Write,
  clock: Clock,
  work: WorkOf,
  moment: Moment,
  who: (step: Step) => readonly string[],
) {
  const { id, metric, row } = clock
  const on = { clock_id: id, metric, label: row.label, cycle: row.cycle }
  if (moment.is === 'resume') return ctx.emit(ClockResumed, work, on)
  const due_at = isoOf(row.due_at ?? moment.at)
  const heard = [...new Set(moment.steps.flatMap(who))]
  // Who is told what, and when, is the staff's own business.
  const options = { granted: false }
  const [step] = moment.steps
  if (moment.is === 'breach' || !step)
    return ctx.emit(ClockBreached, work, { ...on, due_at, tell: heard }, options)
  const { offset_minutes, to } = step
  return ctx.emit(ClockReminded, work, { ...on, due_at, offset_minutes, to, tell: heard }, options)
}

/** Goes on at once where more fell due than one transaction takes. */
export const restOfClocks = task('clocks.look', {
  title: w.later('task.look'),
  input: z.object({}),
  async run({ db, progress }) {
    let looked = 0
    for (;;) {
      const { due, done } = await writing({ db, actor: system, origin: 'schedule' }, lookAtClocks)
      looked += done
      await progress({ done: looked })
      if (due < batch || done === 0) return { looked }
    }
  },
})

export const lookSchedule = {
  name: 'clocks.look',
  title: w.later('task.look'),
  everySeconds: 5,
  async run(ctx: Write) {
    const { due } = await lookAtClocks(ctx)
    if (due >= batch) await enqueue(ctx, restOfClocks, {}, { unique: 'clocks.look' })
  },
}
