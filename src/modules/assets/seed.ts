import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { decide } from '#kernel/settings'
import { reckonAll } from './costs/reckon.ts'
import { reckonIdleAll } from './idle/round.ts'
import { createAssets } from './commands/create-assets.ts'
import { keepReady } from './minimums/commands.ts'
import { handOverEach } from './commands/hand-over.ts'
import type { Device } from './demo/buy.ts'
import { catalogue, counted } from './demo/catalogue.ts'
import { seedCare } from './demo/care.ts'
import { downtimeRate, labourRate } from './costs/settings.ts'
import { seedPapers } from './demo/papers.ts'
import { fleetOf, type FleetPerson } from './demo/fleet.ts'
import { seedSources } from './demo/sources.ts'
import { seedTold } from './demo/told.ts'
import { wearOf } from './demo/wear.ts'
import { ownValues, seedOwnFields } from './demo/own-fields.ts'
import { type AssetDraft, Depreciation } from './schemas.ts'

export { seedKits } from './demo/care.ts'

const seed = 4207

export interface DemoGround {
  readonly people: readonly (FleetPerson & { readonly id: string })[]
  /** Places by name, rooms as “Bergen › Print room”. */
  readonly places: ReadonlyMap<string, string>
  readonly begins: string
  readonly today: string
  /** From whom, and by which order, something of a type came that was bought on a day. */
  readonly orderOf: (device: Bought) => { supplier_id: string | null; order_no: string }
}

type Bought = Pick<Device['model'], 'type' | 'tag'> & Pick<Device, 'bought_on'>

/** A device of the demo company: how it came, and who has it if it is still there. */
export interface DemoDevice extends Pick<Device, 'serial' | 'bought_on' | 'model'> {
  readonly id: string
  /** What it calls itself in the network; empty where it has no such name. */
  readonly name: string
  readonly type: string
  readonly site: string
  readonly order_no: string
  readonly isThere: boolean
  readonly person: string | null
  readonly title: string
}

const stores: Readonly<Record<string, string>> = {
  Bergen: 'Bergen › Stores B-2',
  Hamburg: 'Hamburg › Stores H-1',
  Valparaíso: 'Valparaíso › Administration',
}
const serverRooms = {
  Bergen: ['Bergen'],
  Hamburg: ['Hamburg › Server room'],
  Valparaíso: ['Valparaíso › Server cabinet'],
}
/** Where what nobody has stands at a site, one after the other; the rest lies in stores. */
const stands: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  printer: { Bergen: ['Bergen › Print room'], Hamburg: ['Hamburg › Reception'] },
  server: serverRooms,
  'network-device': serverRooms,
  desktop: {
    Bergen: ['Hull office', 'Outfitting office', 'Machine shop', 'Dock office', 'Gate desk'].map(
      (room) => `Bergen › ${room}`,
    ),
    Hamburg: ['Hamburg › Projects', 'Hamburg › Purchasing'],
  },
}
/** Who hands things out at a site. */
const keepers: Readonly<Record<string, string>> = {
  Bergen: 'Mikkel Krog',
  Hamburg: 'Jonas Behrens',
  Valparaíso: 'Tomás Araya',
}

/** The devices of Halden Marine with who had them since the story began, and what lies in the stores of each site; gives the devices. */
export async function seedAssets(
  ctx: Write,
  { people, places, begins, today, orderOf }: DemoGround,
): Promise<DemoDevice[]> {
  const ids = new Map(people.map(({ name, id }) => [name, id]))
  const placeOf = (name: string | undefined, site: string) =>
    places.get(name ?? '') ?? places.get(site) ?? null
  const storesOf = (site: string) => placeOf(stores[site], site)
  const fleet = fleetOf(seed, people, { begins, today })
  const drafts = fleet.map((device, n): AssetDraft => {
    const rooms = stands[device.model.type]?.[device.site] ?? []
    const at = placeOf(rooms[n % rooms.length] ?? stores[device.site], device.site)
    return {
      from: 'snipe-it',
      ...draftOf(device, at),
      ...orderOf({ ...device.model, bought_on: device.bought_on }),
      custom: ownValues(device.model.type, n),
    }
  })
  await seedOwnFields(ctx)
  const made = await createAssets(ctx, drafts)
  await seedSources(ctx)
  await seedTold(ctx)
  await loseValue(ctx)
  await helpedUntil(ctx, today)
  const rounds = Math.max(0, ...fleet.map(({ steps }) => steps.length))
  for (let round = 0; round < rounds; round++)
    await handOverEach(
      ctx,
      fleet.flatMap(({ site, steps }, n) => {
        const step = steps[round]
        const id = made[n]?.id
        if (!step || !id) return []
        const { to, at, status, note = '' } = step
        const to_id = to === null ? null : to === 'stores' ? storesOf(site) : (ids.get(to.person) ?? null)
        return [
          { id, to_id, at, by: ids.get(keepers[site] ?? ''), status, note, quantity: 1, due_back: null },
        ]
      }),
      { approved: true },
    )
  await seedPapers(
    ctx,
    people.map(({ id }) => id),
  )
  await createAssets(
    ctx,
    Object.keys(stores).flatMap((site, n) =>
      counted.map(([name, type, quantity, minimum, cost]): AssetDraft => ({
        type,
        name: `${name}, ${site}`,
        quantity: Math.max(1, Math.floor(quantity / (n + 1))),
        minimum,
        cost: `${cost}.00 EUR`,
        holder_id: storesOf(site),
        home_place_id: storesOf(site),
        created_at: `${begins}T06:00:00.000Z`,
      })),
    ),
  )
  await seedCare(ctx, { people: ids, places, today })
  await seedMinimums(ctx, [null, places.get('Bergen') ?? null])
  await seedCosts(
    ctx,
    wearOf(seed, fleet, { begins, today }).map(({ device, ...worn }) => ({
      ...worn,
      id: made[device]?.id ?? '',
    })),
    ids.get('Mikkel Krog'),
  )
  const titles = new Map(people.map(({ name, title }) => [name, title]))
  return fleet.flatMap(({ model, tag, site, serial, bought_on, steps }, n) => {
    const to = steps.at(-1)?.to
    const person = to && to !== 'stores' ? to.person : null
    const id = made[n]?.id
    const { order_no = '' } = drafts[n] ?? {}
    const name = hostOf({ model, tag, site })
    const facts = {
      order_no,
      site,
      name,
      model,
      serial,
      bought_on,
      person,
      title: titles.get(person ?? '') ?? '',
    }
    return id === undefined ? [] : [{ id, ...facts, type: model.type, isThere: to !== null }]
  })
}

const hourlyEuros = { downtime: 12, labour: 55 }

/** The laptop that is handed out now must lie ready in each stores, and some more of it altogether. */
async function seedMinimums(ctx: Write, ready: readonly (string | null)[]) {
  const { id } = await ctx.db
    .selectFrom('asset_model')
    .select('id')
    .where('name', '=', 'W16 G2')
    .executeTakeFirstOrThrow()
  for (const place_id of ready) await keepReady(ctx, { id, place_id, least: place_id === null ? 7 : 3 })
}

/** What an hour costs, what broke since the story began, and what was sold brought. */
async function seedCosts(
  ctx: Write,
  worn: readonly (Omit<ReturnType<typeof wearOf>[number], 'device'> & { id: string })[],
  by: string | undefined,
) {
  await decide(ctx, downtimeRate, hourlyEuros.downtime)
  await decide(ctx, labourRate, hourlyEuros.labour)
  if (by === undefined || worn.length === 0) return
  const rows = worn.map(({ id, from, until, fault, under_warranty, cost }) => ({
    id: newId(),
    asset_id: id,
    kind: 'repair',
    fault,
    under_warranty,
    opened_at: from,
    opened_by: by,
    closed_at: until,
    closed_by: by,
    result: 'repaired',
    cost_minor: cost === null ? null : cost * 100,
    currency: cost === null ? null : 'EUR',
  }))
  await insertRows('asset_repair', rows).execute(ctx.db)
  // Of some that were sold nobody wrote down for how much.
  await sql`update asset set proceeds_minor = cost_minor * (4 + ascii(right(tag, 1)) % 7) / 100, proceeds_currency = currency
    where status = 'sold' and cost_minor is not null and right(tag, 1) <> '7'`.execute(ctx.db)
}

/** Servers over five years, phones over three, the rest over four; a tenth of a laptop stays. */
async function loseValue(ctx: Write) {
  const terms = (years: number, salvage_percent: number) =>
    JSON.stringify(Depreciation.parse({ method: 'straight-line', years, salvage_percent }))
  const of = (types: readonly string[], depreciation: string) =>
    ctx.db.updateTable('asset_model').set({ depreciation }).where('type', 'in', types).execute()
  await of(['server', 'network-device'], terms(5, 0))
  await of(['phone'], terms(3, 0))
  await of(['laptop', 'desktop'], terms(4, 10))
}

/** Makers help for five years after the last one was sold. */
async function helpedUntil(ctx: Write, today: string) {
  const ends = catalogue.flatMap(({ number, sold: [, until] }) =>
    until === 0
      ? []
      : [
          {
            number,
            day: Temporal.PlainDate.from(today)
              .add({ months: 60 - until })
              .toString(),
          },
        ],
  )
  await sql`update asset_model m set end_of_life = e.day
    from json_to_recordset(${JSON.stringify(ends)}::json) as e(number text, day date) where e.number = m.number`.execute(
    ctx.db,
  )
}

/** Last of all: of what everything cost by then. */
export async function reckonSeeded(ctx: Write) {
  await reckonAll(ctx)
  await reckonIdleAll(ctx)
}

const codes: Readonly<Record<string, string>> = { Bergen: 'bgo', Hamburg: 'ham', Valparaíso: 'vap' }
/** `bgo-l0412`: where it is from, and the end of its label. */
const hostOf = ({ model: { type }, tag, site }: Pick<Device, 'model' | 'tag' | 'site'>) =>
  ['laptop', 'desktop', 'server'].includes(type)
    ? `${codes[site] ?? 'bgo'}-${tag.replace('HM-', '').replace('-', '').toLowerCase()}`
    : ''

function draftOf(
  { model, tag, site, serial, bought_on, warranty_until, came }: Device,
  place: string | null,
): AssetDraft {
  const { type, manufacturer, model: name, number, cost } = model
  return {
    type,
    name: hostOf({ model, tag, site }),
    manufacturer,
    model: name,
    model_number: number,
    tag,
    serial,
    bought_on,
    warranty_until,
    cost: `${cost}.00 EUR`,
    holder_id: place,
    home_place_id: place,
    created_at: came,
  }
}
