import { storeFile, wholeOfBytes } from '#facets/files/public'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createPlaces } from './commands.ts'
import { drawnPlan } from './drawn-plan.ts'
import { pin, setPlan } from './plan-commands.ts'

const sites = [
  {
    name: 'Bergen',
    country: 'Norway',
    zone: 'Europe/Oslo',
    street: 'Nordrevågen 4',
    parts: ['Head office', 'Dry dock', 'Quay 3'],
  },
  {
    name: 'Hamburg',
    country: 'Germany',
    zone: 'Europe/Berlin',
    street: 'Reiherdamm 12',
    parts: ['Office', 'Paint shop'],
  },
  {
    name: 'Valparaíso',
    country: 'Chile',
    zone: 'America/Santiago',
    street: 'Errázuriz 755',
    parts: ['Office', 'Container yard'],
  },
] as const

/** The three sites of Halden Marine with their buildings; site name → id. */
export async function seedPlaces(ctx: Write): Promise<Map<string, string>> {
  const made = await createPlaces(
    ctx,
    sites.map(({ name, country, zone, street }) => ({
      name,
      level: 'site' as const,
      zone,
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
  return ids
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
const spots = [
  { x: 0.9, y: 0.6 },
  { x: 0.588, y: 0.67 },
  { x: 0.754, y: 0.67 },
  { x: 0.588, y: 0.857 },
  { x: 0.754, y: 0.857 },
]

async function seedPlan(ctx: Write, floor: string, pinned: readonly string[]) {
  const file_id = await storeFile(ctx, '2nd-floor.png', wholeOfBytes(drawnPlan(1200, 800, walls)))
  await setPlan(ctx, { id: floor, file_id })
  for (const [n, place_id] of pinned.entries()) await pin(ctx, { id: floor, place_id, at: spots[n] ?? null })
}
