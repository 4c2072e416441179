import type { Insertable } from 'kysely'
import type { Earlier } from '#lib/contract'
import type { Read, Write } from '#kernel/context'
import { createEntities, grant } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import type { Tables } from '#kernel/tables'
import { kept } from '#kernel/standing'
import { together } from '#kernel/together'
import { acceptCustom } from '#facets/custom-fields/public'
import { audiences } from './audience.ts'
import { type PriorityMatrix, priorityOf } from './engine/priority.ts'
import { isOpen, stateOf } from './engine/workflow.ts'
import { WorkOpened } from './contract.ts'
import type { WorkRow } from './load.ts'
import { priorityMatrix } from './matrix.ts'
import { needNamed } from './named.ts'
import { needSight } from './policy.ts'
import { type CurrentWorkflow, currentWorkflow } from './workflows.ts'

export interface NewWork {
  title: string
  impact?: number | undefined
  urgency?: number | undefined
  priority?: number | undefined
  category_id?: string | null | undefined
  team_id?: string | null | undefined
  assignee_id?: string | null | undefined
  requester_id?: string | null | undefined
  place_id?: string | null | undefined
  restricted?: boolean | undefined
  custom?: Record<string, unknown> | undefined
  /** Brought along by an import. */
  key?: string | undefined
  state?: string | undefined
  /** Of a state that waits for a date. */
  hold_until?: string | undefined
  created_at?: string | undefined
  created_by?: string | null | undefined
  updated_at?: string | undefined
  solved_at?: string | null | undefined
  word?: 'us' | 'them' | undefined
  /** Who opened it there, where nobody here is known by that name. */
  opener?: string | undefined
  /** Whom and what it names stands on another record already, and goes on from there as it is. */
  carried?: boolean | undefined
}

async function teamsOfCategories(ctx: Read, drafts: readonly NewWork[]) {
  const ids = [
    ...new Set(
      drafts.flatMap(({ category_id, team_id }) =>
        category_id && team_id === undefined ? [category_id] : [],
      ),
    ),
  ]
  if (ids.length === 0) return new Map<string, string | null>()
  const rows = await ctx.db.selectFrom('category').select(['id', 'team_id']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, team_id }) => [id, team_id]))
}

const workflowFor = (ctx: Read, kind: string) =>
  kept(ctx, `work.workflow ${kind}`, () => currentWorkflow(ctx, kind))
const matrixFor = (ctx: Read) => kept(ctx, 'work.matrix', () => priorityMatrix(ctx))

/** The team of each draft: the one it names, else its category's. */
async function teamsFor(ctx: Read, drafts: readonly NewWork[]) {
  const teams = await teamsOfCategories(ctx, drafts)
  return ({ team_id, category_id }: NewWork) =>
    team_id === undefined ? (teams.get(category_id ?? '') ?? null) : team_id
}

interface Ground {
  kind: string
  current: CurrentWorkflow
  matrix: PriorityMatrix
  now: string
}

const orNull = <T>(value: T | null | undefined) => value ?? null

/** A draft with everything decided that it left open. */
function decided(
  draft: NewWork,
  { kind, current, matrix, now }: Ground,
  team_id: string | null,
  audience_id: number,
) {
  const { workflow } = current
  const { impact = 3, urgency = 3, restricted = false } = draft
  const state = stateOf(workflow, draft.state ?? workflow.initial) ?? stateOf(workflow, workflow.initial)
  if (!state) throw new Error('a workflow without its first state')
  const opened_at = draft.created_at ?? now
  return {
    kind,
    title: draft.title,
    audience_id,
    workflow_id: current.id,
    state: state.name,
    phase: state.phase,
    priority: draft.priority ?? priorityOf(matrix, impact, urgency),
    impact,
    urgency,
    category_id: orNull(draft.category_id),
    team_id,
    assignee_id: orNull(draft.assignee_id),
    requester_id: orNull(draft.requester_id),
    place_id: orNull(draft.place_id),
    opened_at,
    updated_at: draft.updated_at ?? opened_at,
    solved_at: isOpen(state.phase) ? null : (draft.solved_at ?? opened_at),
    word: draft.word ?? 'us',
    restricted,
    ...(draft.hold_until !== undefined && { hold_until: draft.hold_until }),
  }
}

/** Promises something about work that is on the spine and not yet in the list: by id, the earliest moment that breaks a promise. */
export type Promising = (rows: readonly WorkRow[]) => Promise<ReadonlyMap<string, string>>

/** The row as the list will hold it, but for what is promised about it. */
const unpromised = (row: Insertable<Tables['work']> & Pick<WorkRow, 'phase'>, custom: unknown): WorkRow =>
  ({
    ...row,
    archived: false,
    open: isOpen(row.phase),
    due_at: 'infinity',
    hold_until: row.hold_until ?? null,
    custom,
  }) as unknown as WorkRow

/** What an import brings was opened then, and by whom the file names, not now by whoever brings it. */
const openedEarlier = ({ opened_at }: WorkRow, { created_by, opener }: NewWork = { title: '' }): Earlier => ({
  at: opened_at,
  ...(created_by && { by: created_by }),
  ...(opener !== undefined && { name: opener.slice(0, 200) }),
})

/**
 * Opens pieces of work of one kind, in order: spine, list row, the requester's way in, and one event each. What is
 * promised is known before the list row is written, which has many indexes and is dear to change.
 */
export async function openWork(
  ctx: Write,
  kind: string,
  drafts: readonly NewWork[],
  promise: Promising = async () => new Map(),
): Promise<WorkRow[]> {
  if (drafts.length === 0) return []
  const teamOf = await teamsFor(ctx, drafts)
  for (const draft of drafts) needSight({ restricted: draft.restricted ?? false, team_id: teamOf(draft) })
  const audience = audiences(ctx)
  const [, current, matrix, customs, seenBy] = await together(
    needNamed(
      ctx,
      [kind],
      drafts.filter(({ carried }) => !carried),
    ),
    workflowFor(ctx, kind),
    matrixFor(ctx),
    acceptCustom(
      ctx,
      kind,
      drafts.map(({ custom }) => ({ values: custom })),
    ),
    together(
      ...drafts.map((draft) =>
        audience({
          team_id: teamOf(draft),
          place_id: draft.place_id ?? null,
          restricted: draft.restricted ?? false,
        }),
      ),
    ),
  )
  const ground = { kind, current, matrix, now: ctx.now }
  const rows = drafts.map((draft, n) => ({
    ...decided(draft, ground, teamOf(draft), seenBy[n] ?? 0),
    custom: customs[n],
  }))
  const refs = await createEntities(
    ctx,
    kind,
    rows.map(({ audience_id }, n) => ({ title: '', ...drafts[n], audience_id })),
  )
  const keyed = rows.map((row, n) => ({ ...row, id: refs[n]?.id ?? '', key: refs[n]?.key ?? '' }))
  const entries = keyed.flatMap(({ id, requester_id }) =>
    requester_id ? [{ entity_id: id, principal_id: requester_id }] : [],
  )
  const opened = keyed.map((row, n) => unpromised(row, customs[n]))
  for (const [n, row] of opened.entries()) {
    const { priority, team_id, requester_id } = row
    const earlier = ctx.origin === 'import' ? openedEarlier(row, drafts[n]) : undefined
    ctx.emit(WorkOpened, row, { kind, priority, team_id, requester_id, ...(earlier && { earlier }) })
  }
  const due = await promise(opened)
  const written = keyed.map((row) => ({ ...row, due_at: due.get(row.id) ?? 'infinity' }))
  ctx.later(insertRows('work', written).execute(ctx.db))
  await grant(ctx, 'requester', entries)
  return opened.map((row, n) => ({ ...row, due_at: written[n]?.due_at ?? row.due_at }))
}

/** Work as it would be opened now, without opening it. */
export async function wouldOpen(ctx: Read, kind: string, draft: NewWork): Promise<WorkRow> {
  const [current, matrix, teamOf] = await together(
    workflowFor(ctx, kind),
    matrixFor(ctx),
    teamsFor(ctx, [draft]),
  )
  const row = decided(draft, { kind, current, matrix, now: ctx.now }, teamOf(draft), 0)
  return unpromised({ ...row, id: newId(), key: '' }, draft.custom ?? {})
}
