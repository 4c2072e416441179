import { sql } from 'kysely'
import { bearsWitness, seesPlaces } from '#modules/assets/public'

bearsWitness('agents', {
  kind: 'agent',
  /** When the device that a thing is reported last. */
  async find(ctx, ids) {
    const { rows } = await sql<{ id: string; at: string }>`
      select asset_id as id, max(seen_at) as at from agent where asset_id = any(${[...ids]}::uuid[]) group by asset_id`.execute(
      ctx.db,
    )
    return new Map(rows.map(({ id, at }) => [id, at]))
  },
})

/** At which place's network the device that a thing is was last: as of its last report, or when it was there last. */
seesPlaces('agents', async (ctx, ids) => {
  const { rows } = await sql<{ id: string; place_id: string; since: string; at: string }>`
    select distinct on (asset_id) asset_id as id, place_id, place_since as since, coalesce(place_until, seen_at) as at from agent
    where asset_id = any(${ids}::uuid[]) and place_id is not null and state = 'matched' and not private
    order by asset_id, coalesce(place_until, seen_at) desc, id`.execute(ctx.db)
  return new Map(rows.map(({ id, ...one }) => [id, one]))
})
