import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { WorkChanged } from '#facets/work/contract'
import { moveToWork, type Need } from '#facets/work/engine/workflow'
import { loadWork, type WorkRow } from '#facets/work/load'
import { moveWork } from '#facets/work/move'
import { type Changed, difference, writeChange } from '#facets/work/save'
import { workflowsById } from '#facets/work/workflows'
import { followChanges } from './service-levels.ts'
import { w } from './words.ts'

const batch = 200

/** Lets work whose date has come go on by itself: along its workflow where a move leads on, and its clocks with it. */
export async function holdOver(ctx: Write): Promise<number> {
  const { rows: due } = await sql<{ id: string }>`
    select id from work where hold_until <= ${ctx.now}::timestamptz order by hold_until limit ${batch}::int
    for update skip locked`.execute(ctx.db)
  const rows = await loadWork(
    ctx,
    due.map(({ id }) => id),
  )
  const workflows = await workflowsById(
    ctx,
    rows.map(({ workflow_id }) => workflow_id),
  )
  const changes: Changed[] = []
  for (const row of rows) {
    const workflow = workflows.get(row.workflow_id)
    const known = new Set<Need>(row.assignee_id === null ? [] : ['assignee'])
    const move = row.open && workflow ? moveToWork(workflow, row.state, known) : undefined
    if (workflow && move)
      changes.push(
        await moveWork(ctx, workflow, row, {
          verb: move.verb,
          known,
          also: { hold_until: null, word: 'us' },
        }),
      )
    else await forget(ctx, row)
  }
  await followChanges(ctx, changes, { why: () => w.later('why.hold-over') })
  return due.length
}

/** Nothing leads on from there by itself: only the date goes. The pause of its clock ended with it. */
async function forget(ctx: Write, row: WorkRow) {
  const change = difference(row, { hold_until: null })
  if (change) ctx.emit(WorkChanged, await writeChange(ctx, row, change.after), change)
}

export const holdSchedule = {
  name: 'clocks.hold-over',
  title: w.later('task.hold'),
  everySeconds: 10,
  async run(ctx: Write) {
    await holdOver(ctx)
  },
}
