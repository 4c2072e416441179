import { type RawBuilder, sql } from 'kysely'
import { knowSites } from '#kernel/auth/sites'
import type { Read } from '#kernel/context'
import type { Level } from './levels.ts'

export interface PlaceStep {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly level: Level
}

/** What a place takes from those around it: its own value, else the nearest one above. */
export interface Inherited {
  readonly zone: string | null
  readonly calendar_id: string | null
}

/** True of a column that holds a place in one of these or anywhere below. */
export const withinPlaces = (column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`${column} in (select id from place where path && ${[...ids]}::uuid[])`

knowSites(async (db, places) => {
  const { rows } = await sql<{ id: string; above: string[] }>`
    select id, array(select unnest(path) intersect select unnest(${[...places]}::uuid[])) as above
    from place where path && ${[...places]}::uuid[]`.execute(db)
  return new Map(rows.map(({ id, above }) => [id, above]))
})

/** The way from the root down to each place, itself last: “Bergen › Harbour 3 › 2nd floor”. */
export async function trailsOf(ctx: Read, ids: readonly string[]): Promise<Map<string, PlaceStep[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; trail: PlaceStep[] }>`
    select p.id, jsonb_agg(jsonb_build_object('id', a.id, 'key', a.key, 'name', a.title, 'level', a.level) order by cardinality(a.path)) as trail
    from place p join place a on a.id = any(p.path)
    where p.id = any(${[...new Set(ids)]}::uuid[]) group by p.id`.execute(ctx.db)
  return new Map(rows.map(({ id, trail }) => [id, trail]))
}

/** Time zone and opening hours of each place as they hold there, taken from above where it has none of its own. */
export async function inheritedBy(ctx: Read, ids: readonly string[]): Promise<Map<string, Inherited>> {
  if (ids.length === 0) return new Map()
  const nearest = (column: string) => sql`(
    select ${sql.ref(`a.${column}`)} from place a where a.id = any(p.path) and ${sql.ref(`a.${column}`)} is not null
    order by cardinality(a.path) desc limit 1)`
  const { rows } = await sql<Inherited & { id: string }>`
    select p.id, ${nearest('zone')} as zone, ${nearest('calendar_id')} as calendar_id
    from place p where p.id = any(${[...new Set(ids)]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...inherited }) => [id, inherited]))
}
