import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { system } from '#kernel/actor'
import { type Read, reading, type Write, writing } from '#kernel/context'
import { enqueue, task, type Working } from '#kernel/jobs'
import { visible } from '#kernel/visible'
import { type StateMapping, WorkMapped } from './contract.ts'
import { isOpen, mapState, type State, stateOf, type Workflow } from './engine/workflow.ts'
import type { WorkRow } from './load.ts'
import { w } from './words.ts'
import { type CurrentWorkflow, currentWorkflow, workflowsById, workKinds } from './workflows.ts'

const batch = 500

interface Group {
  workflow_id: string
  state: string
  open: number
}

/** Where open records of a kind stand, by the workflow version that they follow. */
const groupsOf = async (
  { db }: Pick<Read, 'db'>,
  kind: string,
  which: RawBuilder<boolean>,
): Promise<Group[]> => {
  const { rows } = await sql<Group>`
    select workflow_id, state, count(*)::int as open from work
    where kind = ${kind} and open and ${which}
    group by workflow_id, state order by workflow_id, state`.execute(db)
  return rows
}

const isNot = (id: string) => sql<boolean>`workflow_id is distinct from ${id}::uuid`

const plain = (name: string): State => ({ name, title: name, phase: 'new' })
const matters = (from: State, to: State) => from.phase !== to.phase || from.waits_for !== to.waits_for

/** What a changed workflow would mean to the records that are open now, of those that its reader sees. */
export async function mappingsOf(ctx: Read, kind: string, next: Workflow): Promise<StateMapping[]> {
  const groups = await groupsOf(ctx, kind, visible(ctx.actor, 'work'))
  const workflows = await workflowsById(
    ctx,
    groups.map(({ workflow_id }) => workflow_id),
  )
  const found = new Map<string, StateMapping>()
  for (const { workflow_id, state, open } of groups) {
    const old = workflows.get(workflow_id)
    const from = (old && stateOf(old, state)) ?? plain(state)
    const to = old ? mapState(old, next, state) : from
    const key = `${from.name} ${from.title} ${to.name}`
    found.set(key, {
      from: from.name,
      from_title: from.title,
      to: to.name,
      to_title: to.title,
      matters: matters(from, to),
      open: open + (found.get(key)?.open ?? 0),
    })
  }
  return [...found.values()]
}

/** Takes open records of other versions along to the newest workflow of their kind; the rest keep theirs. */
export const mapOpenWork = task('work.map-workflow', {
  title: w.later('task.map'),
  input: z.object({ kind: z.string() }),
  async run({ db, progress }: Working, { kind }) {
    let mapped = 0
    let total = 0
    for (;;) {
      const current = await currentWorkflow(reading({ db, actor: system }), kind)
      const groups = await groupsOf({ db }, kind, isNot(current.id))
      total ||= groups.reduce((sum, { open }) => sum + open, 0)
      await progress({ done: mapped, total: Math.max(total, mapped) })
      const [group] = groups
      if (!group) return { mapped }
      mapped += await writing({ db, actor: system, origin: 'system' }, (ctx) => mapSome(ctx, group, kind))
    }
  },
})

/** One batch of records that stand in one state of one old version. */
async function mapSome(ctx: Write, { workflow_id, state }: Group, kind: string): Promise<number> {
  const current = await currentWorkflow(ctx, kind)
  const old = (await workflowsById(ctx, [workflow_id])).get(workflow_id)
  const from = (old && stateOf(old, state)) ?? plain(state)
  const to = old ? mapState(old, current.workflow, state) : initialOf(current.workflow)
  const ended = isOpen(to.phase)
    ? sql`work.solved_at`
    : sql`coalesce(work.solved_at, ${ctx.now}::timestamptz)`
  const { rows } = await sql<Mapped>`
    update work set workflow_id = ${current.id}::uuid, state = ${to.name}, phase = ${to.phase}, solved_at = ${ended},
      hold_until = case when ${to.waits_for === 'date'}::boolean then work.hold_until end
    from (select id, solved_at as was_solved, hold_until as was_held from work
      where kind = ${kind} and open and workflow_id = ${workflow_id}::uuid and state = ${state}
      order by id limit ${batch}::int for update) old
    where work.id = old.id
    returning work.*, was_solved, was_held`.execute(ctx.db)
  if (from.name !== to.name || from.title !== to.title || matters(from, to))
    tell(ctx, rows, { workflow_id, from, to, current })
  return rows.length
}

function initialOf(flow: Workflow): State {
  const first = stateOf(flow, flow.initial)
  if (!first) throw new Error('a workflow without its first state')
  return first
}

interface Told {
  workflow_id: string
  from: State
  to: State
  current: CurrentWorkflow
}

/** With what stood there before. */
type Mapped = WorkRow & { was_solved: string | null; was_held: string | null }

function tell(ctx: Write, rows: readonly Mapped[], { workflow_id, from, to, current }: Told) {
  for (const row of rows)
    ctx.emit(WorkMapped, row, {
      to_title: to.title,
      version: current.version,
      before: {
        workflow_id,
        state: from.name,
        phase: from.phase,
        solved_at: row.was_solved,
        hold_until: row.was_held,
      },
      after: {
        workflow_id: current.id,
        state: to.name,
        phase: to.phase,
        solved_at: row.solved_at,
        hold_until: row.hold_until,
      },
    })
}

/** What was opened under the old workflow while it was being changed is taken along later. */
export const mapStragglers = {
  name: 'work.map-stragglers',
  title: w.later('task.map'),
  everySeconds: 1800,
  async run(ctx: Write) {
    for (const kind of workKinds()) {
      const { id } = await currentWorkflow(ctx, kind)
      if ((await groupsOf(ctx, kind, isNot(id))).length > 0) await enqueue(ctx, mapOpenWork, { kind })
    }
  },
}
