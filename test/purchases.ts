import { expect } from 'vitest'
import { newId } from '#kernel/ids'
import { createVendors } from '#modules/vendors/public'
import type { world } from './world.ts'

export interface Made {
  id: string
  key: string
}
interface Line {
  id: string
  received: number
  invoiced: number
}
export interface View {
  version: number
  status: string
  net: string
  tax: string
  total: string
  lines: Line[]
  receipts: { lines: { pieces: { serial: string; record: Made | null }[] }[] }[]
  invoices: {
    id: string
    status: string
    findings: { passes: boolean; text: string }[]
    accept?: string | null
  }[]
  offers: { deed: string; refused: string | null }[]
}
/** People of all parts and a vendor, and the ways of a purchase as they would go them, by its API. */
export async function purchases({ call, must, someone, write, db }: Awaited<ReturnType<typeof world>>) {
  const [manager, lead, technician, second, finance, auditor, requester, other] = await Promise.all([
    someone('Mia', ['manager']),
    someone('Lea', ['lead']),
    someone('Tom', ['technician']),
    someone('Sam', ['technician']),
    someone('Fin', ['finance']),
    someone('Ada', ['auditor']),
    someone('Rae', ['requester']),
    someone('Ola', ['requester']),
  ])
  const [vendor] = await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Nordlys Maskin' }]))
  const vendor_id = vendor?.id ?? ''

  const laptops = {
    sort: 'asset',
    title: 'Corvid W16 G2',
    asset_type: 'laptop',
    manufacturer: 'Corvid',
    model: 'W16 G2',
    quantity: 3,
    unit_price: '2496.00 EUR',
    tax_percent: 25,
  }
  const draft = (more: object = {}, who = requester) =>
    must<Made>(who, 'POST', '/api/purchasing', {
      name: 'Laptops for the drawing loft',
      lines: [laptops],
      ...more,
    })
  const show = ({ id }: Made, who = manager) => must<View>(who, 'GET', `/api/purchasing/${id}`)
  /** What is decided is decided as it stands, if no other version is named. */
  const deed = async (made: Made, name: string, body: object = {}, who = manager) => {
    const read = name === 'decide' ? { version: (await show(made)).version } : {}
    return call(who, 'POST', `/api/purchasing/${made.id}/${name}`, { ...read, ...body })
  }
  async function done(made: Made, name: string, body: object = {}, who = manager) {
    const { status, body: reply } = await deed(made, name, body, who)
    expect(status, JSON.stringify(reply)).toBe(200)
    return reply
  }
  const ordering = { vendor_id, order_no: 'N-77', ordered_on: '2026-03-02', promised_on: '2026-03-12' }
  async function ordered(more: object = {}) {
    const made = await draft(more)
    await done(made, 'ask', {}, requester)
    await done(made, 'decide', { approve: true }, finance)
    await done(made, 'order', ordering, lead)
    return { ...made, lines: (await show(made)).lines.map(({ id }) => id) }
  }
  const serials = (n: number) => Array.from({ length: n }, () => `SN-${newId().slice(-10)}`)
  const receive = (made: Made, lines: object[], more: object = {}, who = technician) =>
    deed(made, 'receive', { received_on: '2026-03-20', lines, ...more }, who)
  const bill = (made: Made, lines: object[], tax: string, total: string, more: object = {}) =>
    deed(
      made,
      'invoices',
      { number: `R-${newId().slice(-8)}`, dated_on: '2026-03-25', lines, tax, total, ...more },
      finance,
    )

  /** What was posted for a purchase: each balances; the balances of all accounts. */
  async function posted({ id }: Made) {
    const rows = await db
      .selectFrom('event')
      .innerJoin('event_data', 'event_data.event_id', 'event.id')
      .select('payload')
      .where('subject_id', '=', id)
      .where('event.kind', '=', 'purchasing.posted')
      .execute()
    const all: Record<string, number> = {}
    for (const { payload } of rows) {
      const { entries } = JSON.parse(payload) as { entries: { account: string; minor: number }[] }
      expect(entries.reduce((sum, { minor }) => sum + minor, 0)).toBe(0)
      for (const { account, minor } of entries) all[account] = (all[account] ?? 0) + minor
    }
    return Object.fromEntries(Object.entries(all).filter(([, minor]) => minor !== 0))
  }
  const people = { manager, lead, technician, second, finance, auditor, requester, other }
  return {
    ...people,
    vendor,
    vendor_id,
    laptops,
    draft,
    show,
    deed,
    done,
    ordering,
    ordered,
    serials,
    receive,
    bill,
    posted,
  }
}
