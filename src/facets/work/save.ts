import type { Updateable } from 'kysely'
import type { Write } from '#kernel/context'
import { countUp, grant, revoke, saveEntity } from '#kernel/entity'
import type { Tables } from '#kernel/tables'
import { acceptCustom } from '#facets/custom-fields/public'
import { workAudience } from './audience.ts'
import { WorkChanged, type WorkPatch } from './contract.ts'
import { priorityOf } from './engine/priority.ts'
import type { WorkRow } from './load.ts'
import { priorityMatrix } from './matrix.ts'
import { type Named, namedFields, needNamed } from './named.ts'
import { needChange } from './policy.ts'

/** What a command may set, and undo may set back. */
export const settable = [
  'title',
  'workflow_id',
  'state',
  'phase',
  'priority',
  'impact',
  'urgency',
  'category_id',
  'team_id',
  'assignee_id',
  'requester_id',
  'place_id',
  'hold_until',
  'solved_at',
  'word',
  'restricted',
  'custom',
] as const
export type Settable = Pick<WorkRow, (typeof settable)[number]>
export type Change = Partial<Settable>

const instant = /^\d{4}-\d\d-\d\dT/

/** Same value, whether number, text, nested, or one moment written in two ways. */
const same = (a: unknown, b: unknown) =>
  a === b ||
  JSON.stringify(a) === JSON.stringify(b) ||
  (typeof a === 'string' && typeof b === 'string' && instant.test(a) && Date.parse(a) === Date.parse(b))

/** The part of a change that would change anything, with what stood there before. */
export function difference(row: WorkRow, change: Change): { before: Change; after: Change } | null {
  const keys = settable.filter((key) => change[key] !== undefined && !same(change[key], row[key]))
  if (keys.length === 0) return null
  const pick = (from: Change) => Object.fromEntries(keys.map((key) => [key, from[key]])) as Change
  return { before: pick(row), after: pick(change) }
}

/**
 * Writes one change of one row to its columns and to whatever follows from them: spine, audience, the requester's way in.
 * Who spoke last is no change of what stands on it: all else counts its version up.
 */
export async function writeChange(ctx: Write, row: WorkRow, after: Change): Promise<WorkRow> {
  const { title, custom, ...columns } = after
  const set: Updateable<Tables['work']> = {
    ...columns,
    updated_at: ctx.now,
    ...(custom !== undefined && { custom: JSON.stringify(custom) }),
  }
  await ctx.db.updateTable('work').set(set).where('id', '=', row.id).execute()
  const next: WorkRow = { ...row, ...after, updated_at: ctx.now }
  const differs = (field: keyof Settable) => next[field] !== row[field]
  const moved = differs('team_id') || differs('restricted')
  const audience_id = moved || differs('place_id') ? await workAudience(ctx, next) : row.audience_id
  if (moved || title !== undefined || audience_id !== row.audience_id) {
    await saveEntity(ctx, row, { audience_id, ...(title !== undefined && { title }) })
    next.audience_id = audience_id
  } else if (settable.some((field) => field !== 'word' && differs(field))) await countUp(ctx, [row.id])
  if (next.requester_id !== row.requester_id) {
    if (row.requester_id)
      await revoke(ctx, 'requester', [{ entity_id: row.id, principal_id: row.requester_id }])
    if (next.requester_id)
      await grant(ctx, 'requester', [{ entity_id: row.id, principal_id: next.requester_id }])
  }
  return next
}

/** Marks that something happened here, without changing a field. */
export async function touch(ctx: Write, ids: readonly string[]) {
  if (ids.length > 0)
    await ctx.db.updateTable('work').set({ updated_at: ctx.now }).where('id', 'in', ids).execute()
}

export interface Changed {
  before: WorkRow
  after: WorkRow
}

/**
 * Changes fields of loaded rows and says so in one event each; a row that would stay as it is stays silent. Priority
 * follows impact and urgency unless it is set by hand.
 */
export async function changeWork(ctx: Write, rows: readonly WorkRow[], patch: WorkPatch): Promise<Changed[]> {
  await needNamed(
    ctx,
    rows.map(({ kind }) => kind),
    [newlyNamed(rows, patch)],
  )
  for (const row of rows) needChange(row, patch)
  const matrix =
    patch.impact === undefined && patch.urgency === undefined ? undefined : await priorityMatrix(ctx)
  const told = patch.category_id === undefined ? {} : { category: await pathOf(ctx, patch.category_id) }
  const { custom, ...rest } = patch
  const customs = custom ? await newCustoms(ctx, rows, custom) : undefined
  const changed: Changed[] = []
  for (const row of rows) {
    const wanted: Change = { ...(rest as Change) }
    if (customs) wanted.custom = customs.get(row.id)
    if (matrix && patch.priority === undefined)
      wanted.priority = priorityOf(matrix, patch.impact ?? row.impact, patch.urgency ?? row.urgency)
    const change = difference(row, wanted)
    if (!change) continue
    const after = await writeChange(ctx, row, change.after)
    ctx.emit(WorkChanged, after, { before: change.before, after: { ...change.after, ...told } })
    changed.push({ before: row, after })
  }
  return changed
}

/** What a patch names that does not stand there already: who has left since may stay. */
const newlyNamed = (rows: readonly WorkRow[], patch: WorkPatch): Named =>
  Object.fromEntries(
    namedFields.flatMap((field) =>
      rows.some((row) => row[field] !== patch[field]) ? [[field, patch[field]]] : [],
    ),
  )

/** The custom values of each row after the same change to all; the fields of a kind are its own. */
async function newCustoms(ctx: Write, rows: readonly WorkRow[], values: Record<string, unknown>) {
  const found = new Map<string, unknown>()
  for (const [kind, some] of Map.groupBy(rows, (row) => row.kind)) {
    const before = some.map((row) => ({ values, before: row.custom as Record<string, unknown> }))
    for (const [n, custom] of (await acceptCustom(ctx, kind, before)).entries())
      found.set(some[n]?.id ?? '', custom)
  }
  return found
}

/** A category is no record that a timeline could name, so events carry its path along. */
export async function pathOf({ db }: Write, id: string | null | undefined): Promise<string> {
  if (id === null || id === undefined) return ''
  const found = await db.selectFrom('category').select('path').where('id', '=', id).executeTakeFirst()
  return found?.path ?? ''
}
