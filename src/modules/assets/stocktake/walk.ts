import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import { isoOf, msOf } from '#lib/time/instant'
import { say } from '#lib/words'
import { trailsOf, withinPlaces } from '#facets/places/places'
import type { Read } from '#kernel/context'
import { seenAmong } from '#kernel/readable'
import { seen, visible } from '#kernel/visible'
import { confidence, type Evidence, worthOf } from '../engine/confidence.ts'
import { walkingOrder } from '../engine/stocktake.ts'
import type { stocktakeEndpoints } from './contract.ts'
import { knownIn, knownOf } from './evidence.ts'
import type { WalkGroup, Whereabouts } from './schemas.ts'
import type { Sighting } from './sightings.ts'
import { standingIn, whyNotTaken } from './take-place.ts'

const percent = (share: number) => Math.round(share * 100)
const told = (one: Evidence, now: number) => ({
  kind: one.kind,
  at: isoOf(one.at),
  worth: percent(worthOf(one, now)),
  elsewhere: one.elsewhere === true,
})

/** How sure one is of one thing, and why; the strongest evidence first. */
export async function whereabouts(
  ctx: Read,
  { id }: Input<typeof stocktakeEndpoints.whereabouts>,
): Promise<z.output<typeof Whereabouts>> {
  const ref = await seen(ctx, id, 'asset')
  const standing = await standingIn(ctx, id)
  // What is gone is nowhere: when it was last seen says nothing of where it is.
  const isTold = ref.inside && standing.meaning !== 'gone'
  const known = knownIn(isTold ? await knownOf(ctx, [id]) : new Map(), id)
  const now = msOf(ctx.now)
  const book = known.strays ? standing.book_id : null
  const names = await seenAmong(
    ctx,
    [known.seen?.place_id, book].filter((one) => one !== null && one !== undefined),
  )
  const named = sightedBy(names)
  const away = book === null ? undefined : names.get(book)
  const why = whyNotTaken(ctx, ref, standing)
  return {
    confidence: percent(confidence(known.evidence, now)),
    evidence: known.evidence.map((one) => told(one, now)).toSorted((a, b) => b.worth - a.worth),
    seen: named(known.seen),
    stray: away ? { book: { id: away.id, name: away.title } } : null,
    can: { take: why === null ? true : say(why, ctx.actor.language) },
  }
}

const sightedBy =
  (names: ReadonlyMap<string, { readonly id: string; readonly title: string }>) => (one: Sighting | null) => {
    const place = one && names.get(one.place_id)
    return place ? { place: { id: place.id, name: place.title }, since: one.since, at: one.at } : null
  }

/** So many things at most are looked at in one go. */
const most = 5000

interface Row {
  id: string
  key: string
  name: string
  tag: string
  icon: string
  place_id: string
}

/** Single things that lie somewhere of whose place one is less sure than asked, by place, in the order in which one walks. */
export async function walk(ctx: Read, { place_id, below }: Input<typeof stocktakeEndpoints.walk>) {
  const where = place_id ? withinPlaces(sql`a.place_id`, [place_id]) : sql`a.place_id is not null`
  const { rows } = await sql<Row>`
    select a.id, a.key, a.title as name, a.tag, t.icon, a.place_id from asset a join asset_type t on t.code = a.type
    where ${where} and a.meaning <> 'gone' and not 'counted' = any(t.capacities) and ${visible(ctx.actor, 'a')}
    order by a.title, a.tag, a.id limit ${most + 1}::int`.execute(ctx.db)
  const things = rows.slice(0, most)
  const all = await knownOf(
    ctx,
    things.map(({ id }) => id),
  )
  const now = msOf(ctx.now)
  const uncertain = things.flatMap(({ place_id: at, ...thing }) => {
    const { evidence, seen: sighted, strays } = knownIn(all, thing.id)
    const sure = percent(confidence(evidence, now))
    // What was seen elsewhere is looked for however long ago that was.
    if (sure >= below && !strays) return []
    const last = evidence.filter(({ elsewhere }) => !elsewhere).toSorted((a, b) => b.at - a.at)[0]
    const item = { ...thing, confidence: sure, last: last ? told(last, now) : null }
    return [{ at, item, sighted: strays ? sighted : null }]
  })
  const named = sightedBy(
    await seenAmong(
      ctx,
      uncertain.flatMap(({ sighted }) => sighted?.place_id ?? []),
    ),
  )
  const byPlace = Map.groupBy(uncertain, ({ at }) => at)
  const trails = await trailsOf(ctx, [...byPlace.keys()])
  const groups = [...byPlace].flatMap(([at, some]): WalkGroup[] => {
    const trail = trails.get(at) ?? []
    const place = trail.at(-1)
    if (!place) return []
    return [
      {
        place: { id: place.id, key: place.key, name: place.name },
        trail: trail.map(({ name }) => name),
        items: some.map(({ item, sighted }) => ({ ...item, seen: named(sighted) })),
      },
    ]
  })
  return {
    groups: walkingOrder(groups),
    uncertain: uncertain.length,
    all: things.length,
    capped: rows.length > most,
  }
}
