import { storeFile, wholeOfBytes } from '#facets/files/public'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createPlaces } from './commands.ts'
import { type Spot, spots } from './demo/tree.ts'
import { drawnPlan } from './drawn-plan.ts'
import { pin, setPlan } from './plan-commands.ts'
import type { PlaceDraft } from './schemas.ts'

const sites = [
  {
    name: 'Bergen',
    country: 'Norway',
    zone: 'Europe/Oslo',
    street: 'Nordrevågen 4',
    parts: ['Head office', 'Dry dock', 'Quay 3'],
    networks: ['10.20.0.0/16', '2001:db8:20::/48'],
    silent_networks: ['10.20.200.0/22'],
  },
  {
    name: 'Hamburg',
    country: 'Germany',
    zone: 'Europe/Berlin',
    street: 'Reiherdamm 12',
    parts: ['Office', 'Paint shop'],
    networks: ['10.30.0.0/16', '2001:db8:30::/48'],
    silent_networks: [],
  },
  {
    name: 'Valparaíso',
    country: 'Chile',
    zone: 'America/Santiago',
    street: 'Errázuriz 755',
    parts: ['Office', 'Container yard'],
    networks: ['10.40.0.0/16'],
    silent_networks: [],
  },
] as const

type Ids = ReadonlyMap<string, string>

/**
 * The sites of Halden Marine with their buildings, by name; of the whole company all that they are made of, rooms as
 * “Bergen › Drawing loft”. `calendars`: the hours of each site, by its name.
 */
export async function seedPlaces(ctx: Write, calendars: Ids, whole: boolean): Promise<Ids> {
  const made = await createPlaces(
    ctx,
    sites.map(({ name, country, zone, street, networks, silent_networks }) => ({
      name,
      networks: [...networks],
      silent_networks: [...silent_networks],
      level: 'site' as const,
      zone,
      calendar_id: calendars.get(name) ?? null,
      address: { street, city: name, country },
    })),
  )
  const ids = new Map(made.map(({ id, title }) => [title, id]))
  await createPlaces(
    ctx,
    sites.flatMap(({ name, parts }) =>
      parts.map((part) => ({ name: part, level: 'building' as const, parent_id: ids.get(name) ?? null })),
    ),
  )
  await seedHeadOffice(ctx, ids.get('Bergen') ?? '')
  return whole ? new Map([...ids, ...(await seedMore(ctx, ids))]) : ids
}

/** All that there is beside; gives rooms and the like by site and name. */
async function seedMore(ctx: Write, sitesByName: Ids): Promise<Ids> {
  const there = await ctx.db.selectFrom('place').select(['id', 'title', 'parent_id']).execute()
  const known = new Map(there.map(({ id, title, parent_id }) => [`${parent_id}/${title}`, id]))
  const found = new Map<string, string>()
  const fresh: PlaceDraft[] = []
  const grow = (site: string, parent_id: string, within: readonly Spot[]) => {
    for (const { within: inner = [], ...spot } of within) {
      const id = known.get(`${parent_id}/${spot.name}`) ?? newId()
      if (!known.has(`${parent_id}/${spot.name}`)) fresh.push({ ...spot, id, parent_id })
      found.set(`${site} › ${spot.name}`, id)
      grow(site, id, inner)
    }
  }
  for (const [site, within] of Object.entries(spots)) grow(site, sitesByName.get(site) ?? '', within)
  const remote = {
    id: newId(),
    name: 'Remote',
    level: 'site' as const,
    note: 'Whoever works from home, or from a ship.',
  }
  await createPlaces(ctx, [...fresh, remote])
  return found.set('Remote', remote.id)
}

const desks = ['2.14 A', '2.14 B', '2.14 C', '2.14 D']

/** One building down to its desks, with a plan of the floor that they are on. */
async function seedHeadOffice(ctx: Write, site: string) {
  const office = await ctx.db
    .selectFrom('place')
    .select('id')
    .where('parent_id', '=', site)
    .where('title', '=', 'Head office')
    .executeTakeFirst()
  const [first, second, room] = [newId(), newId(), newId()]
  const tables = desks.map((name) => ({ id: newId(), name }))
  await createPlaces(ctx, [
    { id: first, name: '1st floor', level: 'floor', parent_id: office?.id ?? null },
    { id: second, name: '2nd floor', level: 'floor', parent_id: office?.id ?? null },
    { name: 'Canteen', level: 'room', parent_id: first, code: 'BGO-1.02', capacity: 60 },
    { name: 'Server room', level: 'room', parent_id: first, code: 'BGO-1.10' },
    { id: room, name: 'IT', level: 'room', parent_id: second, code: 'BGO-2.14', capacity: 8 },
    ...tables.map((one) => ({ ...one, level: 'area' as const, parent_id: room, code: `BGO-${one.name}` })),
  ])
  await seedPlan(ctx, second, [room, ...tables.map(({ id }) => id)])
}

/** A corridor, offices on both sides of it, and the tables in the largest. */
const walls = [
  [20, 20, 1160, 760],
  [20, 20, 400, 300],
  [416, 20, 300, 300],
  [20, 440, 560, 340],
  [576, 440, 604, 340],
  [640, 500, 130, 70],
  [840, 500, 130, 70],
  [640, 650, 130, 70],
  [840, 650, 130, 70],
] as const
const pins = [
  { x: 0.9, y: 0.6 },
  { x: 0.588, y: 0.67 },
  { x: 0.754, y: 0.67 },
  { x: 0.588, y: 0.857 },
  { x: 0.754, y: 0.857 },
]

async function seedPlan(ctx: Write, floor: string, pinned: readonly string[]) {
  const file_id = await storeFile(ctx, '2nd-floor.png', wholeOfBytes(drawnPlan(1200, 800, walls)))
  await setPlan(ctx, { id: floor, file_id })
  for (const [n, place_id] of pinned.entries()) await pin(ctx, { id: floor, place_id, at: pins[n] ?? null })
}
