import { sql } from 'kysely'
import { refuseIf } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import { toChange } from '#kernel/to-change'
import { together } from '#kernel/together'
import type { Seen } from '#kernel/visible'
import type { Known } from '../engine/match.ts'
import { type Deed, stillOrdered } from '../engine/state.ts'
import { type LinePer, Status } from '../schemas.ts'
import { problemOf, type Standing } from '../policy.ts'
import { limitOf } from '../settings.ts'

/** A line with what has come and what was billed of it; credit notes are taken off. */
export interface StoredLine extends Known {
  readonly purchase_id: string
  readonly sort: string
  readonly title: string
  readonly asset_type: string
  readonly manufacturer: string
  readonly model: string
  readonly metric: string
  readonly per: LinePer
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly months: number | null
  readonly quantity: number
  /** What went back; it counts as received no more. `ordered` is without what of that is not replaced. */
  readonly returned: number
  /** Of that, what nothing comes in place of. */
  readonly given_up: number
  readonly invoiced: number
}

const counts = ['quantity', 'received', 'returned', 'given_up', 'billed', 'billed_net', 'unit_minor'] as const

/** What of a line came and went back, as the engine takes it. */
export const partsOf = (
  line: Pick<StoredLine, 'quantity' | 'received' | 'returned' | 'given_up' | 'billed'>,
) => ({
  quantity: line.quantity,
  came: line.received + line.returned,
  given_up: line.given_up,
  replaced: line.returned - line.given_up,
  billed: line.billed,
})

/** The lines of these purchases, in their order. */
export async function linesOf({ db }: Pick<Read, 'db'>, ids: readonly string[]): Promise<StoredLine[]> {
  const { rows } = await sql<StoredLine>`
    select l.id, l.purchase_id, l.sort, l.title, l.asset_type, l.manufacturer, l.model, l.metric, l.per, l.starts_on::text, l.ends_on::text, l.months, l.quantity, l.unit_minor, l.tax_rate,
      coalesce((select sum(r.quantity) from purchase_receipt_line r where r.line_id = l.id), 0)
        - coalesce(k.returned, 0) as received,
      coalesce(k.returned, 0) as returned, coalesce(k.given_up, 0) as given_up,
      coalesce(b.billed, 0) as billed, coalesce(b.billed_net, 0) as billed_net
    from purchase_line l left join lateral (
      select sum(case i.sort when 'credit' then -1 else 1 end * il.quantity) as billed,
        sum(case i.sort when 'credit' then -1 else 1 end * il.net_minor) as billed_net
      from purchase_invoice_line il join purchase_invoice i on i.id = il.invoice_id and i.status in ('matched', 'accepted')
      where il.line_id = l.id) b on true
    left join lateral (
      select sum(k.quantity) as returned, sum(k.quantity) filter (where k.expects = 'credit') as given_up
      from purchase_return k where k.line_id = l.id) k on true
    where l.purchase_id = any(${[...ids]}::uuid[]) order by l.purchase_id, l.position`.execute(db)
  return rows.map((row) => {
    // Sums come as text, for they could be longer than a number.
    const numbers = Object.fromEntries(counts.map((name) => [name, Number(String(row[name]))]))
    const one = { ...row, ...numbers }
    return { ...one, ordered: stillOrdered(partsOf(one)), invoiced: one.billed }
  })
}

export async function rowOf({ db }: Pick<Read, 'db'>, id: string) {
  return db.selectFrom('purchase').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
export type Row = Awaited<ReturnType<typeof rowOf>>

export interface Loaded {
  readonly row: Row
  readonly lines: readonly StoredLine[]
  readonly standing: Standing
}

/** One purchase with all that decides what may be done with it. */
export async function loadPurchase(ctx: Read, id: string): Promise<Loaded> {
  const row = await rowOf(ctx, id)
  const [lines, receivers, held, limit] = await together(
    linesOf(ctx, [id]),
    ctx.db.selectFrom('purchase_receipt').select('received_by').where('purchase_id', '=', id).execute(),
    ctx.db
      .selectFrom('purchase_invoice')
      .select('id')
      .where('purchase_id', '=', id)
      .where('status', '=', 'held')
      .execute(),
    limitOf(ctx, row.currency),
  )
  return {
    row,
    lines,
    standing: {
      status: Status.parse(row.status),
      requester_id: row.requester_id,
      decided_by: row.decided_by,
      editors: row.edited_by,
      receivers: receivers.map(({ received_by }) => received_by),
      lines,
      held: held.length,
      net: row.net_minor,
      limit,
    },
  }
}

/** Locks a purchase that the actor sees and may do this with, or refuses. */
export async function openFor(ctx: Write, id: string, deed: Deed): Promise<Loaded & { ref: Seen }> {
  const ref = await toChange(ctx, 'purchase', { id })
  const loaded = await loadPurchase(ctx, id)
  refuseIf(problemOf(deed, ctx.actor, loaded.standing))
  return { ref, ...loaded }
}
