import { done, type Input } from '#lib/contract'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Read, Write } from '#kernel/context'
import { decide, setting, valueOf } from '#kernel/settings'
import { MatrixChanged, type work } from './contract.ts'
import { PriorityMatrix, usualMatrix } from './engine/priority.ts'
import { w } from './words.ts'

/** What an organisation made of impact and urgency. */
export const matrixSetting = setting(
  'work.priority-matrix',
  w.later('setting.matrix'),
  PriorityMatrix,
  usualMatrix,
  { open: true, hint: w.later('setting.matrix-hint') },
)

export const priorityMatrix = (ctx: Pick<Read, 'db'>): Promise<PriorityMatrix> => valueOf(ctx, matrixSetting)

export async function showMatrix(ctx: Read) {
  return { matrix: await priorityMatrix(ctx), usual: usualMatrix }
}

/** It counts for what is opened or re-judged from now on; what has a priority keeps it. */
export async function saveMatrix(ctx: Write, { matrix }: Input<typeof work.saveMatrix>) {
  const before = await priorityMatrix(ctx)
  if (JSON.stringify(before) === JSON.stringify(matrix)) return done
  await decide(ctx, matrixSetting, matrix)
  const subject = { id: matrixId, kind: 'setting', audience_id: await audienceOf(ctx, [staff]) }
  ctx.emit(MatrixChanged, subject, { before, after: matrix })
  return done
}

/** A setting has no id of its own; its timeline needs one. */
const matrixId = '00000000-0000-7000-8000-00000000a001'
