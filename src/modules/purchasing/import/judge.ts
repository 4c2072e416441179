import { moneyOf, moneyText } from '#lib/money/money'
import { readCost } from '#lib/money/read-money'
import { fold } from '#lib/text/fold'
import type { ImportRow, Judged, Reason, Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { byExternalIds } from '#kernel/external-ids'
import { todayOf } from '#kernel/today'
import { visible } from '#kernel/visible'
import { assetsBySerial } from '#modules/assets/public'
import { sql } from 'kysely'
import { dayProblem } from '../policy.ts'
import { LineDraft } from '../schemas.ts'
import { typeIn } from './fields.ts'
import { type Begun, goingOnProblem } from './goes-on.ts'
import { w } from './words.ts'

export interface OrderSession {
  /** Who made and sold it, where the file does not say. */
  readonly maker: string
  readonly types: ReadonlySet<string>
  /** What stands for devices whose description says no type; none: they are no devices. */
  readonly usualType: string
  readonly currency: string
  /** Order → the currency of its first price. */
  readonly currencies: Map<string, string>
  /** Order and title → how many of it the file has named so far, of rows without serial numbers. */
  readonly totals: Map<string, number>
  /** Row without a serial number → how many of its thing the file names up to and with it. */
  readonly upTo: Map<number, number>
  /** Order → whom its first row that names somebody names. */
  readonly sellers: Map<string, string>
  /** Order and title → how many rows with a serial number name it. */
  readonly pieces: Map<string, number>
}

/** All that bringing one row in needs. */
export interface OrderPlan {
  readonly order: string
  readonly line: LineDraft
  readonly vendor_id: string | null
  readonly ordered_on: string | null
  readonly promised_on: string | null
  readonly received_on: string | null
  readonly serial: string
  readonly warranty_until: string | null
}

/** Under this the purchases that files brought are found again by their order numbers. */
export const orderFile = 'order-file'

export const text = (value: Values[string] | undefined) => (typeof value === 'string' ? value.trim() : '')
const day = (value: Values[string] | undefined) => text(value) || null
export const orderIn = (values: Values) => text(values['order_no'])

/** A device is named by its serial number; other rows of an order may well be alike. */
export const identities = (values: Values): string[] => {
  const serial = text(values['serial'])
  return serial === '' ? [] : [`serial ${serial.toUpperCase()}`]
}

interface Known {
  /** Vendors by folded name. */
  readonly vendors: ReadonlyMap<string, string>
  /** Order → the purchase that says so by hand. */
  readonly orders: ReadonlyMap<string, string>
  /** Order → the purchase that a file brought. */
  readonly begun: ReadonlyMap<string, Begun>
  readonly serials: Awaited<ReturnType<typeof assetsBySerial>>
  /** Serial numbers that an order of this number brought. */
  readonly brought: ReadonlySet<string>
  /** Order and title → how many are there on lines without serial numbers. */
  readonly lines: ReadonlyMap<string, number>
  readonly today: string
}

const key = (order: string, what: string) => `${order.toLowerCase()} ${what.toLowerCase()}`

async function knownOf(ctx: Read, rows: readonly ImportRow[], session: OrderSession): Promise<Known> {
  const orders = [...new Set(rows.map(({ values }) => orderIn(values).toLowerCase()))]
  const names = [...new Set(rows.flatMap(({ values }) => fold(text(values['vendor']) || session.maker)))]
  const { rows: vendors } = await sql<{ name: string; id: string }>`
    select n.name, e.id from unnest(${names}::text[]) as n(name) join entity e on e.kind = 'vendor' and e.archived_at is null
      and fold_text(e.title) = n.name and ${visible(ctx.actor, 'e')}`.execute(ctx.db)
  const { rows: purchases } = await sql<Begun & { id: string }>`
    select p.id, lower(p.order_no) as order_no, p.key, p.status, p.currency from purchase p
    where p.order_no <> '' and lower(p.order_no) = any(${orders}::text[]) and ${visible(ctx.actor, 'p')}`.execute(
    ctx.db,
  )
  const byFile = new Set((await byExternalIds(ctx, 'purchase', orderFile, orders)).values())
  const { rows: pieces } = await sql<{ order_no: string; serial: string }>`
    select p.order_no, x.serial from purchase p join purchase_line l on l.purchase_id = p.id
    join purchase_piece x on x.line_id = l.id and x.serial <> ''
    where p.order_no <> '' and lower(p.order_no) = any(${orders}::text[])`.execute(ctx.db)
  const { rows: lines } = await sql<{ order_no: string; title: string; quantity: number }>`
    select p.order_no, l.title, l.quantity from purchase p join purchase_line l on l.purchase_id = p.id
    where p.order_no <> '' and lower(p.order_no) = any(${orders}::text[])
      and not exists (select from purchase_piece x where x.line_id = l.id and x.serial <> '')`.execute(ctx.db)
  const there = new Map<string, number>()
  for (const { order_no, title, quantity } of lines)
    there.set(key(order_no, title), (there.get(key(order_no, title)) ?? 0) + quantity)
  return {
    vendors: new Map(vendors.map(({ name, id }) => [name, id])),
    begun: new Map(purchases.flatMap((one) => (byFile.has(one.id) ? [[one.order_no, one]] : []))),
    orders: new Map(
      purchases.flatMap(({ id, order_no, key: no }) => (byFile.has(id) ? [] : [[order_no, no]])),
    ),
    serials: await assetsBySerial(
      ctx,
      rows.flatMap(({ values }) => text(values['serial']) || []),
    ),
    brought: new Set(pieces.map(({ order_no, serial }) => key(order_no, serial))),
    lines: there,
    today: todayOf(ctx),
  }
}

/** Asks once for all names in a batch, then judges row by row. */
export async function judge(
  ctx: Read,
  rows: readonly ImportRow[],
  session: OrderSession,
): Promise<Judged<OrderPlan>[]> {
  const known = await knownOf(ctx, rows, session)
  return rows.map((row) => judgeRow(row, session, known))
}

const priceIn = (values: Values, { currency }: OrderSession) => readCost(text(values['unit_price']), currency)

/** Remembers the currency of each order by its first price, and how many of each thing the file names up to each row. */
export function see(session: OrderSession, { n, values }: Pick<ImportRow, 'n' | 'values'>) {
  const price = priceIn(values, session)
  const order = orderIn(values)
  if (!('problem' in price) && !session.currencies.has(order)) session.currencies.set(order, price.currency)
  const seller = text(values['vendor'])
  if (seller !== '' && !session.sellers.has(order)) session.sellers.set(order, seller)
  const read = lineOf(values, session)
  if ('problem' in read) return
  const name = key(order, read.line.title)
  if (text(values['serial']) !== '') {
    session.pieces.set(name, (session.pieces.get(name) ?? 0) + 1)
    return
  }
  const total = (session.totals.get(name) ?? 0) + read.line.quantity
  session.totals.set(name, total)
  session.upTo.set(n, total)
}

/** What a row buys, without its price. */
function thingIn(values: Values, { types, usualType, maker }: OrderSession) {
  const [title, model, serial] = [text(values['title']), text(values['model']), text(values['serial'])]
  const type = serial === '' ? '' : text(values['type']) || typeIn(title, types) || usualType
  const quantity = values['quantity']
  return {
    sort: type === '' ? 'thing' : 'asset',
    title: title || model,
    asset_type: type,
    manufacturer: text(values['manufacturer']) || maker,
    model: type === '' ? model : title || model,
    quantity: serial === '' && typeof quantity === 'number' ? quantity : 1,
  }
}

function lineOf(values: Values, session: OrderSession): { line: LineDraft } | { problem: Reason } {
  const price = priceIn(values, session)
  if ('problem' in price) return { problem: { field: 'unit_price', why: price.problem } }
  const currency = session.currencies.get(orderIn(values)) ?? price.currency
  if (price.currency !== currency)
    return { problem: { field: 'unit_price', why: w.later('other-currency', { currency }) } }
  const read = LineDraft.safeParse({ ...thingIn(values, session), unit_price: moneyText(price) })
  if (read.data) return { line: read.data }
  const field = String(read.error.issues[0]?.path[0])
  return { problem: { field, why: w.later(field === 'title' ? 'no-title' : 'not-read') } }
}

/**
 * How much of a row without a serial number is there, by quantities: rows alike may stand in one file, and what earlier
 * batches of the same run wrote is there by now. All of it, none, or some of what it says.
 */
function partThere(upTo: number, quantity: number, there: number): 'all' | 'some' | 'none' {
  // What cannot be read counts for nothing.
  if (upTo === 0) return 'none'
  if (there >= upTo) return 'all'
  return there > upTo - quantity ? 'some' : 'none'
}

const partBrought = (name: string, { brought }: Known) => (brought.has(name) ? 'all' : 'none')

function serialTaken(serial: string, { serials }: Known): Reason | null {
  const [other] = (serials.get(serial) ?? []).filter(({ meaning }) => meaning !== 'gone')
  if (!other) return null
  return { field: 'serial', why: w.later('serial-known', { serial, name: other.name, key: other.key }) }
}

const vendorOf = (name: string, { vendors }: Known) => vendors.get(fold(name)) ?? null

/** Why the days and numbers of a row do not go together: many pieces of one serial number, or a delivery on a day that cannot be. */
function oddProblem(
  values: Values,
  plan: OrderPlan,
  { pieces, sellers }: OrderSession,
  today: string,
): Reason | null {
  const { serial, order, line, received_on, ordered_on } = plan
  const said = values['quantity']
  const rows = pieces.get(key(order, line.title)) ?? 0
  // Lists of some vendors say in each row how many the order has of it.
  if (serial !== '' && typeof said === 'number' && said > 1 && said !== rows)
    return { field: 'quantity', why: w.later('one-serial', { said, n: rows }) }
  const [named, first] = [text(values['vendor']), sellers.get(order)]
  if (named !== '' && first !== undefined && fold(named) !== fold(first))
    return { field: 'vendor', why: w.later('other-vendor', { vendor: first }) }
  const why = received_on === null ? null : dayProblem(ordered_on, received_on, today)
  return why && { field: 'received_on', why }
}

/** Why the order of a row, if a file began it, is not gone on with. */
function begunProblem({ order, line }: OrderPlan, { begun }: Known): Reason | null {
  const one = begun.get(order.toLowerCase())
  return one ? goingOnProblem({ ...one, order_no: order }, moneyOf(line.unit_price).currency) : null
}

function refusedFor(
  values: Values,
  plan: OrderPlan,
  session: OrderSession,
  known: Known,
): Pick<Judged, 'verdict' | 'reasons'> | null {
  const odd = oddProblem(values, plan, session, known.today)
  if (odd) return { verdict: 'error', reasons: [odd] }
  const begun = begunProblem(plan, known)
  return begun && { verdict: 'conflict', reasons: [begun] }
}

const unknownVendor = (name: string): Reason[] =>
  name === '' ? [] : [{ field: 'vendor', why: w.later('vendor-unknown', { name }) }]

function judgeRow({ n, values }: ImportRow, session: OrderSession, known: Known): Judged<OrderPlan> {
  const [order, serial] = [orderIn(values), text(values['serial'])]
  const named = text(values['vendor']) || session.maker
  const read = lineOf(values, session)
  const title = 'line' in read ? read.line.title : text(values['title'])
  const plan: OrderPlan = {
    order,
    line: 'line' in read ? read.line : LineDraft.parse({ title: '–', quantity: 1, unit_price: '0 EUR' }),
    vendor_id: vendorOf(named, known),
    ordered_on: day(values['ordered_on']),
    promised_on: day(values['promised_on']),
    received_on: day(values['received_on']),
    serial,
    warranty_until: day(values['warranty_until']),
  }
  const judged = { n, label: [title, serial, order].filter(Boolean).join(' · '), plan }
  const byHand = known.orders.get(order.toLowerCase())
  if (byHand !== undefined)
    return {
      ...judged,
      verdict: 'conflict',
      reasons: [{ why: w.later('order-here', { order, key: byHand }) }],
    }
  const there = known.lines.get(key(order, title)) ?? 0
  const upTo = session.upTo.get(n) ?? 0
  const part =
    serial === '' ? partThere(upTo, plan.line.quantity, there) : partBrought(key(order, serial), known)
  if (part === 'all') return { ...judged, verdict: 'unchanged' }
  if (part === 'some') {
    const why = w.later('some-there', { order, there, said: upTo })
    return { ...judged, verdict: 'conflict', reasons: [{ field: 'quantity', why }] }
  }
  const taken = serialTaken(serial, known)
  if (taken) return { ...judged, verdict: 'conflict', reasons: [taken] }
  if ('problem' in read) return { ...judged, verdict: 'error', reasons: [read.problem] }
  const refused = refusedFor(values, plan, session, known)
  if (refused) return { ...judged, ...refused }
  return { ...judged, verdict: 'create', notes: plan.vendor_id === null ? unknownVendor(named) : [] }
}
