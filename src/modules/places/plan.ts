import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { fileOn } from '#facets/files/public'
import { trailsOf } from '#facets/places/places'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { seen, visible } from '#kernel/visible'
import type { places } from './contract.ts'
import type { Level } from './schemas.ts'
import type { Spot } from './plan-schemas.ts'

/** More than these are not offered for pins: there, one looks for a place by its name. */
const mostLoose = 500

interface Within {
  id: string
  key: string
  name: string
  level: Level
  code: string
  x: number | null
  y: number | null
}

/** What lies within a place and is not in the archive, with where it is pinned on its plan. */
async function within({ db, actor }: Read, id: string): Promise<Within[]> {
  const { rows } = await sql<Within>`
    select place.id, place.key, place.title as name, place.level, place.code, pin.x, pin.y
    from place left join place_pin pin on pin.plan_id = ${id}::uuid and pin.place_id = place.id
    where place.path @> ${[id]}::uuid[] and place.id <> ${id}::uuid and not place.archived and ${visible(actor, 'place')}
    order by pin.place_id is null, cardinality(place.path), place.title, place.id`.execute(db)
  return rows
}

/** The picture of a place, if it has one whose file is still there. */
export async function pictureOf(ctx: Read, id: string) {
  const row = await ctx.db
    .selectFrom('place_plan')
    .select('file_id')
    .where('place_id', '=', id)
    .executeTakeFirst()
  return row && fileOn(ctx, id, row.file_id)
}

export async function showPlan(ctx: Read, { id }: Input<typeof places.plan>) {
  const ref = await seenByRef(ctx, id, 'place')
  const { level } = await ctx.db
    .selectFrom('place')
    .select('level')
    .where('id', '=', ref.id)
    .executeTakeFirstOrThrow()
  const file = await pictureOf(ctx, ref.id)
  const all = await within(ctx, ref.id)
  const shown = all.filter(({ x }, n) => x !== null || n < mostLoose)
  const trails = await trailsOf(
    ctx,
    shown.map((one) => one.id),
  )
  const told = shown.map(({ x, y, ...one }) => ({ ...one, trail: between(trails.get(one.id), ref.id), x, y }))
  return {
    place: { id: ref.id, key: ref.key, name: ref.title, level },
    file: file ? { id: file.id, name: file.name, kept: file.kept } : null,
    pins: told.flatMap(({ x, y, ...one }) => (x === null || y === null ? [] : [{ ...one, x, y }])),
    loose: told.flatMap(({ x, y: _, ...one }) => (x === null ? [one] : [])),
    can: { manage: may(ctx.actor, 'places.manage') },
  }
}

/** What lies between a place and its plan: “IT” for a desk in it. */
function between(trail: readonly { id: string; name: string }[] = [], plan: string): string {
  const from = trail.findIndex(({ id }) => id === plan)
  return trail
    .slice(from + 1, -1)
    .map(({ name }) => name)
    .join(' › ')
}

interface Found {
  plan_id: string
  plan_key: string
  plan_name: string
  pin_id: string
  pin_key: string
  pin_name: string
}

/** The nearest plan: of the place's own pins first, then of those of the places around it. */
export async function onPlan(ctx: Read, { id }: Input<typeof places.onPlan>) {
  await seen(ctx, id, 'place')
  const { rows } = await sql<Found>`
    select plan.id as plan_id, plan.key as plan_key, plan.title as plan_name, place.id as pin_id, place.key as pin_key, place.title as pin_name
    from place here join place on place.id = any(here.path) join place_pin pin on pin.place_id = place.id
    join place plan on plan.id = pin.plan_id and plan.id = any(place.path) join place_plan on place_plan.place_id = plan.id
    where here.id = ${id}::uuid and ${visible(ctx.actor, 'plan')} and ${visible(ctx.actor, 'place')}
    order by cardinality(place.path) desc, cardinality(plan.path) desc`.execute(ctx.db)
  for (const row of rows)
    if (await pictureOf(ctx, row.plan_id))
      return {
        found: {
          plan: { id: row.plan_id, key: row.plan_key, name: row.plan_name },
          pin: { id: row.pin_id, key: row.pin_key, name: row.pin_name },
        },
      }
  return { found: null }
}

/** Where a place is pinned on a plan. */
export async function spotOf({ db }: Read, plan_id: string, place_id: string): Promise<Spot | null> {
  const row = await db
    .selectFrom('place_pin')
    .select(['x', 'y'])
    .where('plan_id', '=', plan_id)
    .where('place_id', '=', place_id)
    .executeTakeFirst()
  return row ?? null
}
