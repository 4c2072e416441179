import { sql } from 'kysely'
import { bearsWitness } from '#modules/assets/public'

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
