import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { Invoice } from './engine/match.ts'

export interface StoredInvoice {
  readonly id: string
  readonly sort: 'invoice' | 'credit'
  readonly number: string
  readonly dated_on: string
  readonly net_minor: number
  readonly tax_minor: number
  readonly status: 'held' | 'matched' | 'accepted' | 'returned'
  readonly entered_by: string
  readonly entered_name: string
  readonly settled_by: string | null
  readonly settled_name: string | null
  readonly why: string
  readonly lines: readonly { readonly line_id: string; readonly quantity: number; readonly net: number }[]
}

/** The invoices and credit notes of a purchase, the oldest first. */
export async function invoicesOf({ db }: Pick<Read, 'db'>, purchaseId: string): Promise<StoredInvoice[]> {
  const { rows } = await sql<StoredInvoice>`
    select i.id, i.sort, i.number, i.dated_on, i.net_minor, i.tax_minor, i.status, i.entered_by, e.name as entered_name, i.settled_by,
      s.name as settled_name, i.why,
      (select jsonb_agg(jsonb_build_object('line_id', il.line_id, 'quantity', il.quantity, 'net', il.net_minor) order by l.position)
       from purchase_invoice_line il join purchase_line l on l.id = il.line_id where il.invoice_id = i.id) as lines
    from purchase_invoice i join principal e on e.id = i.entered_by left join principal s on s.id = i.settled_by
    where i.purchase_id = ${purchaseId}::uuid order by i.created_at, i.id`.execute(db)
  return rows
}

/** Those that nobody has decided about. */
export const heldOf = async (ctx: Pick<Read, 'db'>, purchaseId: string) =>
  (await invoicesOf(ctx, purchaseId)).filter(({ status }) => status === 'held')

/** A stored invoice as the engine lays it beside the order. */
export const claimsOf = ({ sort, lines, tax_minor }: StoredInvoice): Invoice => ({
  sort,
  lines,
  tax: tax_minor,
})
