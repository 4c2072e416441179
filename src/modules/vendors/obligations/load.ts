import type { Selectable } from 'kysely'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import type { Tables } from '#kernel/tables'
import { ObligationState } from './schemas.ts'

/** A stored obligation as its promise has it, with the last time that is behind it. */
export async function loaded(ctx: Pick<Read, 'db' | 'actor'>, id: string) {
  const row: Selectable<Tables['obligation']> = await ctx.db
    .selectFrom('obligation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const last = await ctx.db
    .selectFrom('obligation_round')
    .select(['n', 'due_on', 'state'])
    .where('obligation_id', '=', id)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  const state = ObligationState.parse(row.state)
  const ended = ObligationState.exclude(['open'])
    .nullable()
    .parse(last?.state ?? null)
  return {
    row,
    last,
    stands: { state, archived: row.archived, last: ended, keeps: may(ctx.actor, 'vendors.write') },
  }
}
