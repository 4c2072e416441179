import type { Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import { settleKind } from '#facets/notices/public'
import type { Write } from '#kernel/context'
import { grant, saveEntity } from '#kernel/entity'
import { asRead } from '#kernel/stale'
import { todayOf } from '#kernel/today'
import { permissionHolders } from '#modules/identity/public'
import type { purchasing } from '../contract.ts'
import { approved, cutShort, ordered, released } from '../engine/posting.ts'
import type { Status } from '../engine/state.ts'
import { purchaseAsked, purchaseDecided, purchaseEnded, purchaseOrdered, purchaseRevised } from '../events.ts'
import { wordsOf } from '../lines-drafted.ts'
import { askKind, tellApprovers, tellBuyers, tellRequester } from '../notices.ts'
import { closingProblem, takesOn } from '../policy.ts'
import { w } from '../words.ts'
import { refuseVendor } from './draft.ts'
import { type Loaded, openFor } from './load.ts'
import { post } from './post.ts'

type Columns = Partial<
  Pick<
    Loaded['row'],
    | 'vendor_id'
    | 'decided_by'
    | 'decided_at'
    | 'decision'
    | 'order_no'
    | 'ordered_by'
    | 'ordered_on'
    | 'promised_on'
    | 'received_on'
    | 'ended_why'
  >
>

/** Writes the state that follows, with what else is known by then. */
export async function setStatus(ctx: Write, id: string, status: Status, columns: Columns = {}) {
  await ctx.db
    .updateTable('purchase')
    .set({ ...columns, status, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
}

const from = (before: string, after: Status) => ({ before: { status: before }, after: { status: after } })

/** Whoever could approve it, or books its invoices, sees it from now on. */
async function letDecide(ctx: Write, id: string): Promise<string[]> {
  const approvers = await permissionHolders(ctx, 'purchasing.approve')
  const bookers = await permissionHolders(ctx, 'purchasing.book')
  await grant(
    ctx,
    'approver',
    [...new Set([...approvers, ...bookers])].map((principal_id) => ({ entity_id: id, principal_id })),
  )
  return approvers
}

/** Whoever asks for what the house drafted is its requester from now on. */
async function takeOn(ctx: Write, id: string) {
  await ctx.db.updateTable('purchase').set({ requester_id: ctx.actor.id }).where('id', '=', id).execute()
  await grant(ctx, 'requester', [{ entity_id: id, principal_id: ctx.actor.id }])
}

export async function askFor(ctx: Write, { id, version }: Input<typeof purchasing.ask>) {
  const { ref, row } = await openFor(ctx, id, 'ask')
  await asRead(ctx, id, version)
  await setStatus(ctx, id, 'asked', { decided_by: null, decided_at: null, decision: '' })
  await saveEntity(ctx, ref, {})
  if (takesOn(ctx.actor, row.requester_id)) await takeOn(ctx, id)
  const approvers = await letDecide(ctx, id)
  ctx.emit(purchaseAsked, ref, from(row.status, 'asked'))
  await tellApprovers(ctx, ref, approvers, row)
}

/** Back to a draft; what was approved is spoken for no more. */
export async function revise(ctx: Write, { id }: Input<typeof purchasing.revise>) {
  const { ref, row } = await openFor(ctx, id, 'revise')
  await setStatus(ctx, id, 'draft', { decided_by: null, decided_at: null, decision: '' })
  await saveEntity(ctx, ref, {})
  await settleKind(ctx, id, askKind)
  ctx.emit(purchaseRevised, ref, from(row.status, 'draft'))
  if (row.status === 'approved')
    post(ctx, ref, row, { reason: 'released', on: todayOf(ctx), entries: released(row.net_minor) })
}

/** Decides what was read: what was changed and asked for again meanwhile is read again first. */
export async function decide(ctx: Write, { id, version, approve, text }: Input<typeof purchasing.decide>) {
  const { ref, row } = await openFor(ctx, id, approve ? 'approve' : 'refuse')
  await asRead(ctx, id, version)
  refuseIf(!approve && text === '' && w.later('refuse-why'))
  const status = approve ? 'approved' : 'refused'
  await setStatus(ctx, id, status, { decided_by: ctx.actor.id, decided_at: ctx.now, decision: text })
  await saveEntity(ctx, ref, {})
  await settleKind(ctx, id, askKind)
  ctx.emit(purchaseDecided, ref, { ...from(row.status, status), approved: approve, text })
  if (approve) post(ctx, ref, row, { reason: 'approved', on: todayOf(ctx), entries: approved(row.net_minor) })
  await tellRequester(ctx, ref, row.requester_id, approve)
  if (approve) await tellBuyers(ctx, ref, await permissionHolders(ctx, 'purchasing.order'))
}

export async function order(ctx: Write, { id, ...input }: Input<typeof purchasing.order>) {
  const { ref, row, lines } = await openFor(ctx, id, 'order')
  const vendor_id = input.vendor_id ?? row.vendor_id
  refuseIf(vendor_id === null && w.later('no-vendor'))
  await refuseVendor(ctx, input.vendor_id)
  const { promised_on, ordered_on, order_no } = input
  refuseIf(promised_on !== null && promised_on < ordered_on && w.later('promised-before'))
  const after = { vendor_id, order_no, ordered_on, promised_on }
  await setStatus(ctx, id, 'ordered', { ...after, ordered_by: ctx.actor.id })
  await saveEntity(ctx, ref, { words: wordsOf(lines, order_no) })
  await settleKind(ctx, id, 'purchasing.to-order')
  ctx.emit(purchaseOrdered, ref, {
    before: {
      status: row.status,
      vendor_id: row.vendor_id,
      order_no: '',
      ordered_on: null,
      promised_on: null,
    },
    after: { status: 'ordered', ...after },
  })
  post(ctx, ref, row, { reason: 'ordered', on: ordered_on, entries: ordered(row.net_minor) })
}

/** What of an order has not come, as the posting engine takes it. */
export const outstanding = ({ lines }: Pick<Loaded, 'lines'>) =>
  lines.map(({ ordered: wanted, received, unit_minor }) => ({
    ordered: wanted,
    before: received,
    unit_minor,
  }))

export async function cancel(ctx: Write, { id, why }: Input<typeof purchasing.cancel>) {
  const loaded = await openFor(ctx, id, 'cancel')
  const { ref, row } = loaded
  refuseIf(why === '' && row.status !== 'draft' && w.later('cancel-why'))
  await end(ctx, loaded, 'cancelled', why)
  const on = todayOf(ctx)
  if (row.status === 'approved')
    post(ctx, ref, row, { reason: 'released', on, entries: released(row.net_minor) })
  if (row.status === 'ordered')
    post(ctx, ref, row, { reason: 'cut-short', on, entries: cutShort(outstanding(loaded)) })
}

export async function close(ctx: Write, { id, why }: Input<typeof purchasing.close>) {
  const loaded = await openFor(ctx, id, 'close')
  refuseIf(closingProblem(loaded.standing, why))
  await end(ctx, loaded, 'closed', why)
  post(ctx, loaded.ref, loaded.row, {
    reason: 'cut-short',
    on: todayOf(ctx),
    entries: cutShort(outstanding(loaded)),
  })
}

/** Ends a purchase; what waits on it waits no more. */
export async function end(
  ctx: Write,
  { ref, row }: Pick<Awaited<ReturnType<typeof openFor>>, 'ref' | 'row'>,
  how: 'closed' | 'cancelled',
  why: string,
) {
  await setStatus(ctx, ref.id, how, { ended_why: why })
  await saveEntity(ctx, ref, {})
  await settleKind(ctx, ref.id, askKind)
  await settleKind(ctx, ref.id, 'purchasing.to-order')
  ctx.emit(purchaseEnded, ref, {
    before: { status: row.status, ended_why: row.ended_why },
    after: { status: how, ended_why: why },
    how,
    why,
  })
}
