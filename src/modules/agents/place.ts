import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { when } from '#kernel/flows'
import { recordset } from '#kernel/insert-rows'
import { noteSeenAt } from '#modules/assets/public'
import { networkOf, placeArchived, placeChanged, placeCreated, placeSaid } from '#modules/places/public'
import { type Addresses, placingAddresses } from './engine/addresses.ts'
import type { Standing, Way } from './whose.ts'

/** Notes where the networks of places say that a device is. With the addresses of the report before, nothing is asked and nothing written. */
export async function notePlace(ctx: Write, agent: Standing, said: Addresses | null, by?: Pick<Way, 'ip'>) {
  if (said === null) return
  const addresses = placingAddresses(said, by?.ip ?? '')
  if (isDeepStrictEqual(addresses, agent.addresses)) return
  const place = placeSaid(addresses, await networkOf(ctx))
  const { rows } = await sql<{ moved: boolean }>`
    update agent set addresses = ${addresses}::text[], place_id = coalesce(${place}::uuid, place_id),
      place_since = case when ${place}::uuid is null or place_id = ${place}::uuid then place_since else ${ctx.now}::timestamptz end,
      place_until = case when ${place}::uuid is null and place_id is not null then coalesce(place_until, ${agent.seen_at}::timestamptz) end
    where id = ${agent.id}::uuid returning ${place}::uuid is distinct from ${agent.place_id}::uuid as moved`.execute(
    ctx.db,
  )
  if (place !== null && rows[0]?.moved && agent.state === 'matched' && agent.asset_id !== null)
    await noteSeenAt(ctx, agent.asset_id, place)
}

/** Nobody keeps where a device was that is somebody's own. */
export const forgetPlace = (ctx: Write, id: string) =>
  sql`update agent set addresses = '{}', place_id = null, place_since = null, place_until = null where id = ${id}::uuid`.execute(
    ctx.db,
  )

const atOnce = 5000

type Placed = Pick<Standing, 'id' | 'addresses' | 'place_id'>

/** Says anew where all devices are, by networks that are others now. What a device said stays; it is read otherwise. */
export async function placeAnew(ctx: Write) {
  const longest = await networkOf(ctx)
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
    const { rows }: { rows: Placed[] } = await sql<Placed>`
      select id, addresses, case when place_until is null then place_id end as place_id from agent
      where id > ${after}::uuid and addresses <> '{}' order by id limit ${atOnce}::int for update`.execute(
      ctx.db,
    )
    const others = rows.flatMap(({ id, addresses, place_id }) => {
      const place = placeSaid(addresses, longest)
      return place === place_id ? [] : [{ id, place_id: place }]
    })
    await sql`update agent a set place_id = r.place_id, place_until = null,
      place_since = case when r.place_id is null then null when r.place_id = a.place_id then a.place_since else a.seen_at end
      from ${recordset('agent', others)} r where a.id = r.id`.execute(ctx.db)
    after = rows.length < atOnce ? undefined : rows.at(-1)?.id
  }
}

/** Whose networks are others says where devices are by those. */
export const networksChanged = when(placeChanged, 'agents-networks-changed', placeAnew, {
  imports: true,
  only: ({ after }) => 'networks' in after || 'silent_networks' in after,
})
/** A place that comes with networks is where some devices have been all along. */
export const networksBrought = when(placeCreated, 'agents-networks-brought', placeAnew, {
  imports: true,
  only: ({ networked }) => networked === true,
})
/** Of a place in the archive the networks say nothing. */
export const networksArchived = when(placeArchived, 'agents-networks-archived', placeAnew)
