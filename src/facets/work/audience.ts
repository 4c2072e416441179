import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Read, Write } from '#kernel/context'
import { kept } from '#kernel/standing'

export interface Belonging {
  readonly team_id: string | null
  readonly place_id: string | null
  readonly restricted: boolean
}

/**
 * Who sees a piece of work: its team, and all of IT and those who work for its place unless it is restricted. The
 * requester sees it by a grant.
 */
export async function workAudience(ctx: Write, { team_id, place_id, restricted }: Belonging) {
  const team = team_id ? [team_id] : []
  if (restricted && team_id) return audienceOf(ctx, team)
  return audienceOf(ctx, [staff, ...team, ...(await siteGroups(ctx, place_id))])
}

/** The same for many pieces of work: asks once for each different set of people. */
export function audiences(ctx: Write) {
  const known = new Map<string, Promise<number>>()
  return (belonging: Belonging) => {
    const who = JSON.stringify([belonging.team_id, belonging.place_id, belonging.restricted])
    const found = known.get(who) ?? workAudience(ctx, belonging)
    known.set(who, found)
    return found
  }
}

/** The groups of those who work for a place or for one around it; most houses have none. */
async function siteGroups(ctx: Pick<Read, 'db'>, placeId: string | null): Promise<string[]> {
  if (placeId === null) return []
  const groups = await kept(ctx, 'work.site-groups', () =>
    ctx.db.selectFrom('site_group').select(['place_id', 'principal_id']).execute(),
  )
  if (groups.length === 0) return []
  const around = await ctx.db.selectFrom('place').select('path').where('id', '=', placeId).executeTakeFirst()
  return groups.flatMap(({ place_id, principal_id }) =>
    around?.path.includes(place_id) ? [principal_id] : [],
  )
}
