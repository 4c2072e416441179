import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createPlaces } from './commands.ts'

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

/** One building down to its desks. */
async function seedHeadOffice(ctx: Write, site: string) {
  const office = await ctx.db
    .selectFrom('place')
    .select('id')
    .where('parent_id', '=', site)
    .where('title', '=', 'Head office')
    .executeTakeFirst()
  const [first, second, room] = [newId(), newId(), newId()]
  await createPlaces(ctx, [
    { id: first, name: '1st floor', level: 'floor', parent_id: office?.id ?? null },
    { id: second, name: '2nd floor', level: 'floor', parent_id: office?.id ?? null },
    { name: 'Canteen', level: 'room', parent_id: first, code: 'BGO-1.02', capacity: 60 },
    { name: 'Server room', level: 'room', parent_id: first, code: 'BGO-1.10' },
    { id: room, name: 'IT', level: 'room', parent_id: second, code: 'BGO-2.14', capacity: 8 },
    ...desks.map((name) => ({ name, level: 'area' as const, parent_id: room, code: `BGO-${name}` })),
  ])
}
