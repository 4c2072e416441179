import { msOf } from '#lib/time/instant'
import type { Write } from '#kernel/context'
import { when } from '#kernel/flows'
import { RecordTagged } from '#facets/tags/contract'
import { WorkMapped } from '#facets/work/contract'
import { fieldsIn } from '#facets/work/filter'
import type { WorkRow } from '#facets/work/load'
import { workflowsById, workKinds } from '#facets/work/workflows'
import { startClocks, tellClocks } from './clocks.ts'
import { newTerms, standOf } from './new-terms.ts'
import { activePolicies } from './policies.ts'
import { clocksByRecord, followChanges } from './service-levels.ts'
import { w } from './words.ts'

async function workRow({ db }: Write, id: string): Promise<WorkRow | undefined> {
  return db.selectFrom('work').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Judges a record anew after something beside its row changed. */
async function judgeAgain(ctx: Write, row: WorkRow) {
  const [clocks, workflows] = [
    await clocksByRecord(ctx, [row.id]),
    await workflowsById(ctx, [row.workflow_id]),
  ]
  const who = ctx.actor.id
  const news = await newTerms(ctx, [{ before: row, after: row }], {
    clocks,
    workflows,
    at: msOf(ctx.now),
    who,
  })
  await tellClocks(ctx, news.tellings)
  await startClocks(ctx, news.starts)
}

/** Where a scope asks for tags, another tag may bring another promise. */
const tagged = when(RecordTagged, 'clocks.follow-tags', async (ctx, _, { subject }) => {
  if (!workKinds().includes(subject.kind)) return
  const policies = await activePolicies(ctx)
  if (!policies.some(({ definition }) => fieldsIn(definition.fits).has('tag'))) return
  const row = await workRow(ctx, subject.id)
  if (row?.open) await judgeAgain(ctx, row)
})

/** Where a changed workflow gave a state another meaning, clocks go on, stop or stand still by it. */
const mapped = when(WorkMapped, 'clocks.follow-mapping', async (ctx, { before, after }, { subject }) => {
  const row = await workRow(ctx, subject.id)
  if (!row) return
  const was = { ...row, ...(before as Partial<WorkRow>) }
  const is = { ...row, ...(after as Partial<WorkRow>) }
  const workflows = await workflowsById(ctx, [was.workflow_id, is.workflow_id])
  const [from, to] = [standOf(was, workflows), standOf(is, workflows)]
  if (from.phase === to.phase && from.waits_for === to.waits_for) return
  await followChanges(ctx, [{ before: was, after: row }], { why: () => w.later('why.workflow') })
})

export const followFlows = [tagged, mapped]
