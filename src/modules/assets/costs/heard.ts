import { type RawBuilder, sql } from 'kysely'
import { sourcesHeard } from '#facets/costs/sources'
import type { Read } from '#kernel/context'
import { inAudience } from '#kernel/visible'

/** What of `p`, the parts that other rooms told, this reader hears: as if those rooms were asked. */
export const heardPart = ({ actor }: Pick<Read, 'actor'>): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql<boolean>`true`
    : sql<boolean>`(p.source = any(${sourcesHeard(actor)}::text[]) and ${inAudience(actor, 'p')})`

/** Whether this reader hears all that there is of any asset: then what was summed up beforehand is theirs too. */
export async function hearsAll(ctx: Read): Promise<boolean> {
  const { rows } = await sql`
    with recursive told as (
      (select source, audience_id from cost_part order by source, audience_id limit 1)
      union all
      select n.source, n.audience_id from told t cross join lateral (
        select source, audience_id from cost_part p
        where (p.source, p.audience_id) > (t.source, t.audience_id) order by p.source, p.audience_id limit 1) n
    )
    select from told p where not ${heardPart(ctx)} limit 1`.execute(ctx.db)
  return rows.length === 0
}
