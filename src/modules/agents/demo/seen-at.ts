import { sql } from 'kysely'
import { DAY_MS, isoOf, msOf } from '#lib/time/instant'
import { asOf } from '#kernel/lived'
import type { Write } from '#kernel/context'
import { noteSeenAt } from '#modules/assets/public'
import { placeAnew } from '../place.ts'

/** Where the networks of the sites see the devices: since they first reported, but for the one that is elsewhere by now. */
export async function seedSeenAt(ctx: Write, elsewhere: string | undefined, now: string) {
  const lately = isoOf(msOf(now) - 27.2 * DAY_MS)
  await placeAnew(ctx)
  const { rows } = await sql<{ id: string; asset_id: string; place_id: string }>`
    update agent set place_since = case when id = ${elsewhere ?? null}::uuid then ${lately}::timestamptz else first_seen end
    where place_id is not null returning id, asset_id, place_id`.execute(ctx.db)
  const away = rows.find(({ id }) => id === elsewhere)
  if (away) await noteSeenAt(asOf(ctx, undefined, lately), away.asset_id, away.place_id)
}
