import type { Write } from '#kernel/context'
import { WorkChanged, WorkMoved } from './contract.ts'
import type { WorkRow } from './load.ts'
import { type Change, type Changed, difference, pathOf, writeChange } from './save.ts'

/** The events whose changes of work can be taken back. */
export const takenBackAsWork: readonly string[] = [WorkChanged.name, WorkMoved.name]

/** What events that came one after the other changed all in all, oldest first. */
export function sumOf(payloads: readonly unknown[]): { before: Change; after: Change } {
  const all = payloads as readonly { before: Change; after: Change }[]
  return {
    // The oldest says last what stood there at first.
    before: Object.assign({}, ...all.toReversed().map(({ before }) => before)) as Change,
    after: Object.assign({}, ...all.map(({ after }) => after)) as Change,
  }
}

/** Whether a record stands as a change has left it, as it stood before, or otherwise: then somebody was there since. */
export function standingOf(row: WorkRow, { before, after }: { before: Change; after: Change }) {
  if (difference(row, before) === null) return 'before'
  return difference(row, after) === null ? 'after' : 'otherwise'
}

/** Sets fields of work back to what stood there. */
export async function setBack(ctx: Write, row: WorkRow, before: Change): Promise<Changed | null> {
  const change = difference(row, before)
  if (!change) return null
  const after = await writeChange(ctx, row, change.after)
  const told = 'category_id' in change.after ? { category: await pathOf(ctx, after.category_id) } : {}
  ctx.emit(WorkChanged, after, {
    before: change.before,
    after: { ...change.after, ...told },
    ...('state' in change.after && { workflow_id: row.workflow_id }),
  })
  return { before: row, after }
}
