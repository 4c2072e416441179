import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { moneyOf, moneyText } from '#lib/money/money'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { toChange } from '#kernel/to-change'
import type { Seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { permissionHolders } from '#modules/identity/public'
import type { purchasing } from '../contract.ts'
import { type Invoice, matchOf } from '../engine/match.ts'
import { invoiced } from '../engine/posting.ts'
import { purchaseInvoiced, purchaseInvoiceSettled } from '../events.ts'
import { claimsOf, heldOf, type StoredInvoice } from '../invoices.ts'
import { tellHeld } from '../notices.ts'
import { acceptProblem, needsWord } from '../policy.ts'
import type { Invoicing } from '../schemas.ts'
import { toleranceOf } from '../settings.ts'
import { w } from '../words.ts'
import { closeIfSettled } from './close-by-itself.ts'
import { linesOf, loadPurchase, openFor, type Row, type StoredLine } from './load.ts'
import { post } from './post.ts'

/** An amount in the currency of the purchase, in its smallest unit. */
function minorIn(currency: string, text: string): number {
  const money = moneyOf(text)
  refuseIf(money.currency !== currency && w.later('other-currency', { currency }))
  return money.minor
}

/** An invoice as it was typed, its sums checked against what is printed on it. */
function readInvoice({ currency }: Row, lines: readonly StoredLine[], input: Invoicing): Invoice {
  const known = new Set(lines.map(({ id }) => id))
  if (input.lines.some(({ line_id }) => !known.has(line_id)))
    throw new Refusal('not-found', house.later('not-found'))
  refuseIf(
    new Set(input.lines.map(({ line_id }) => line_id)).size !== input.lines.length && w.later('line-twice'),
  )
  refuseIf(
    input.sort === 'invoice' && input.lines.some(({ quantity }) => quantity === 0) && w.later('no-pieces'),
  )
  const claims = input.lines.map(({ line_id, quantity, net }) => ({
    line_id,
    quantity,
    net: minorIn(currency, net),
  }))
  const tax = minorIn(currency, input.tax)
  const sum = claims.reduce((all, { net }) => all + net, tax)
  if (sum !== minorIn(currency, input.total)) {
    const why = w.later('total-wrong', { sum: moneyText({ minor: sum, currency }) })
    throw inputRefused('total', why)
  }
  return { sort: input.sort, lines: claims, tax }
}

/** Tells budgets of an invoice that counts from now on. */
function postInvoice(
  ctx: Write,
  ref: Seen,
  row: Row,
  lines: readonly StoredLine[],
  invoice: Invoice,
  on: string,
) {
  const price = new Map(lines.map(({ id, unit_minor }) => [id, unit_minor]))
  post(ctx, ref, row, {
    reason: 'invoiced',
    on,
    entries: invoiced(
      invoice.lines.map(({ line_id, quantity, net }) => ({
        quantity,
        net,
        unit_minor: price.get(line_id) ?? 0,
      })),
      invoice.tax,
      invoice.sort === 'credit',
    ),
  })
}

/** Enters an invoice or a credit note; what is not right is held until somebody decides. */
export async function enterInvoice(ctx: Write, { id, ...input }: Input<typeof purchasing.invoice>) {
  const { ref, row, lines } = await openFor(ctx, id, input.sort === 'credit' ? 'credit' : 'invoice')
  const invoice = readInvoice(row, lines, input)
  const matched = matchOf(lines, invoice, await toleranceOf(ctx, row.currency))
  const passes = matched.passes && !needsWord(row, input.sort)
  const { sort, number, dated_on, total } = input
  const invoice_id = newId()
  const net_minor = invoice.lines.reduce((sum, { net }) => sum + net, 0)
  const status = passes ? 'matched' : 'held'
  await ctx.db
    .insertInto('purchase_invoice')
    .values({
      id: invoice_id,
      purchase_id: id,
      sort,
      number,
      dated_on,
      net_minor,
      tax_minor: invoice.tax,
      status,
      entered_by: ctx.actor.id,
      created_at: ctx.now,
    })
    .execute()
  await sql`${insertRows(
    'purchase_invoice_line',
    invoice.lines.map(({ line_id, quantity, net }) => ({ invoice_id, line_id, quantity, net_minor: net })),
  )}`.execute(ctx.db)
  await touch(ctx, ref)
  ctx.emit(purchaseInvoiced, ref, { sort, number, dated_on, total, status })
  if (passes) {
    postInvoice(ctx, ref, row, lines, invoice, dated_on)
    await closeIfSettled(ctx, ref)
  } else await tellHeld(ctx, ref, await permissionHolders(ctx, 'purchasing.approve'), number)
  return { invoice_id, held: !passes }
}

async function touch(ctx: Write, ref: Seen) {
  await ctx.db.updateTable('purchase').set({ updated_at: ctx.now }).where('id', '=', ref.id).execute()
  await saveEntity(ctx, ref, {})
}

async function settle(
  ctx: Write,
  ref: Seen,
  { id, number }: StoredInvoice,
  status: 'matched' | 'accepted' | 'returned',
  why: string,
) {
  await ctx.db
    .updateTable('purchase_invoice')
    .set({ status, why, settled_at: ctx.now, settled_by: status === 'matched' ? null : ctx.actor.id })
    .where('id', '=', id)
    .execute()
  ctx.emit(purchaseInvoiceSettled, ref, { number, status, why })
}

/** Looks again at what is held, the oldest first: what came since may have made it right. */
export async function matchHeld(ctx: Write, ref: Seen, row: Row) {
  for (const held of await heldOf(ctx, ref.id)) {
    if (needsWord(row, held.sort)) continue
    const lines = await linesOf(ctx, [ref.id])
    const invoice = claimsOf(held)
    if (!matchOf(lines, invoice, await toleranceOf(ctx, row.currency)).passes) continue
    await settle(ctx, ref, held, 'matched', '')
    postInvoice(ctx, ref, row, lines, invoice, held.dated_on)
  }
}

type Deciding = Input<typeof purchasing.acceptInvoice>

async function heldIn(ctx: Write, { id, invoice_id }: Deciding) {
  const ref = await toChange(ctx, 'purchase', { id })
  const loaded = await loadPurchase(ctx, id)
  const held = (await heldOf(ctx, id)).find((one) => one.id === invoice_id)
  if (!held) throw new Refusal('not-found', w.later('not-held'))
  return { ref, held, ...loaded }
}

/** Lets an invoice pass that is not right: it counts as it stands. */
export async function acceptInvoice(ctx: Write, input: Deciding) {
  const { ref, held, row, lines, standing } = await heldIn(ctx, input)
  refuseIf(acceptProblem(ctx.actor, standing, held))
  await settle(ctx, ref, held, 'accepted', input.why)
  await touch(ctx, ref)
  postInvoice(ctx, ref, row, lines, claimsOf(held), held.dated_on)
  await closeIfSettled(ctx, ref)
}

/** Sends it back: it counts no more, and another of its number may come. */
export async function returnInvoice(ctx: Write, input: Deciding) {
  const { ref, held } = await heldIn(ctx, input)
  await settle(ctx, ref, held, 'returned', input.why)
  await touch(ctx, ref)
  await closeIfSettled(ctx, ref)
}
