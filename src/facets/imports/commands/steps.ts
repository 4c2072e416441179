import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { refuseWhenLow } from '#kernel/disk'
import { removeEntities } from '#kernel/entity'
import { enqueue, stopJob, type Task } from '#kernel/jobs'
import { ImportDiscarded, ImportMoved, type imports } from '../contract.ts'
import { type ImportState } from '../schemas.ts'
import { rehearseTask, runTask, undoTask } from '../jobs/tasks.ts'
import { loadImport, seenImport } from '../load.ts'
import { refusal } from '../policy.ts'
import { showImport } from '../queries.ts'
import { toDo, type Whole, wholeOf } from '../view.ts'
import { w } from '../words.ts'
import type { z } from 'zod'

/** The import, locked, with what is to be decided by. */
async function reach(ctx: Write, named: string) {
  const ref = await seenImport(ctx, named)
  const whole = await wholeOf(ctx, await loadImport(ctx, ref.id, { lock: true }))
  if (whole.importer && !may(ctx.actor, whole.importer.can))
    throw new Refusal('forbidden', w.later('not-yours-to-import'))
  return { ref, whole }
}

async function start(
  ctx: Write,
  { ref, whole }: Awaited<ReturnType<typeof reach>>,
  state: ImportState,
  task: Task<z.ZodObject<{ id: z.ZodUUID }>>,
) {
  // Its state keeps a second one out, not the job: that of the step before may not be put away yet.
  const job_id = await enqueue(ctx, task, { id: ref.id })
  await ctx.db
    .updateTable('import')
    .set({ state, job_id, why: null, updated_at: ctx.now, ...begun(state, whole, ctx.now) })
    .where('id', '=', ref.id)
    .execute()
  ctx.emit(ImportMoved, ref, { state })
  return showImport(ctx, { id: ref.id })
}

const begun = (state: ImportState, { kept }: Whole, now: string) =>
  state === 'running' && kept.started_at === null ? { started_at: now } : {}

export async function rehearse(ctx: Write, { id }: Input<typeof imports.rehearse>) {
  const reached = await reach(ctx, id)
  const { stand, questions } = reached.whole
  refuseIf(refusal.rehearse(stand, questions[0]?.why ?? null))
  return start(ctx, reached, 'rehearsing', rehearseTask)
}

export async function runImport(ctx: Write, { id }: Input<typeof imports.run>) {
  refuseWhenLow()
  const reached = await reach(ctx, id)
  refuseIf(refusal.run(reached.whole.stand, toDo(reached.whole)))
  return start(ctx, reached, 'running', runTask)
}

export async function undoImport(ctx: Write, { id }: Input<typeof imports.undo>) {
  const reached = await reach(ctx, id)
  refuseIf(refusal.undo(reached.whole.stand))
  return start(ctx, reached, 'undoing', undoTask)
}

export async function stopImport(ctx: Write, { id }: Input<typeof imports.stop>) {
  const { ref, whole } = await reach(ctx, id)
  refuseIf(refusal.stop(whole.stand))
  if (whole.kept.job_id !== null) await stopJob(ctx, whole.kept.job_id)
  ctx.emit(ImportMoved, ref, { state: whole.kept.state, stopping: true })
  return showImport(ctx, { id: ref.id })
}

export async function discard(ctx: Write, { id }: Input<typeof imports.discard>) {
  const { ref, whole } = await reach(ctx, id)
  refuseIf(refusal.discard(whole.stand))
  ctx.emit(ImportDiscarded, ref, { file: ref.title })
  await removeEntities(ctx, [ref.id])
  return done
}
