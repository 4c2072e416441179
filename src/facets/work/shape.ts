import { titleSaid } from '#lib/words'
import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Read, Write } from '#kernel/context'
import { enqueue } from '#kernel/jobs'
import { kindOf } from '#kernel/kinds'
import { visible } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { type work, WorkflowChanged, type WorkflowVersion } from './contract.ts'
import { Workflow } from './engine/workflow.ts'
import { mapOpenWork, mappingsOf } from './map-workflow.ts'
import { addWorkflowVersion, currentWorkflow, workKinds } from './workflows.ts'

async function versionsOf(ctx: Read, kind: string, limit: number): Promise<WorkflowVersion[]> {
  const rows = await ctx.db
    .selectFrom('workflow_version as v')
    .leftJoin('principal as p', 'p.id', 'v.created_by')
    .select(['v.kind', 'v.version', 'v.definition', 'v.created_at', 'p.id as by_id', 'p.name as by_name'])
    .where('v.kind', '=', kind)
    .orderBy('v.version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ by_id, by_name, definition, ...row }) => ({
    ...row,
    kind_title: titleSaid(kindOf(kind).title, ctx.actor.language),
    definition: Workflow.parse(definition),
    created_by: by_id !== null && by_name !== null ? { id: by_id, name: by_name } : null,
  }))
}

function needKind(kind: string) {
  if (!workKinds().includes(kind)) throw new Refusal('not-found', house.later('not-found'))
}

export async function listWorkflows(ctx: Read) {
  const items: WorkflowVersion[] = []
  for (const kind of workKinds()) {
    // The first asker writes down what the room begins with.
    await currentWorkflow(ctx, kind)
    items.push(...(await versionsOf(ctx, kind, 1)))
  }
  return { items }
}

export async function showWorkflow(ctx: Read, { kind }: Input<typeof work.workflow>) {
  needKind(kind)
  await currentWorkflow(ctx, kind)
  const versions = await versionsOf(ctx, kind, 100)
  const [current] = versions
  if (!current) throw new Error('a kind of work without a workflow')
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from work where kind = ${kind} and open and not archived and ${visible(ctx.actor, 'work')} group by state`.execute(
    ctx.db,
  )
  return { ...current, versions, open: rows }
}

export async function previewWorkflow(ctx: Read, { kind, definition }: Input<typeof work.previewWorkflow>) {
  needKind(kind)
  return { items: await mappingsOf(ctx, kind, definition) }
}

/** Writes a new version; a job takes the open records along, so that saving never waits for a hundred thousand rows. */
export async function saveWorkflow(
  ctx: Write,
  { kind, version, definition }: Input<typeof work.saveWorkflow>,
) {
  needKind(kind)
  const next = await addWorkflowVersion(ctx, kind, version, definition)
  const subject = { id: next.id, kind: 'workflow', audience_id: await audienceOf(ctx, [staff]) }
  ctx.emit(WorkflowChanged, subject, { kind, version: next.version })
  return { version: next.version, job: await enqueue(ctx, mapOpenWork, { kind }) }
}
