import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { type Seen, seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { addComments } from '#facets/comments/add'
import { dropDraft } from '#facets/comments/commands'
import { refusal as words } from '#facets/comments/policy'
import { asked, followChanges } from '#facets/clocks/service-levels'
import { loadWork, needWorkOn, type WorkRow } from '#facets/work/load'
import { moveWork } from '#facets/work/move'
import { touch, writeChange } from '#facets/work/save'
import { stateOf } from '#facets/work/engine/workflow'
import { workflowsById } from '#facets/work/workflows'
import { type desk, type Ticket, TicketReplied } from '../contract.ts'
import { describe, factsOf } from '../facts.ts'
import { kindNames } from '../kinds.ts'
import { mergedInto } from '../merged.ts'
import { needsMet } from '../needs.ts'
import { refusal } from '../policy.ts'
import { showTicket } from '../queries/show.ts'
import { act, type Refused } from './act.ts'
import { carryFiles } from './files.ts'

/** One ticket that this person may do something with: worked on from inside, or their own from outside. */
async function reach(ctx: Write, id: string): Promise<{ row: WorkRow; ref: Seen }> {
  const ref = await seen(ctx, id, kindNames)
  const [row] = await loadWork(ctx, [id], { lock: true })
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  refuseIf(refusal.merged({ merged_into: (await mergedInto(ctx, [id])).get(id) ?? null }))
  if (ref.inside) needWorkOn(ctx.actor, 'desk.work', [row])
  else if (!may(ctx.actor, 'desk.open')) throw new Refusal('forbidden', house.later('forbidden'))
  return { row, ref }
}

/** A single ticket is refused by the reason that a bulk would only list. */
const refuseAny = ([first]: readonly Refused[]) => refuseIf(first?.why)

export async function changeTicket(
  ctx: Write,
  { id, cause, resolution, ...patch }: Input<typeof desk.change>,
): Promise<Ticket> {
  const { row, ref } = await reach(ctx, id)
  if (!ref.inside) throw new Refusal('forbidden', house.later('forbidden'))
  if (await describe(ctx, row, (await factsOf(ctx, [row])).get(id), { cause, resolution }))
    await touch(ctx, [id])
  refuseAny((await act(ctx, [row], { do: 'change', patch })).refused)
  return showTicket(ctx, { id })
}

export async function moveTicket(ctx: Write, { id, ...moving }: Input<typeof desk.move>) {
  const { row, ref } = await reach(ctx, id)
  if (!ref.inside) refuseIf(refusal.verbFromOutside(moving.verb))
  refuseAny((await act(ctx, [row], { do: 'move', ...moving })).refused)
  return { batch: ctx.request.id, ticket: await showTicket(ctx, { id }) }
}

export async function replyToTicket(ctx: Write, { id, html, files, ...then }: Input<typeof desk.reply>) {
  const { row, ref } = await reach(ctx, id)
  const comments = ref.inside
    ? await answer(ctx, row, html, files, then)
    : await askAgain(ctx, row, html, files)
  await dropDraft(ctx, id, 'reply')
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

/** The requester writes: the word is ours again, a waiting ticket goes on, a solved one opens again. */
async function askAgain(ctx: Write, row: WorkRow, html: string, files: readonly string[]): Promise<string[]> {
  refuseIf(words.send(html))
  const [added] = await addComments(ctx, [{ on: row, kind: 'reply', html, outside: true }])
  if (!added) throw new Error('nothing was written')
  await carryFiles(ctx, [added], html, files)
  ctx.emit(TicketReplied, row, { comment_id: added.id, by: 'them' })
  const workflow = (await workflowsById(ctx, [row.workflow_id])).get(row.workflow_id)
  const state = workflow && stateOf(workflow, row.state)
  const verb =
    state?.waits_for === 'requester'
      ? 'start'
      : state?.phase === 'done' && row.state === 'solved'
        ? 'reopen'
        : undefined
  let current = row
  if (workflow && verb !== undefined) {
    const change = await moveWork(ctx, workflow, row, {
      verb,
      known: await needsMet(ctx, row),
      also: { word: 'us' },
    })
    await followChanges(ctx, [change])
    current = change.after
  } else await act(ctx, [row], { do: 'change', patch: {} })
  await asked(ctx, current)
  await writeChange(ctx, current, { word: 'us' })
  return [added.id]
}

export async function noteOnTicket(ctx: Write, { id, html, files }: Input<typeof desk.note>) {
  const { row, ref } = await reach(ctx, id)
  if (!ref.inside) throw new Refusal('forbidden', house.later('forbidden'))
  const { comments } = await act(ctx, [row], { do: 'note', html }, files)
  await dropDraft(ctx, id, 'note')
  return { batch: ctx.request.id, comment_id: comments[0] ?? '', ticket: await showTicket(ctx, { id }) }
}
