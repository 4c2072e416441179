import type { Write } from '#kernel/context'
import { enqueue } from '#kernel/jobs'
import { calendarsLeftBehind, recalculate } from './recalculate.ts'
import { policiesLeftBehind, replan } from './replan.ts'
import { w } from './words.ts'

/** Clocks that somebody started while a calendar or policy was being changed are caught up with later. */
export const stragglersSchedule = {
  name: 'clocks.stragglers',
  title: w.later('task.stragglers'),
  everySeconds: 1800,
  async run(ctx: Write) {
    for (const calendar_id of await calendarsLeftBehind(ctx)) await enqueue(ctx, recalculate, { calendar_id })
    for (const policy_id of await policiesLeftBehind(ctx)) await enqueue(ctx, replan, { policy_id })
  },
}
