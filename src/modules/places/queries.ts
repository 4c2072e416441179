import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Address } from '#lib/inputs'
import { pick } from '#lib/patch'
import { inheritedBy, trailsOf } from '#facets/places/places'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { visible } from '#kernel/visible'
import type { places } from './contract.ts'
import { pictureOf } from './plan.ts'

export async function tree(ctx: Read, { within, archived = false }: Input<typeof places.tree>) {
  const items = await ctx.db
    .selectFrom('place')
    .select(['id', 'key', 'title as name', 'level', 'code', 'archived'])
    .select(
      sql<number>`(select count(*)::int from place part where part.parent_id = place.id and (${archived}::bool or not part.archived))`.as(
        'parts',
      ),
    )
    .where('parent_id', within === undefined ? 'is' : '=', within ?? null)
    .where(visible(ctx.actor, 'place'))
    .$if(!archived, (query) => query.where('archived', '=', false))
    .orderBy('title')
    .orderBy('id')
    .limit(2000)
    .execute()
  return { items }
}

/** What of a place is told as it stands. */
const shownAsKept = [
  'level',
  'code',
  'phone',
  'email',
  'zone',
  'latitude',
  'longitude',
  'capacity',
  'networks',
  'silent_networks',
  'note',
  'updated_at',
] as const

export async function one(ctx: Read, { id }: Input<typeof places.get>) {
  const ref = await seenByRef(ctx, id, 'place')
  const [place, trails, inherited, parts] = await Promise.all([
    ctx.db
      .selectFrom('place')
      .leftJoin('principal', 'principal.id', 'place.contact_id')
      .selectAll('place')
      .select('principal.name as contact_name')
      .where('place.id', '=', ref.id)
      .executeTakeFirstOrThrow(),
    trailsOf(ctx, [ref.id]),
    inheritedBy(ctx, [ref.id]),
    tree(ctx, { within: ref.id }),
  ])
  const holds = inherited.get(ref.id) ?? { zone: null, calendar_id: null }
  const calendars = await calendarNames(ctx, [place.calendar_id, holds.calendar_id])
  const calendarOf = (calendar: string | null) =>
    calendar === null ? null : { id: calendar, name: calendars.get(calendar) ?? '' }
  return {
    ...pick(ref, ['id', 'key', 'version', 'created_at']),
    name: ref.title,
    ...pick(place, shownAsKept),
    archived: ref.archived_at !== null,
    trail: trails.get(ref.id) ?? [],
    address: Address.nullable().parse(place.address),
    contact: place.contact_id === null ? null : { id: place.contact_id, name: place.contact_name ?? '' },
    calendar: calendarOf(place.calendar_id),
    holds: {
      zone: holds.zone,
      calendar: calendarOf(holds.calendar_id),
      address: await addressAt(ctx, place.path),
    },
    parts: parts.items,
    has_plan: (await pictureOf(ctx, ref.id)) !== undefined,
    can: { manage: may(ctx.actor, 'places.manage') },
  }
}

async function calendarNames(ctx: Read, ids: readonly (string | null)[]) {
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return new Map<string, string>()
  const found = await ctx.db.selectFrom('entity').select(['id', 'title']).where('id', 'in', wanted).execute()
  return new Map(found.map(({ id, title }) => [id, title]))
}

/** The nearest address from the place upwards. */
async function addressAt(ctx: Read, path: readonly string[]) {
  const found = await ctx.db
    .selectFrom('place')
    .select('address')
    .where('id', 'in', path)
    .where('address', 'is not', null)
    .orderBy(sql`cardinality(path)`, 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ? Address.parse(found.address) : null
}
