import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { addComments, type NewComment } from '#facets/comments/add'
import { refusal as words } from '#facets/comments/policy'
import { answered, followChanges } from '#facets/clocks/service-levels'
import { loadWork, mayWorkOn, type WorkRow } from '#facets/work/load'
import { beginning } from '#facets/work/engine/workflow'
import { moveWork } from '#facets/work/move'
import { type Change, type Changed, changeWork, difference, touch, writeChange } from '#facets/work/save'
import { w as work } from '#facets/work/words'
import { workflowsById } from '#facets/work/workflows'
import { type Action, TicketReplied } from '../contract.ts'
import { describe, factsOf } from '../facts.ts'
import { needsMet } from '../needs.ts'
import { carryFiles } from './files.ts'
import { mergedInto } from '../merged.ts'
import { refusal } from '../policy.ts'

export interface Refused {
  id: string
  key: string
  why: Sentence
}
export interface Acted {
  changed: Changed[]
  unchanged: WorkRow[]
  refused: Refused[]
  comments: string[]
}

type Verbal = Extract<Action, { do: 'move' }>

/** Those of the tickets that may be worked on, and the reason for each of the others. */
export async function workable(ctx: Write, ids: readonly string[]) {
  const rows = await loadWork(ctx, ids, { lock: true })
  const merged = await mergedInto(
    ctx,
    rows.map(({ id }) => id),
  )
  const refused: Refused[] = []
  const ready = rows.filter((row) => {
    const why: Sentence | null = mayWorkOn(ctx.actor, 'desk.work', row)
      ? refusal.merged({ merged_into: merged.get(row.id) ?? null })
      : work.later('refuse.not-yours')
    if (why) refused.push({ id: row.id, key: row.key, why })
    return why === null
  })
  return { ready, refused }
}

/** Does one thing to each ticket that can take it; the rest is named with its reason. Nothing is half done to one ticket. */
export async function act(
  ctx: Write,
  rows: readonly WorkRow[],
  action: Exclude<Action, { do: 'macro' | 'tag' }>,
  files: readonly string[] = [],
): Promise<Acted> {
  switch (action.do) {
    case 'change':
      return changed(ctx, rows, await changeWork(ctx, rows, action.patch))
    case 'move':
      return move(ctx, rows, action)
    case 'note':
      return speak(ctx, rows, 'note', action.html, files)
    case 'reply': {
      if (action.verb === undefined) return speak(ctx, await takenUp(ctx, rows), 'reply', action.html, files)
      // First the move: what cannot be moved is not answered either.
      const moved = await move(ctx, rows, { ...action, do: 'move', verb: action.verb })
      const said = await speak(
        ctx,
        moved.changed.map(({ after }) => after),
        'reply',
        action.html,
        files,
      )
      return { ...moved, comments: said.comments }
    }
  }
}

/** Whoever answers something new has taken it up: it moves to where work is done, if the workflow has such a move. */
async function takenUp(ctx: Write, rows: readonly WorkRow[]): Promise<WorkRow[]> {
  const fresh = rows.filter(({ phase }) => phase === 'new')
  const workflows = await workflowsById(
    ctx,
    fresh.map(({ workflow_id }) => workflow_id),
  )
  const verbs = new Map(fresh.map((row) => [row.id, beginning(workflows.get(row.workflow_id), row.state)]))
  const changes: Changed[] = []
  for (const row of fresh) {
    const workflow = workflows.get(row.workflow_id)
    const verb = verbs.get(row.id)
    if (workflow && verb !== undefined)
      changes.push(await moveWork(ctx, workflow, row, { verb, known: await needsMet(ctx, row) }))
  }
  await followChanges(ctx, changes)
  const moved = new Map(changes.map(({ after }) => [after.id, after]))
  return rows.map((row) => moved.get(row.id) ?? row)
}

async function changed(ctx: Write, rows: readonly WorkRow[], changes: Changed[]): Promise<Acted> {
  await followChanges(ctx, changes)
  const touched = new Set(changes.map(({ after }) => after.id))
  return { changed: changes, unchanged: rows.filter(({ id }) => !touched.has(id)), refused: [], comments: [] }
}

/** Moves each ticket along, with what the move brings; refusals are gathered, not thrown. */
async function move(
  ctx: Write,
  rows: readonly WorkRow[],
  { verb, resolution, cause, hold_until }: Verbal,
): Promise<Acted> {
  const workflows = await workflowsById(
    ctx,
    rows.map(({ workflow_id }) => workflow_id),
  )
  const known = await factsOf(ctx, rows)
  const changes: Changed[] = []
  const refused: Refused[] = []
  for (const row of rows) {
    const workflow = workflows.get(row.workflow_id)
    if (!workflow) continue
    try {
      const brought = { resolution, cause, hold_until }
      const needs = await needsMet(ctx, { ...row, ...known.get(row.id) }, brought)
      const also: Change = hold_until === undefined ? {} : { hold_until }
      changes.push(await moveWork(ctx, workflow, row, { verb, known: needs, also }))
      await describe(ctx, row, known.get(row.id), { resolution, cause })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ id: row.id, key: row.key, why: error.sentence })
    }
  }
  await followChanges(ctx, changes)
  return { changed: changes, unchanged: [], refused, comments: [] }
}

/** A public answer keeps whom it was given to: who asks may be somebody else later, or elsewhere after a merge. */
const addressed = ({ requester_id }: WorkRow, kind: NewComment['kind']) =>
  kind === 'note' || requester_id === null ? [] : [{ id: requester_id, name: '' }]

/** Says the same words on each ticket; an answer stops the clocks of answers and hands the word to the requester. */
async function speak(
  ctx: Write,
  rows: readonly WorkRow[],
  kind: 'reply' | 'note',
  html: string,
  files: readonly string[] = [],
): Promise<Acted> {
  const empty = words.send(html)
  if (empty) throw new Refusal('invalid', empty)
  const added = await addComments(
    ctx,
    rows.map((on) => ({ on, kind, html, recipients: addressed(on, kind) })),
  )
  await carryFiles(ctx, added, html, files)
  if (kind === 'note') {
    await touch(
      ctx,
      rows.map(({ id }) => id),
    )
    return { changed: [], unchanged: [...rows], refused: [], comments: added.map(({ id }) => id) }
  }
  const changes: Changed[] = []
  const same: WorkRow[] = []
  for (const row of rows) {
    const change = difference(row, { word: 'them' })
    const after = await writeChange(ctx, row, change?.after ?? {})
    if (change) changes.push({ before: row, after })
    else same.push(after)
  }
  for (const { id, on } of added) ctx.emit(TicketReplied, on, { comment_id: id, by: 'us' })
  await answered(
    ctx,
    rows.map(({ id }) => id),
  )
  return { changed: changes, unchanged: same, refused: [], comments: added.map(({ id }) => id) }
}
