import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { kindOf } from '#kernel/kinds'
import { Workflow } from './engine/workflow.ts'

const defaults = new Map<string, Workflow>()
/** A room says with which workflow a kind of work begins; an organisation changes it from there. */
export const beginWith = (kind: string, workflow: Workflow) => {
  defaults.set(kind, Workflow.parse(workflow))
}
export const workKinds = () => [...defaults.keys()].map(kindOf)

export interface CurrentWorkflow {
  id: string
  version: number
  workflow: Workflow
}

// Versions never change, so what was parsed once stays right.
const parsed = new Map<string, Workflow>()
const versionOf = (id: string, definition: unknown): Workflow => {
  const known = parsed.get(id) ?? Workflow.parse(definition)
  parsed.set(id, known)
  return known
}

/** The newest workflow of a kind; the first asker writes down the one the room begins with. */
export async function currentWorkflow(ctx: Read, kind: string): Promise<CurrentWorkflow> {
  const found = await ctx.db
    .selectFrom('workflow_version')
    .select(['id', 'version', 'definition'])
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (found) return { id: found.id, version: found.version, workflow: versionOf(found.id, found.definition) }
  const first = defaults.get(kind)
  if (!first) throw new Error(`“${kind}” is not a kind of work`)
  await ctx.db
    .insertInto('workflow_version')
    .values({ id: newId(), kind, version: 1, definition: JSON.stringify(first), created_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return currentWorkflow(ctx, kind)
}

/** The workflows, by id, that records were opened or mapped under. */
export async function workflowsById(
  ctx: Read,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Workflow>> {
  const missing = [...new Set(ids)].filter((id) => !parsed.has(id))
  if (missing.length > 0) {
    const rows = await ctx.db
      .selectFrom('workflow_version')
      .select(['id', 'definition'])
      .where('id', 'in', missing)
      .execute()
    for (const { id, definition } of rows) versionOf(id, definition)
  }
  return new Map(ids.flatMap((id) => (parsed.has(id) ? [[id, versionOf(id, undefined)] as const] : [])))
}

/** Writes a new version and takes the open records along: each to the state that `mapState` finds for it. */
export async function saveWorkflow(
  ctx: Write,
  kind: string,
  definition: Workflow,
): Promise<CurrentWorkflow & { before: CurrentWorkflow }> {
  const before = await currentWorkflow(ctx, kind)
  const next = { id: newId(), version: before.version + 1, workflow: definition }
  await sql`select pg_advisory_xact_lock(hashtext(${`workflow ${kind}`}))`.execute(ctx.db)
  await ctx.db
    .insertInto('workflow_version')
    .values({
      id: next.id,
      kind,
      version: next.version,
      definition: JSON.stringify(definition),
      created_at: ctx.now,
      created_by: ctx.actor.id,
    })
    .execute()
  return { ...next, before }
}
