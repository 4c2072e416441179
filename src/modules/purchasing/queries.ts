import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { moneyText } from '#lib/money/money'
import { say } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { visible } from '#kernel/visible'
import { type Loaded, loadPurchase, partsOf } from './commands/load.ts'
import type { purchasing } from './contract.ts'
import { netOf } from './engine/amounts.ts'
import { matchOf } from './engine/match.ts'
import { deeds, owedPieces } from './engine/state.ts'
import { findingsSaid } from './findings.ts'
import { claimsOf, invoicesOf, type StoredInvoice } from './invoices.ts'
import { lineFacts } from './lines-drafted.ts'
import { acceptProblem, isOffered, needsWord, refusalOf } from './policy.ts'
import type { ReturnView } from './return-schemas.ts'
import { PurchaseView, type ReceiptView } from './schemas.ts'
import { toleranceOf } from './settings.ts'
import { w } from './words.ts'
import type { z } from 'zod'

type Receipt = z.output<typeof ReceiptView>

/** What came, the oldest first, with what it became as far as the reader may see that. */
async function receiptsOf({ db, actor }: Read, purchaseId: string): Promise<Receipt[]> {
  const { rows } = await sql<Receipt>`
    select r.id, r.received_on, jsonb_build_object('id', p.id, 'name', p.name) as by, r.note, r.over_why,
      (select coalesce(jsonb_agg(jsonb_build_object('line_id', l.id, 'title', l.title, 'quantity', rl.quantity, 'pieces',
        coalesce((select jsonb_agg(jsonb_build_object('serial', x.serial, 'returned', x.return_id is not null, 'record', case when e.id is null then null
            else jsonb_build_object('id', e.id, 'kind', e.kind, 'key', e.key, 'title', e.title) end) order by x.id)
          from purchase_piece x left join entity e on e.id = x.record_id and ${visible(actor, 'e')}
          where x.receipt_id = r.id and x.line_id = l.id), '[]')) order by l.position), '[]')
       from purchase_receipt_line rl join purchase_line l on l.id = rl.line_id where rl.receipt_id = r.id) as lines
    from purchase_receipt r join principal p on p.id = r.received_by
    where r.purchase_id = ${purchaseId}::uuid order by r.created_at, r.id`.execute(db)
  return rows
}

/** What was sent back, the oldest first. */
async function returnsOf({ db }: Pick<Read, 'db'>, purchaseId: string): Promise<ReturnView[]> {
  const { rows } = await sql<ReturnView>`
    select b.id, b.receipt_id, b.line_id, l.title, b.quantity, b.returned_on, b.reason, b.expects, b.rma, b.note,
      jsonb_build_object('id', p.id, 'name', p.name) as by
    from purchase_return b join purchase_line l on l.id = b.line_id join principal p on p.id = b.returned_by
    where b.purchase_id = ${purchaseId}::uuid order by b.created_at, b.id`.execute(db)
  return rows
}

/** What is billed of what went back for good: the price of that, as it was ordered. */
const owedOf = (lines: Loaded['lines']) =>
  lines.reduce(
    (sum, line) => sum + netOf({ quantity: owedPieces(partsOf(line)), unit_minor: line.unit_minor }),
    0,
  )

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

export async function showPurchase(ctx: Read, { id }: Input<typeof purchasing.get>) {
  const ref = await seenByRef(ctx, id, 'purchase')
  const [loaded, receipts, returns, invoices, names] = await Promise.all([
    loadPurchase(ctx, ref.id),
    receiptsOf(ctx, ref.id),
    returnsOf(ctx, ref.id),
    invoicesOf(ctx, ref.id),
    ctx.db
      .selectFrom('purchase')
      .innerJoin('principal as requester', 'requester.id', 'purchase.requester_id')
      .leftJoin('entity as vendor', 'vendor.id', 'purchase.vendor_id')
      .leftJoin('principal as decider', 'decider.id', 'purchase.decided_by')
      .leftJoin('principal as orderer', 'orderer.id', 'purchase.ordered_by')
      .select(['requester.name as requester', 'vendor.title as vendor', 'vendor.key as vendor_key'])
      .select(['decider.name as decider', 'orderer.name as orderer'])
      .where('purchase.id', '=', ref.id)
      .executeTakeFirstOrThrow(),
  ])
  const { row, lines, standing } = loaded
  const { currency, net_minor, tax_minor } = row
  const text = (minor: number) => moneyText({ minor, currency })
  const { language } = ctx.actor
  return PurchaseView.parse({
    ...row,
    name: row.title,
    version: ref.version,
    created_at: ref.created_at,
    net: text(net_minor),
    tax: text(tax_minor),
    total: text(net_minor + tax_minor),
    requester: { id: row.requester_id, name: names.requester },
    vendor:
      row.vendor_id === null
        ? null
        : { id: row.vendor_id, name: names.vendor ?? '', key: names.vendor_key ?? '' },
    decided: row.decided_by && {
      by: { id: row.decided_by, name: names.decider ?? '' },
      at: row.decided_at,
      text: row.decision,
    },
    ordered_by: named(row.ordered_by, names.orderer),
    lines: lines.map((line) => ({
      ...lineFacts(line, currency),
      id: line.id,
      net: text(netOf(line)),
      received: line.received,
      returned: line.returned,
      invoiced: line.invoiced,
    })),
    receipts,
    returns,
    owed: owedOf(lines) === 0 ? null : text(owedOf(lines)),
    invoices: await Promise.all(invoices.map((one) => invoiceSaid(ctx, loaded, one))),
    offers: deeds
      .filter((deed) => isOffered(deed, ctx.actor, standing))
      .map((deed) => {
        const why = refusalOf(deed, ctx.actor, standing)
        return { deed, refused: why && say(why, language) }
      }),
  })
}

/** An invoice with what was found of it: told of what is held, for the rest is past. */
async function invoiceSaid(ctx: Read, { row, lines, standing }: Loaded, one: StoredInvoice) {
  const { currency } = row
  const { language } = ctx.actor
  const text = (minor: number) => moneyText({ minor, currency })
  const isHeld = one.status === 'held'
  const titles = new Map(lines.map(({ id, title }) => [id, title]))
  const found = isHeld ? matchOf(lines, claimsOf(one), await toleranceOf(ctx, currency)) : undefined
  const why = isHeld ? acceptProblem(ctx.actor, standing, one) : null
  return {
    ...one,
    net: text(one.net_minor),
    tax: text(one.tax_minor),
    total: text(one.net_minor + one.tax_minor),
    entered_by: { id: one.entered_by, name: one.entered_name },
    settled_by: named(one.settled_by, one.settled_name),
    findings: found
      ? [
          ...findingsSaid(found, titles, { currency, language }),
          ...(needsWord(row, one.sort) ? [{ passes: false, why: w.later('found.undecided') }] : []),
        ].map((line) => ({
          passes: line.passes,
          text: say(line.why, language),
        }))
      : [],
    accept: isHeld && may(ctx.actor, 'purchasing.approve') ? why && say(why, language) : undefined,
  }
}
