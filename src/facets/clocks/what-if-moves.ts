import { sql } from 'kysely'
import { msOf } from '#lib/time/instant'
import type { Read } from '#kernel/context'
import { WorkMoved } from '#facets/work/contract'
import { stateOf, type Workflow } from '#facets/work/engine/workflow'
import type { WorkRow } from '#facets/work/load'
import { workflowsById } from '#facets/work/workflows'
import type { Stand } from './engine/reactions.ts'
import type { Moved } from './engine/what-if.ts'
import { w } from './words.ts'

interface Row {
  subject_id: string
  at: string
  payload: string
}

/** How these records moved, oldest first, without what was taken back. */
export async function movesOf(
  ctx: Read,
  works: readonly WorkRow[],
): Promise<ReadonlyMap<string, readonly Moved[]>> {
  if (works.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select e.subject_id, e.at, d.payload from event e join event_data d on d.event_id = e.id
    where e.subject_id = any(${works.map(({ id }) => id)}::uuid[]) and e.kind = ${WorkMoved.name}
      and not exists (select from event u where u.subject_id = e.subject_id and u.origin = 'undo' and u.cause_id = e.id)
    order by e.id`.execute(ctx.db)
  const workflows = await workflowsById(
    ctx,
    works.map(({ workflow_id }) => workflow_id),
  )
  const flowOf = new Map(works.map(({ id, workflow_id }) => [id, workflows.get(workflow_id)]))
  const moved = rows.flatMap((row) => {
    const move = moveOf(row, flowOf.get(row.subject_id))
    return move ? [{ id: row.subject_id, move }] : []
  })
  return new Map(
    [...Map.groupBy(moved, ({ id }) => id)].map(([id, some]) => [
      id,
      some.map(({ move }) => move).sort((a, b) => a.at - b.at),
    ]),
  )
}

function moveOf({ at, payload }: Row, flow: Workflow | undefined): Moved | undefined {
  const read = WorkMoved.data.safeParse(JSON.parse(payload))
  if (!read.success) return undefined
  const { from, to, to_title, phase, after, earlier } = read.data
  const until = after['hold_until']
  const standAt = (state: string, known?: Stand['phase']): Stand => {
    const found = flow && stateOf(flow, state)
    return { phase: known ?? found?.phase ?? 'active', waits_for: found?.waits_for, hold_until: null }
  }
  return {
    at: msOf(earlier?.at ?? at),
    before: standAt(from),
    after: { ...standAt(to, phase), hold_until: typeof until === 'string' ? msOf(until) : null },
    why: w.later('why.state-there', { state: to_title ?? to }),
  }
}
