import { audienceOf } from '#kernel/audience'
import { staff } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { createEntities, grant } from '#kernel/entity'
import { type PriorityMatrix, priorityOf, usualMatrix } from './engine/priority.ts'
import { isOpen, stateOf } from './engine/workflow.ts'
import { WorkOpened } from './contract.ts'
import { loadWork, type WorkRow } from './load.ts'
import { currentWorkflow } from './workflows.ts'

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
  created_at?: string | undefined
  created_by?: string | null | undefined
  updated_at?: string | undefined
  solved_at?: string | null | undefined
}

/** Who sees a piece of work: its team, and all of IT unless it is restricted. The requester sees it by a grant. */
export const workAudience = (
  ctx: Write,
  { team_id, restricted }: { team_id: string | null; restricted: boolean },
) => audienceOf(ctx, [...(restricted && team_id ? [] : [staff]), ...(team_id ? [team_id] : [])])

export async function priorityMatrix(ctx: Pick<Write, 'db'>): Promise<PriorityMatrix> {
  const found = await ctx.db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'work.priority-matrix')
    .executeTakeFirst()
  return (found?.value as PriorityMatrix | undefined) ?? usualMatrix
}

async function teamsOfCategories(ctx: Write, drafts: readonly NewWork[]) {
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

/** Opens pieces of work of one kind, in order: spine, list row, the requester's way in, and one event each. */
export async function openWork(ctx: Write, kind: string, drafts: readonly NewWork[]): Promise<WorkRow[]> {
  if (drafts.length === 0) return []
  const { id: workflow_id, workflow } = await currentWorkflow(ctx, kind)
  const matrix = await priorityMatrix(ctx)
  const teams = await teamsOfCategories(ctx, drafts)
  const audiences = new Map<string, number>()
  const full = []
  for (const draft of drafts) {
    const { impact = 3, urgency = 3, restricted = false, category_id = null } = draft
    const team_id = draft.team_id === undefined ? (teams.get(category_id ?? '') ?? null) : draft.team_id
    const who = `${team_id} ${restricted}`
    const audience_id = audiences.get(who) ?? (await workAudience(ctx, { team_id, restricted }))
    audiences.set(who, audience_id)
    const state = stateOf(workflow, draft.state ?? workflow.initial) ?? stateOf(workflow, workflow.initial)
    if (!state) throw new Error('a workflow without its first state')
    const opened_at = draft.created_at ?? ctx.now
    const row = {
      kind,
      title: draft.title,
      audience_id,
      workflow_id,
      state: state.name,
      phase: state.phase,
      priority: draft.priority ?? priorityOf(matrix, impact, urgency),
      impact,
      urgency,
      category_id,
      team_id,
      assignee_id: draft.assignee_id ?? null,
      requester_id: draft.requester_id ?? null,
      place_id: draft.place_id ?? null,
      opened_at,
      updated_at: draft.updated_at ?? opened_at,
      solved_at: isOpen(state.phase) ? null : (draft.solved_at ?? opened_at),
      restricted,
      custom: JSON.stringify(draft.custom ?? {}),
    }
    full.push({ ...row, draft })
  }
  const refs = await createEntities(
    ctx,
    kind,
    full.map(({ draft, audience_id }) => ({ ...draft, audience_id })),
  )
  const rows = full.map(({ draft: _, ...row }, n) => ({
    ...row,
    id: refs[n]?.id ?? '',
    key: refs[n]?.key ?? '',
  }))
  const written = await ctx.db.insertInto('work').values(rows).returningAll().execute()
  await grant(
    ctx,
    'requester',
    rows.flatMap(({ id, requester_id }) =>
      requester_id ? [{ entity_id: id, principal_id: requester_id }] : [],
    ),
  )
  for (const row of written)
    ctx.emit(WorkOpened, row, {
      kind,
      priority: row.priority,
      team_id: row.team_id,
      requester_id: row.requester_id,
    })
  return written
}

/** One opened row, read again. */
export const oneWork = async (ctx: Write, id: string): Promise<WorkRow> => {
  const [row] = await loadWork(ctx, [id])
  if (!row) throw new Error('not loaded')
  return row
}
