import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { countUp } from '#kernel/entity'
import { asRead } from '#kernel/stale'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { addComments } from '#facets/comments/add'
import { dropDrafts } from '#facets/comments/drafts'
import { refusal as words } from '#facets/comments/policy'
import { asked, followChanges } from '#facets/clocks/service-levels'
import { loadWork, mayWorkOn, needWorkOn, type WorkRow } from '#facets/work/load'
import { moveWork } from '#facets/work/move'
import { touch, writeChange } from '#facets/work/save'
import { isOpen, moveNamed, moveToWork, stateOf } from '#facets/work/engine/workflow'
import { workflowsById } from '#facets/work/workflows'
import type { desk } from '../contract.ts'
import { TicketReplied } from '../events.ts'
import { describe, factsOf } from '../facts.ts'
import { kindNames } from '../kinds.ts'
import { mergedInto } from '../merged.ts'
import { needsMet } from '../needs.ts'
import { refusal } from '../policy.ts'
import { showTicket } from '../queries/show.ts'
import { act, type Refused } from './act.ts'
import { carryFiles } from './files.ts'

interface Reached {
  row: WorkRow
  /** They work on it; else it is their own matter, whatever else they see. */
  works: boolean
}

/** One ticket that this person may do something with: worked on from inside, or their own from outside. */
async function reach(ctx: Write, id: string): Promise<Reached> {
  const ref = await seen(ctx, id, kindNames)
  const [row] = await loadWork(ctx, [id], { lock: true })
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  refuseIf(refusal.merged({ merged_into: (await mergedInto(ctx, [id])).get(id) ?? null }))
  const works = ref.inside && mayWorkOn(ctx.actor, 'desk.work', row)
  if (works || (ref.granted && may(ctx.actor, 'desk.open'))) return { row, works }
  if (ref.inside) needWorkOn(ctx.actor, 'desk.work', [row])
  throw new Refusal('forbidden', house.later('forbidden'))
}

/** What is the desk's alone. */
async function reachToWork(ctx: Write, id: string): Promise<WorkRow> {
  const { row, works } = await reach(ctx, id)
  if (!works) throw new Refusal('forbidden', house.later('forbidden'))
  return row
}

/** A single ticket is refused by the reason that a bulk would only list. */
const refuseAny = ([first]: readonly Refused[]) => refuseIf(first?.why)

export async function changeTicket(
  ctx: Write,
  { id, version, cause, resolution, ...patch }: Input<typeof desk.change>,
) {
  const row = await reachToWork(ctx, id)
  await asRead(ctx, id, version)
  if (await describe(ctx, row, (await factsOf(ctx, [row])).get(id), { cause, resolution })) {
    await touch(ctx, [id])
    await countUp(ctx, [id])
  }
  refuseAny((await act(ctx, [row], { do: 'change', patch })).refused)
  return { ...(await showTicket(ctx, { id })), batch: ctx.request.id }
}

export async function moveTicket(ctx: Write, { id, ...moving }: Input<typeof desk.move>) {
  const { row, works } = await reach(ctx, id)
  if (!works) await needForAsker(ctx, row, moving.verb)
  refuseAny((await act(ctx, [row], { do: 'move', ...moving })).refused)
  return { batch: ctx.request.id, ticket: await showTicket(ctx, { id }) }
}

/** A verb that leads nowhere from here is refused as that, by the move itself. */
async function needForAsker(ctx: Write, row: WorkRow, verb: string) {
  const workflow = await workflowOf(ctx, row)
  const move = workflow && moveNamed(workflow, row.state, verb)
  if (move) refuseIf(refusal.moveFromOutside(row.phase, stateOf(workflow, move.to)?.phase))
}

const workflowOf = async (ctx: Write, { workflow_id }: WorkRow) =>
  (await workflowsById(ctx, [workflow_id])).get(workflow_id)

export async function replyToTicket(ctx: Write, { id, html, files, ...then }: Input<typeof desk.reply>) {
  const { row, works } = await reach(ctx, id)
  const comments = works ? await answer(ctx, row, html, files, then) : await askAgain(ctx, row, html, files)
  await dropDrafts(ctx, id)
  return { batch: ctx.request.id, comment_id: comments[0] ?? '', ticket: await showTicket(ctx, { id }) }
}

async function answer(
  ctx: Write,
  row: WorkRow,
  html: string,
  files: readonly string[],
  then: { verb?: string | undefined },
) {
  const { refused, comments } = await act(ctx, [row], { do: 'reply', html, ...then }, files)
  refuseAny(refused)
  return comments
}

/**
 * Whoever asked writes: the word is ours again, what waits for them goes on and what had ended opens again, by whichever
 * move leads there. Where none may be made, the words stand all the same, and what stays closed owes no answer.
 */
async function askAgain(ctx: Write, row: WorkRow, html: string, files: readonly string[]): Promise<string[]> {
  refuseIf(words.send(html))
  const [added] = await addComments(ctx, [{ on: row, kind: 'reply', html, outside: true }])
  if (!added) throw new Error('nothing was written')
  await carryFiles(ctx, [added], html, files)
  ctx.emit(TicketReplied, row, { comment_id: added.id, by: 'them', was: row.word })
  const current = await wake(ctx, row)
  if (isOpen(current.phase)) await asked(ctx, current)
  await writeChange(ctx, current, { word: 'us' })
  return [added.id]
}

/** Takes up again what waits for whoever asked, or had ended, if a move leads there. */
async function wake(ctx: Write, row: WorkRow): Promise<WorkRow> {
  const workflow = await workflowOf(ctx, row)
  if (!workflow) return row
  if (isOpen(row.phase) && stateOf(workflow, row.state)?.waits_for !== 'requester') return row
  const known = await needsMet(ctx, { ...row, ...(await factsOf(ctx, [row])).get(row.id) })
  const move = moveToWork(workflow, row.state, known, (permission) => may(ctx.actor, permission))
  if (!move) return row
  const change = await moveWork(ctx, workflow, row, { verb: move.verb, known, also: { word: 'us' } })
  await followChanges(ctx, [change])
  return change.after
}

export async function noteOnTicket(ctx: Write, { id, html, files }: Input<typeof desk.note>) {
  const row = await reachToWork(ctx, id)
  const { comments } = await act(ctx, [row], { do: 'note', html }, files)
  await dropDrafts(ctx, id)
  return { batch: ctx.request.id, comment_id: comments[0] ?? '', ticket: await showTicket(ctx, { id }) }
}
