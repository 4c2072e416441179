import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'

export interface NewGrant {
  principal_id: string
  role: string
  team_id: string | null
  place_id: string | null
}

/** Writes down who holds which role now; gives those that were new. */
export async function addGrants(ctx: Write, grants: readonly NewGrant[]): Promise<NewGrant[]> {
  if (grants.length === 0) return []
  const rows = grants.map((grant) => ({
    id: newId(),
    ...grant,
    granted_by: ctx.actor.id,
    granted_at: ctx.now,
  }))
  const made = await ctx.db
    .insertInto('role_grant')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('role_grant_once').doNothing())
    .returning('id')
    .execute()
  const ids = new Set(made.map(({ id }) => id))
  return rows
    .filter(({ id }) => ids.has(id))
    .map(({ principal_id, role, team_id, place_id }) => ({ principal_id, role, team_id, place_id }))
}
