import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import { inAudience } from '#kernel/visible'
import { hearsAll } from '../costs/heard.ts'

/** Whether this reader sees all that was reckoned with: then what is told of all is theirs. Nobody knows what that is before all of it was. */
export async function seesWhole(ctx: Read): Promise<boolean> {
  const { rows } = await sql`
    select from idle_round r where r.whole_at is null
      or exists (select from unnest(r.audiences) as n(audience_id) where not ${inAudience(ctx.actor, 'n')})`.execute(
    ctx.db,
  )
  return rows.length === 0 && (await hearsAll(ctx))
}

/** Of `i`, what was reckoned, and `t`, the assets: those that this reader is told, and that are still there. */
export async function toldIdle(ctx: Read): Promise<RawBuilder<boolean>> {
  const whole = await seesWhole(ctx)
  return sql<boolean>`(i.whole = ${whole}::boolean and t.meaning in ('ready', 'in-use') and ${inAudience(ctx.actor, 't')})`
}
