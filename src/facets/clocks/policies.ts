import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { changesStanding, kept } from '#kernel/standing'
import { readScope } from '#facets/work/filter'
import { KeptDefinition, type PolicyDefinition } from './schemas.ts'

export interface PolicyVersion {
  id: string
  policy_id: string
  version: number
  definition: KeptDefinition
}

/** A policy as it counts now, in the hours that its calendar has now. */
export interface ActivePolicy extends PolicyVersion {
  title: string
  /** Id of the calendar version. */
  calendar: string
}

// Versions never change, so what was parsed once stays right.
const known = new Map<string, PolicyVersion>()
function versionOf(row: Omit<PolicyVersion, 'definition'> & { definition: unknown }): PolicyVersion {
  const { id, policy_id, version } = row
  const found = known.get(id) ?? { id, policy_id, version, definition: KeptDefinition.parse(row.definition) }
  known.set(id, found)
  return found
}

/** The active policies, in the order in which a record looks for its own. */
export async function activePolicies(ctx: Read): Promise<ActivePolicy[]> {
  const rows = await ctx.db
    .selectFrom('policy as p')
    .innerJoin('policy_version as v', 'v.id', 'p.current_id')
    .innerJoin('entity as e', 'e.id', 'p.id')
    .innerJoin('calendar as c', (join) => join.on(sql<boolean>`c.id = (v.definition->>'calendar_id')::uuid`))
    .select(['v.id', 'v.policy_id', 'e.title', 'v.version', 'v.definition', 'c.version_id as calendar'])
    .where('p.active', '=', true)
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({ ...versionOf(row), title: row.title, calendar: row.calendar }))
}

/** The same as they were read last: for what is opened by the thousand, while nothing of them changed. */
export const standingPolicies = (ctx: Read) => kept(ctx, 'clocks.policies', () => activePolicies(ctx))

/** Versions by id; what was read once is not asked again. */
export async function policyVersions(ctx: Read, ids: readonly string[]): Promise<Map<string, PolicyVersion>> {
  const wanted = [...new Set(ids)]
  const missing = wanted.filter((id) => !known.has(id))
  if (missing.length > 0) {
    const rows = await ctx.db
      .selectFrom('policy_version')
      .select(['id', 'policy_id', 'version', 'definition'])
      .where('id', 'in', missing)
      .execute()
    for (const row of rows) versionOf(row)
  }
  return new Map(wanted.flatMap((id) => known.get(id) ?? []).map((version) => [version.id, version]))
}

/** The version of one policy that counts now. */
export async function currentPolicy(ctx: Read, id: string): Promise<PolicyVersion> {
  const row = await ctx.db
    .selectFrom('policy as p')
    .innerJoin('policy_version as v', 'v.id', 'p.current_id')
    .select(['v.id', 'v.policy_id', 'v.version', 'v.definition'])
    .where('p.id', '=', id)
    .executeTakeFirstOrThrow()
  return versionOf(row)
}

/** Writes the next version of a policy and makes it the one that counts from now on. */
export async function addPolicyVersion(
  ctx: Write,
  policy: Pick<EntityRef, 'id'>,
  definition: PolicyDefinition,
): Promise<PolicyVersion> {
  changesStanding(ctx)
  const kept: KeptDefinition = { ...definition, fits: await readScope(ctx, definition.scope) }
  const last = await ctx.db
    .selectFrom('policy_version')
    .select('version')
    .where('policy_id', '=', policy.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = { id: newId(), policy_id: policy.id, version: (last?.version ?? 0) + 1 }
  await ctx.db
    .insertInto('policy_version')
    .values({ ...row, definition: JSON.stringify(kept), created_at: ctx.now, created_by: ctx.actor.id })
    .execute()
  await ctx.db.updateTable('policy').set({ current_id: row.id }).where('id', '=', policy.id).execute()
  return { ...row, definition: kept }
}
