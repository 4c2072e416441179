import type { Read, Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { PolicyDefinition } from './schemas.ts'

export interface PolicyVersion {
  id: string
  policy_id: string
  title: string
  version: number
  definition: PolicyDefinition
}

// Versions never change, so what was parsed once stays right.
const parsed = new Map<string, PolicyDefinition>()
function definitionOf(id: string, raw: unknown): PolicyDefinition {
  const known = parsed.get(id) ?? PolicyDefinition.parse(raw)
  parsed.set(id, known)
  return known
}

const versions = (ctx: Read) =>
  ctx.db
    .selectFrom('policy_version as v')
    .innerJoin('entity as e', 'e.id', 'v.policy_id')
    .select(['v.id', 'v.policy_id', 'e.title', 'v.version', 'v.definition'])

/** The active policies, in the order in which a record looks for its own. */
export async function activePolicies(ctx: Read): Promise<PolicyVersion[]> {
  const rows = await versions(ctx)
    .innerJoin('policy as p', 'p.current_id', 'v.id')
    .where('p.active', '=', true)
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({ ...row, definition: definitionOf(row.id, row.definition) }))
}

export async function policyVersions(ctx: Read, ids: readonly string[]): Promise<Map<string, PolicyVersion>> {
  if (ids.length === 0) return new Map()
  const rows = await versions(ctx)
    .where('v.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, definition: definitionOf(row.id, row.definition) }]))
}

/** Writes the next version of a policy and makes it the one that counts from now on. */
export async function addPolicyVersion(
  ctx: Write,
  policy: EntityRef,
  definition: PolicyDefinition,
): Promise<PolicyVersion> {
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
    .values({ ...row, definition: JSON.stringify(definition), created_at: ctx.now, created_by: ctx.actor.id })
    .execute()
  await ctx.db.updateTable('policy').set({ current_id: row.id }).where('id', '=', policy.id).execute()
  return { ...row, title: policy.title, definition }
}
