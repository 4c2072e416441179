import { moneyText } from '#lib/money/money'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { post } from '../commands/post.ts'
import { approved, cutShort, invoiced, ordered, received } from '../engine/posting.ts'
import {
  purchaseAsked,
  purchaseDecided,
  purchaseEnded,
  purchaseInvoiced,
  purchaseInvoiceSettled,
  purchaseOrdered,
  purchaseReceived,
} from '../events.ts'
import type { Happened } from './outcome.ts'
import type { Story } from './story.ts'

interface Telling {
  readonly story: Story
  readonly ref: Subject
  readonly net: number
  readonly currency: string
}

/** Tells one thing that happened as of then, and by whoever did it; with what it posted. */
export function tellHappened(ctx: Pick<Write, 'emit'>, told: Telling, one: Happened) {
  const { story, ref, net, currency } = told
  const { at, by } = one.step
  const as = { at, by: { id: by } }
  const on = at.slice(0, 10)
  const book = { currency, cost_centre: story.cost_centre }
  if (one.is === 'invoiced') return tellInvoice(ctx, told, one)
  const change = { before: { status: one.before }, after: { status: one.after } }
  if (one.is === 'asked') ctx.emit(purchaseAsked, ref, change, as)
  if (one.is === 'decided' && story.decided) {
    const { approved: isApproved, text } = story.decided
    ctx.emit(purchaseDecided, ref, { ...change, approved: isApproved, text }, as)
    if (isApproved) post(ctx, ref, book, { reason: 'approved', on, entries: approved(net) }, as)
  }
  if (one.is === 'ordered' && story.ordered) {
    const { order_no, on: ordered_on, promised_on } = story.ordered
    const facts = { vendor_id: story.vendor_id, order_no, ordered_on, promised_on }
    ctx.emit(
      purchaseOrdered,
      ref,
      {
        before: {
          status: one.before,
          vendor_id: story.vendor_id,
          order_no: '',
          ordered_on: null,
          promised_on: null,
        },
        after: { status: one.after, ...facts },
      },
      as,
    )
    // What nobody asked for here was spoken for elsewhere.
    if (!story.decided)
      post(ctx, ref, book, { reason: 'approved', on: ordered_on, entries: approved(net) }, as)
    post(ctx, ref, book, { reason: 'ordered', on: ordered_on, entries: ordered(net) }, as)
  }
  if (one.is === 'received') {
    const { on: received_on, lines } = one.step
    const isWhole = one.after === 'received'
    ctx.emit(
      purchaseReceived,
      ref,
      {
        before: { status: one.before, received_on: null },
        after: { status: one.after, received_on: isWhole ? received_on : null },
        lines: lines.map(({ line, quantity }) => ({ title: story.lines[line]?.title ?? '', quantity })),
        over_why: '',
        assets: lines.flatMap(({ pieces }) => pieces.flatMap(({ record_id }) => record_id ?? [])),
      },
      as,
    )
    const entries = received(
      one.lines.map(({ ordered: most, unit_minor, received: before }, n) => ({
        ordered: most,
        unit_minor,
        before,
        after: one.now[n]?.received ?? before,
      })),
    )
    post(ctx, ref, book, { reason: 'received', on: received_on, entries }, as)
  }
  if (one.is === 'ended') {
    const { how, why } = story.ended ?? { how: 'closed' as const, why: '' }
    ctx.emit(
      purchaseEnded,
      ref,
      {
        before: { ...change.before, ended_why: '' },
        after: { ...change.after, ended_why: why },
        how,
        why,
      },
      as,
    )
    const rest = one.lines.map((line) => ({
      ordered: line.ordered,
      unit_minor: line.unit_minor,
      before: line.received,
    }))
    if (story.ordered) post(ctx, ref, book, { reason: 'cut-short', on, entries: cutShort(rest) }, as)
  }
}

function tellInvoice(
  ctx: Pick<Write, 'emit'>,
  { story, ref, currency }: Telling,
  { step, status, lines }: Extract<Happened, { is: 'invoiced' }>,
) {
  const as = { at: step.at, by: { id: step.by } }
  const { number, dated_on, tax, accepted } = step
  const net = step.lines.reduce((sum, line) => sum + line.net, 0)
  const total = moneyText({ minor: net + tax, currency })
  ctx.emit(
    purchaseInvoiced,
    ref,
    { sort: 'invoice', number, dated_on, total, status: status === 'matched' ? 'matched' : 'held' },
    as,
  )
  const later = accepted && status === 'accepted' ? { at: accepted.at, by: { id: accepted.by } } : as
  if (accepted && status === 'accepted')
    ctx.emit(purchaseInvoiceSettled, ref, { number, status, why: accepted.why }, later)
  if (status === 'held') return
  const entries = invoiced(
    step.lines.map((one) => ({
      quantity: one.quantity,
      net: one.net,
      unit_minor: lines[one.line]?.unit_minor ?? 0,
    })),
    tax,
  )
  post(
    ctx,
    ref,
    { currency, cost_centre: story.cost_centre },
    { reason: 'invoiced', on: dated_on, entries },
    later,
  )
}
