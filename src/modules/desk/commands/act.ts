import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { addComments, type NewComment } from '#facets/comments/add'
import { refusal as refuseWords } from '#facets/comments/policy'
import { wordsForEach } from '#facets/comments/words-for-each'
import { answered, followChanges } from '#facets/clocks/service-levels'
import { loadWork, mayWorkOn, type WorkRow } from '#facets/work/load'
import { beginning, type Workflow } from '#facets/work/engine/workflow'
import { type Moving, moveWork, planMove } from '#facets/work/move'
import { refuseChange } from '#facets/work/policy'
import { type Change, type Changed, changeWork, difference, touch, writeChange } from '#facets/work/save'
import { w as work } from '#facets/work/words'
import type { WorkPatch } from '#facets/work/contract'
import { workflowsById } from '#facets/work/workflows'
import type { Action } from '../act-contract.ts'
import { TicketReplied } from '../events.ts'
import { describe, type Facts, factsOf } from '../facts.ts'
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
      return change(ctx, rows, action.patch)
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

/** Changes fields; a ticket that cannot have them is named. */
async function change(ctx: Write, rows: readonly WorkRow[], patch: WorkPatch): Promise<Acted> {
  const refused = rows.flatMap((row): Refused[] => {
    const why = refuseChange(row, patch)
    return why ? [{ id: row.id, key: row.key, why }] : []
  })
  const left = new Set(refused.map(({ id }) => id))
  const changes = await changeWork(
    ctx,
    rows.filter(({ id }) => !left.has(id)),
    patch,
  )
  await followChanges(ctx, changes)
  for (const { after } of changes) left.add(after.id)
  return { changed: changes, unchanged: rows.filter(({ id }) => !left.has(id)), refused, comments: [] }
}

interface Way {
  row: WorkRow
  workflow: Workflow
  moving: Moving
  facts: Facts | undefined
}

/** Does something with each ticket that a move may be made of; refusals are gathered, not thrown. */
async function alongMoves(
  ctx: Write,
  rows: readonly WorkRow[],
  { verb, ...brought }: Verbal,
  go: (way: Way) => Promise<void> | void,
): Promise<Refused[]> {
  const workflows = await workflowsById(
    ctx,
    rows.map(({ workflow_id }) => workflow_id),
  )
  const found = await factsOf(ctx, rows)
  const { hold_until } = brought
  const also: Change = hold_until === undefined ? {} : { hold_until }
  const refused: Refused[] = []
  for (const row of rows) {
    const workflow = workflows.get(row.workflow_id)
    if (!workflow) continue
    const facts = found.get(row.id)
    try {
      const known = await needsMet(ctx, { ...row, ...facts }, brought)
      await go({ row, workflow, moving: { verb, known, also }, facts })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ id: row.id, key: row.key, why: error.sentence })
    }
  }
  return refused
}

/** Moves each ticket along, with what the move brings. */
async function move(ctx: Write, rows: readonly WorkRow[], moves: Verbal): Promise<Acted> {
  const { resolution, cause } = moves
  const changes: Changed[] = []
  const refused = await alongMoves(ctx, rows, moves, async ({ row, workflow, moving, facts }) => {
    changes.push(await moveWork(ctx, workflow, row, moving))
    await describe(ctx, row, facts, { resolution, cause })
  })
  await followChanges(ctx, changes)
  return { changed: changes, unchanged: [], refused, comments: [] }
}

/** Which of the tickets a move can be made of once these fields are set, and the reason for each of the others. */
export async function movable(
  ctx: Write,
  rows: readonly WorkRow[],
  { verb, assignee_id }: { verb: string; assignee_id?: string | null | undefined },
) {
  const ready: WorkRow[] = []
  const refused = await alongMoves(
    ctx,
    rows.map((row) => (assignee_id === undefined ? row : { ...row, assignee_id })),
    { do: 'move', verb },
    ({ row, workflow, moving }) => {
      planMove(ctx, workflow, row, moving)
      ready.push(...rows.filter(({ id }) => id === row.id))
    },
  )
  return { ready, refused }
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
  const empty = refuseWords.send(html)
  if (empty) throw new Refusal('invalid', empty)
  const said = await wordsForEach(ctx, html, files, rows.length)
  const added = await addComments(
    ctx,
    rows.map((on, n) => ({ on, kind, html: said[n]?.html ?? html, recipients: addressed(on, kind) })),
  )
  for (const [n, words] of said.entries())
    await carryFiles(ctx, added.slice(n, n + 1), words.html, words.files)
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
  for (const [n, { id, on }] of added.entries())
    ctx.emit(TicketReplied, on, { comment_id: id, by: 'us', was: rows[n]?.word })
  await answered(
    ctx,
    rows.map(({ id }) => id),
  )
  return { changed: changes, unchanged: same, refused: [], comments: added.map(({ id }) => id) }
}
