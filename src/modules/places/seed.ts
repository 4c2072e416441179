import type { Write } from '#kernel/context'
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
  return ids
}
