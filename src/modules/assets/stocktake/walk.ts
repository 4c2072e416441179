import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { isoOf, msOf } from '#lib/time/instant'
import { trailsOf, withinPlaces } from '#facets/places/places'
import type { Read } from '#kernel/context'
import { seen, visible } from '#kernel/visible'
import { loadAssets } from '../commands/load.ts'
import { confidence, type Evidence, worthOf } from '../engine/confidence.ts'
import { walkingOrder } from '../engine/stocktake.ts'
import type { stocktakeEndpoints } from './contract.ts'
import { evidenceOf } from './evidence.ts'
import type { WalkGroup } from './schemas.ts'

const percent = (share: number) => Math.round(share * 100)
const told = (one: Evidence, now: number) => ({
  kind: one.kind,
  at: isoOf(one.at),
  worth: percent(worthOf(one, now)),
})

/** How sure one is of one thing, and why; the strongest evidence first. */
export async function whereabouts(ctx: Read, { id }: Input<typeof stocktakeEndpoints.whereabouts>) {
  const { inside } = await seen(ctx, id, 'asset')
  // What is gone is nowhere: when it was last seen says nothing of where it is.
  const isGone = (await loadAssets(ctx, [id])).get(id)?.meaning === 'gone'
  const evidence = inside && !isGone ? ((await evidenceOf(ctx, [id])).get(id) ?? []) : []
  const now = msOf(ctx.now)
  return {
    confidence: percent(confidence(evidence, now)),
    evidence: evidence.map((one) => told(one, now)).toSorted((a, b) => b.worth - a.worth),
  }
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
  const evidence = await evidenceOf(
    ctx,
    things.map(({ id }) => id),
  )
  const now = msOf(ctx.now)
  const uncertain = things.flatMap(({ place_id: at, ...thing }) => {
    const known = evidence.get(thing.id) ?? []
    const sure = percent(confidence(known, now))
    if (sure >= below) return []
    const last = known.toSorted((a, b) => b.at - a.at)[0]
    return [{ at, item: { ...thing, confidence: sure, last: last ? told(last, now) : null } }]
  })
  const byPlace = Map.groupBy(uncertain, ({ at }) => at)
  const trails = await trailsOf(ctx, [...byPlace.keys()])
  const groups = [...byPlace].flatMap(([at, all]): WalkGroup[] => {
    const trail = trails.get(at) ?? []
    const place = trail.at(-1)
    if (!place) return []
    return [
      {
        place: { id: place.id, key: place.key, name: place.name },
        trail: trail.map(({ name }) => name),
        items: all.map(({ item }) => item),
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
