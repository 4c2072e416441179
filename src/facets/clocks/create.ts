import { everyone } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef } from '#kernel/entity'
import { PolicyCreated } from './contract.ts'
import { addPolicyVersion } from './policies.ts'
import type { PolicyDefinition } from './schemas.ts'

export const policyKind = 'policy'

export interface NewPolicy {
  title: string
  definition: PolicyDefinition
  position?: number
}

/** Makes service-level policies with their first versions, in order. */
export async function createPolicies(ctx: Write, drafts: readonly NewPolicy[]): Promise<EntityRef[]> {
  const audience_id = await audienceOf(ctx, [everyone])
  const refs = await createEntities(
    ctx,
    policyKind,
    drafts.map(({ title }) => ({ title, audience_id })),
  )
  if (refs.length === 0) return refs
  await ctx.db
    .insertInto('policy')
    .values(refs.map(({ id }, n) => ({ id, position: drafts[n]?.position ?? n })))
    .execute()
  for (const [n, ref] of refs.entries()) {
    const definition = drafts[n]?.definition
    if (definition) await addPolicyVersion(ctx, ref, definition)
    ctx.emit(PolicyCreated, ref, { title: ref.title })
  }
  return refs
}
