import { moneyOf, moneyText } from '#lib/money/money'
import { randomFrom } from '#lib/random'
import { taxOf } from '../engine/amounts.ts'
import { LineDraft } from '../schemas.ts'
import type { Story, ToldInvoice } from '../bring/story.ts'

/** What is known of a device that came by an order. */
export interface OrderedDevice {
  readonly id: string
  readonly order_no: string
  readonly serial: string
  readonly bought_on: string
  readonly model: {
    readonly type: string
    readonly manufacturer: string
    readonly model: string
    /** In whole euros. */
    readonly cost: number
  }
}

/** Who sells devices of a type, and the tax in percent that they bill. */
const sellers: Readonly<Record<string, readonly [vendor: string, tax: number]>> = {
  laptop: ['Skagen Datateknikk', 25],
  desktop: ['Skagen Datateknikk', 25],
  dock: ['Skagen Datateknikk', 25],
  monitor: ['Skagen Datateknikk', 25],
  phone: ['Polaris Telecom', 25],
  'network-device': ['Elbtal Netzwerke', 19],
  server: ['Nordlys Datasenter', 25],
  printer: ['Kontorhaus Systeme', 19],
}

export const sellerOf = (type: string) => sellers[type]?.[0]

/** The order by which a device came: one for each sort and month; what was there when the story began came by none that is told. */
export const orderNo = (tag: string, bought_on: string) =>
  `HM-${bought_on.slice(2, 7).replace('-', '')}${tag}`

/** Ids by name. */
export interface Ground {
  readonly people: ReadonlyMap<string, string>
  readonly vendors: ReadonlyMap<string, string>
  readonly today: string
}

const most = 28
const words: Readonly<Record<string, string>> = {
  laptop: 'Laptops',
  desktop: 'Desktops',
  dock: 'Docks',
  monitor: 'Screens',
  phone: 'Phones',
  'network-device': 'Switches and access points',
  server: 'Servers',
  printer: 'Printers',
}

const plus = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
const at = (day: string, hour: number) => `${day}T${String(hour).padStart(2, '0')}:10:00.000Z`
const monthOf = (day: string) =>
  Temporal.PlainDate.from(day).toLocaleString('en', { month: 'long', year: 'numeric' })

/** How the devices of the demo company came: one order for each sort and month, some in two deliveries; one late, one billed too dear. */
export function ordersOf(seed: number, devices: readonly OrderedDevice[], ground: Ground): Story[] {
  const random = randomFrom(seed)
  const groups = [...Map.groupBy(devices, ({ order_no }) => order_no)]
    .filter(([no]) => no !== '')
    .toSorted(([a, those], [b, these]) => these.length - those.length || a.localeCompare(b))
    .slice(0, most)
    .toSorted(([a], [b]) => a.localeCompare(b))
  return groups.map(([order_no, some], n) => orderOf(order_no, some, ground, { n, below: random.below }))
}

interface Turn {
  readonly n: number
  readonly below: (most: number) => number
}

/** One of them seldom keeps its word. */
const isLate = (vendor: string, n: number) => (vendor === 'Skagen Datateknikk' ? n % 3 !== 0 : n % 9 === 4)
const isDear = (n: number) => n % 13 === 6

function orderOf(
  order_no: string,
  some: readonly OrderedDevice[],
  { people, vendors, today }: Ground,
  { n, below }: Turn,
): Story {
  const who = (name: string) => people.get(name) ?? ''
  const sorted = some.toSorted((a, b) => a.bought_on.localeCompare(b.bought_on) || a.id.localeCompare(b.id))
  const [first, last] = [sorted[0]?.bought_on ?? today, sorted.at(-1)?.bought_on ?? today]
  const type = sorted[0]?.model.type ?? 'laptop'
  const [vendor, tax] = sellers[type] ?? ['', 25]
  const ordered_on = plus(first, -(6 + below(9)))
  const models = [...Map.groupBy(sorted, ({ model }) => `${model.manufacturer} ${model.model}`)]
  const lines = models.map(([title, devicesOf]) =>
    lineFor(title, devicesOf, { price: priceOn(devicesOf[0]?.model.cost ?? 0, first, today), tax }),
  )
  const days = [...new Set([first, last])]
  const receipts = days.map((on, part) => ({
    by: who('Mikkel Krog'),
    at: at(on, 12),
    on,
    note: `LS-${order_no.slice(3)}-${part + 1}`,
    lines: models.flatMap(([, devicesOf], line) => {
      const came = devicesOf.filter(({ bought_on }) => (part === 0 ? bought_on === on : bought_on > first))
      const pieces = came.map(({ id, serial }) => ({ serial, record_id: id }))
      return came.length > 0 ? [{ line, quantity: came.length, pieces }] : []
    }),
  }))
  const billed = plus(last, 4 + below(5))
  const asked = plus(ordered_on, -3)
  return {
    name: `${words[type] ?? 'Devices'} for ${monthOf(first)}`,
    vendor_id: vendors.get(vendor) ?? null,
    requester_id: who('Jonas Behrens'),
    cost_centre:
      type === 'server' || type === 'network-device' ? '4300 Servers and network' : '4100 Workplaces',
    needed_by: null,
    note: '',
    lines,
    created_at: at(asked, 8),
    asked: { by: who('Jonas Behrens'), at: at(asked, 9) },
    decided: { by: who('Ingrid Solheim'), at: at(plus(asked, 1), 10), approved: true, text: '' },
    ordered: {
      by: who('Jonas Behrens'),
      at: at(ordered_on, 9),
      on: ordered_on,
      order_no,
      promised_on: isLate(vendor, n) ? plus(last, -7) : plus(last, 1 + below(4)),
    },
    receipts,
    invoices: billed > today ? [] : [invoiceOn(billed, lines, { who, today, n, tax })],
  }
}

function lineFor(
  title: string,
  devices: readonly OrderedDevice[],
  { price, tax }: { price: number; tax: number },
): LineDraft {
  const { type, manufacturer, model } = devices[0]?.model ?? {}
  return LineDraft.parse({
    sort: 'asset',
    title,
    asset_type: type,
    manufacturer,
    model,
    quantity: devices.length,
    unit_price: moneyText({ minor: price, currency: 'EUR' }),
    tax_percent: tax,
  })
}

interface Billing {
  readonly who: (name: string) => string
  readonly today: string
  readonly n: number
  /** In percent. */
  readonly tax: number
}

function invoiceOn(on: string, lines: readonly LineDraft[], { who, today, n, tax }: Billing): ToldInvoice {
  const nets = lines.map(({ quantity, unit_price }, line) => ({
    line,
    quantity,
    net: quantity * moneyOf(unit_price).minor + (isDear(n) && line === 0 ? 12_000 : 0),
  }))
  const accepted = {
    by: who('Ingrid Solheim'),
    at: at(plus(on, 1), 11),
    why: 'Freight by air, agreed by phone',
  }
  return {
    by: who('Solveig Hagen'),
    at: at(on, 10),
    number: `R${on.replaceAll('-', '')}${n + 10}`,
    dated_on: plus(on, -1),
    lines: nets,
    tax: nets.reduce((sum, { net }) => sum + taxOf({ net, tax_rate: tax * 100 }), 0),
    ...(isDear(n) && on < plus(today, -60) && { accepted }),
  }
}

/** Prices were a little lower when the story began; in cents. */
function priceOn(cost: number, on: string, today: string) {
  const months = Temporal.PlainDate.from(on).until(Temporal.PlainDate.from(today), {
    largestUnit: 'months',
  }).months
  return Math.round(cost * (100 - months * 0.4))
}
