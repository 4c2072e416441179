import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { houseSubject } from '#kernel/house-subject'

/** Of a token `t` and its device `a`: the asset that its device is, else the one that it was made for. */
export const forAsset = sql<string | null>`case when t.agent_id is null then t.asset_id else a.asset_id end`

/** Where it is told what happens to a token: on the asset that it is for, else to those who administer. */
export async function toldOn(ctx: Pick<Read, 'db'>, assetId: string | null): Promise<Subject> {
  const asset =
    assetId === null
      ? undefined
      : await ctx.db
          .selectFrom('entity')
          .select(['id', 'kind', 'audience_id'])
          .where('id', '=', assetId)
          .executeTakeFirst()
  return asset ?? houseSubject(ctx, 'agent-token')
}
