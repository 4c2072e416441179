import { z } from 'zod'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { titleSaid } from '#lib/words'
import { system } from '#kernel/actor'
import { instantNow, type Read, type Write, writing } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { enqueue, task, type Working } from '#kernel/jobs'
import { allRetention, daysBefore, type Retention, retentionNamed } from '#kernel/retention'
import type { Schedule } from '#kernel/schedules'
import { valueOf } from '#kernel/settings'
import type { administration } from './contract.ts'
import { RetentionRan } from './events.ts'
import { w } from './words.ts'

/** So many at once: each step is a transaction of its own, and holds nobody up. */
const atOnce = 100

export async function listRetention(ctx: Read) {
  const items = []
  for (const { name, title, days: setting, due } of allRetention()) {
    const days = await valueOf(ctx, setting)
    const { n, held } = days === 0 ? { n: 0, held: 0 } : await due(ctx, daysBefore(ctx.now, days))
    items.push({
      name,
      title: titleSaid(title, ctx.actor.language),
      setting: setting.name,
      days,
      due: n,
      held,
    })
  }
  return { items }
}

export async function rehearseRetention(
  ctx: Read,
  { name, days }: Input<typeof administration.rehearseRetention>,
) {
  const found = retentionNamed(name)
  if (!found) throw new Refusal('not-found', w.later('no-retention', { name }))
  const before = daysBefore(ctx.now, days)
  const { n, held } = await found.due(ctx, before)
  return { due: n, held, before }
}

/** Step by step to its end, then written down: how many, and as old as what. */
async function run(
  { db, progress }: Working,
  { name, title, days: setting, letGo }: Retention,
): Promise<number> {
  const doing = { db, actor: system, origin: 'schedule' } as const
  const days = await valueOf({ db }, setting)
  if (days === 0) return 0
  const before = daysBefore(instantNow(), days)
  let [total, gone] = [0, 0]
  do {
    gone = await writing(doing, (ctx) => letGo(ctx, before, atOnce))
    total += gone
    await progress({ done: total, note: title })
  } while (gone > 0)
  if (total > 0)
    await writing(doing, async (ctx) =>
      ctx.emit(RetentionRan, await houseSubject(ctx, 'retention'), {
        name,
        title: titleSaid(title, 'en'),
        n: total,
        before,
      }),
    )
  return total
}

export const retentionTask = task('retention.run', {
  title: w.later('task-retention'),
  input: z.object({}),
  async run(working) {
    const done: Record<string, number> = {}
    for (const one of allRetention()) done[one.name] = await run(working, one)
    return done
  },
})

const begin = (ctx: Write) => enqueue(ctx, retentionTask, {}, { unique: retentionTask.name })

export const letGoNow = async (ctx: Write) => ({ job: await begin(ctx) })

export const retentionSchedule: Schedule = {
  name: 'retention.run',
  title: w.later('schedule-retention'),
  everySeconds: 86_400,
  run: async (ctx) => void (await begin(ctx)),
}
