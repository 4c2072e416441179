import { sql } from 'kysely'
import type { Choice } from '#lib/filter/fields'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { sameAsRead } from '#kernel/stale'
import { changesStanding } from '#kernel/standing'
import { Workflow } from './engine/workflow.ts'

const defaults = new Map<string, Workflow>()
/** A room says with which workflow a kind of work begins; an organisation changes it from there. */
export const beginWith = (kind: string, workflow: Workflow) => {
  defaults.set(kind, Workflow.parse(workflow))
}
/** Names of the kinds of record that are work. */
export const workKinds = (): readonly string[] => [...defaults.keys()]

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

/** Makes the next version the one that counts; whoever saw another version than the current one is refused. */
export async function addWorkflowVersion(
  ctx: Write,
  kind: string,
  seen: number,
  definition: Workflow,
): Promise<CurrentWorkflow> {
  changesStanding(ctx)
  await sql`select pg_advisory_xact_lock(hashtext(${`workflow ${kind}`}))`.execute(ctx.db)
  const before = await currentWorkflow(ctx, kind)
  await sameAsRead(ctx, { id: before.id, yours: seen, theirs: before.version })
  const next = { id: newId(), version: before.version + 1, workflow: definition }
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
  return next
}

/** The states of the workflows that count now, each once, as a filter offers them. */
export async function statesInUse(ctx: Read): Promise<Choice[]> {
  const rows = await ctx.db
    .selectFrom('workflow_version')
    .select('id')
    .distinctOn('kind')
    .where('kind', 'in', [...workKinds(), ''])
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
  const flows = await workflowsById(
    ctx,
    rows.map(({ id }) => id),
  )
  const found = new Map<string, Choice>()
  // A kind that nobody opened yet follows what its room begins with.
  for (const { states } of [...flows.values(), ...defaults.values()])
    for (const { name, title } of states) if (!found.has(name)) found.set(name, { value: name, title })
  return [...found.values()]
}
