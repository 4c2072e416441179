import { addComments } from '#facets/comments/add'
import { followThere } from '#facets/clocks/service-levels'
import type { Deed } from '#facets/imports/public'
import { tagRecords } from '#facets/tags/public'
import { WorkChanged, WorkMoved } from '#facets/work/contract'
import { isOpen, stateOf } from '#facets/work/engine/workflow'
import { type Change, difference, pathOf, writeChange } from '#facets/work/save'
import type { WorkRow } from '#facets/work/load'
import { workflowsById } from '#facets/work/workflows'
import type { Write } from '#kernel/context'
import type { Earlier } from '#lib/contract'
import { fold } from '#lib/text/fold'
import { describe } from '../facts.ts'
import { newArticles } from './changes.ts'
import type { Present } from './ground.ts'
import type { TicketPlan, Wanted } from './plan.ts'
import { messageOf, personId, type SetUp, teamOf } from './draft.ts'

/** What was done to a ticket that was here: enough to take it back. */
export interface Done {
  readonly fields: Change
  readonly cause?: string
  readonly resolution?: string
  readonly tags: readonly string[]
  readonly comments: readonly string[]
}

/** Makes a ticket that is here as the file has it. */
export async function change(
  ctx: Write,
  n: number,
  { wanted, present }: TicketPlan,
  ready: SetUp,
): Promise<Deed[]> {
  if (!present) return []
  const { row } = present
  // The time of its last change is the file's own.
  const then: Write = {
    ...ctx,
    now: wanted.updated_at !== undefined && wanted.updated_at > row.updated_at ? wanted.updated_at : ctx.now,
  }
  const changed = difference(row, await fieldsOf(then, present, wanted, ready))
  const after = changed ? await writeChange(then, row, changed.after) : row
  if (changed) {
    const when = closedThere(after, wanted) ?? then.now
    await tellChange(then, present, changed, { at: when })
    await followThere(ctx, [{ before: row, after }], when)
  }
  const facts = factsIn(present, wanted)
  await describe(then, row, present, facts)
  const here = new Set(present.tags.map((tag) => fold(tag)))
  const tags = wanted.tags.filter((tag) => !here.has(fold(tag)))
  if (tags.length > 0) await tagRecords(then, [after], { add: tags })
  const said = await addComments(
    then,
    newArticles(present, wanted).map((one) => messageOf(one, after, ready)),
  )
  const done: Done = { fields: changed?.after ?? {}, ...facts, tags, comments: said.map(({ id }) => id) }
  const before = { fields: changed?.before ?? {}, cause: present.cause, resolution: present.resolution }
  return [{ n, kind: row.kind, id: row.id, did: 'changed', before, after: done }]
}

/** What was closed there ended then, whenever the file was written. */
const closedThere = ({ phase, opened_at }: WorkRow, { closed_at }: Wanted) =>
  !isOpen(phase) && closed_at !== undefined && closed_at >= opened_at ? closed_at : undefined

async function fieldsOf(ctx: Write, { row }: Present, wanted: Wanted, ready: SetUp): Promise<Change> {
  const flow = (await workflowsById(ctx, [row.workflow_id])).get(row.workflow_id)
  const state = wanted.named_state === undefined || !flow ? undefined : stateOf(flow, wanted.named_state)
  const team_id = teamOf(wanted, ready)
  const requester_id = personId(wanted.requester, ready)
  const custom = { ...(row.custom as Record<string, unknown>), ...wanted.custom }
  const all: Record<string, unknown> = {
    title: wanted.title,
    priority: wanted.priority,
    team_id,
    assignee_id: wanted.assignee_id,
    requester_id,
    category_id: wanted.category_id,
    place_id: wanted.place_id,
    custom,
    ...(state && {
      state: state.name,
      phase: state.phase,
      solved_at: isOpen(state.phase) ? null : (row.solved_at ?? wanted.closed_at ?? ctx.now),
    }),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

const factsIn = (present: Present, { cause, resolution }: Wanted) => ({
  ...(cause !== undefined && cause !== present.cause && { cause }),
  ...(resolution !== undefined && resolution !== present.resolution && { resolution }),
})

export interface Changed {
  readonly before: Change
  readonly after: Change
}

/** Tells a move as a move and the rest as a change; `earlier`: as it happened elsewhere. */
export async function tellChange(
  ctx: Write,
  { row }: Pick<Present, 'row'>,
  { before, after }: Changed,
  earlier?: Earlier,
) {
  const told = after.category_id === undefined ? {} : { category: await pathOf(ctx, after.category_id) }
  if (after.state === undefined || after.phase === undefined) {
    ctx.emit(WorkChanged, row, { before, after: { ...after, ...told } })
    return
  }
  const flow = (await workflowsById(ctx, [row.workflow_id])).get(row.workflow_id)
  const to_title = (flow && stateOf(flow, after.state)?.title) ?? after.state
  ctx.emit(WorkMoved, row, {
    from: row.state,
    to: after.state,
    to_title,
    verb: 'import',
    phase: after.phase,
    workflow_id: row.workflow_id,
    before,
    after: { ...after, ...told },
    ...(earlier && { earlier }),
  })
}
