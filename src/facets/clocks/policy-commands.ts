import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { enqueue } from '#kernel/jobs'
import { sameAsRead } from '#kernel/stale'
import { toChange } from '#kernel/to-change'
import { seen, type Seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { calendarKind } from './calendars.ts'
import { type clocks, PolicyActivated, PolicyChanged, PolicyOrdered, PolicyRenamed } from './contract.ts'
import { createPolicies, policyKind } from './create.ts'
import { addPolicyVersion, currentPolicy } from './policies.ts'
import { definitionProblem } from './policy.ts'
import { replan } from './replan.ts'
import type { PolicyDefinition } from './schemas.ts'
import { w } from './words.ts'

const invalid = (why: Sentence | null) => {
  if (why) throw new Refusal('invalid', why)
}

/** Refuses a definition that nobody could keep, before its scope is read. */
async function checked(ctx: Write, definition: PolicyDefinition) {
  invalid(definitionProblem(definition))
  const calendar = await seen(ctx, definition.calendar_id, calendarKind).catch(() => undefined)
  invalid(calendar && calendar.archived_at === null ? null : w.later('refuse.calendar'))
}

export async function createPolicy(ctx: Write, { title, definition }: Input<typeof clocks.createPolicy>) {
  await checked(ctx, definition)
  const { position } = await ctx.db
    .selectFrom('policy')
    .select(sql<number>`coalesce(max(position) + 1, 0)::int`.as('position'))
    .executeTakeFirstOrThrow()
  const [made] = await createPolicies(ctx, [{ title, definition, position }])
  if (!made) throw new Error('no policy was made')
  // What fits no other is still without clocks; only what is open and counts by another may find this one first.
  await enqueue(ctx, replan, { policy_id: null, tell: made.id })
  return { id: made.id, key: made.key }
}

async function rename(ctx: Write, policy: Seen, title: string | undefined) {
  if (title === undefined || title === policy.title) return
  const now = await saveEntity(ctx, policy, { title })
  ctx.emit(PolicyRenamed, now, { before: policy.title, after: title })
}

/** Another promise is a new version, by which open clocks are planned anew; a new name alone plans nothing. */
export async function savePolicy(
  ctx: Write,
  { id, version, title, definition }: Input<typeof clocks.savePolicy>,
) {
  const policy = await toChange(ctx, policyKind, { id })
  const before = await currentPolicy(ctx, id)
  await sameAsRead(ctx, { id, yours: version, theirs: before.version })
  await rename(ctx, policy, title)
  const { fits: _, ...kept } = before.definition
  if (definition === undefined || isDeepStrictEqual(kept, definition)) return { version }
  await checked(ctx, definition)
  const next = await addPolicyVersion(ctx, policy, definition)
  ctx.emit(PolicyChanged, policy, { version: next.version, version_id: next.id, before_id: before.id })
  // Another scope may take records from other policies, or leave them to those.
  const wide = kept.scope !== definition.scope
  await enqueue(ctx, replan, { policy_id: wide ? null : id, tell: id })
  return { version: next.version }
}

export async function activatePolicy(ctx: Write, { id, active }: Input<typeof clocks.activatePolicy>) {
  const policy = await seen(ctx, id, policyKind)
  const changed = await ctx.db
    .updateTable('policy')
    .set({ active })
    .where('id', '=', id)
    .where('active', '<>', active)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return done
  ctx.emit(PolicyActivated, policy, { active })
  await enqueue(ctx, replan, { policy_id: null, tell: id })
  return done
}

/** The first whose scope a record fits counts, so the order is part of the promise. */
export async function orderPolicies(ctx: Write, { ids }: Input<typeof clocks.orderPolicies>) {
  const known = await ctx.db
    .selectFrom('policy')
    .innerJoin('entity', 'entity.id', 'policy.id')
    .select(['policy.id', 'policy.position', 'entity.kind', 'entity.audience_id'])
    .orderBy('policy.id')
    .forUpdate('policy')
    .execute()
  const wanted = new Map(ids.map((id, n) => [id, n]))
  refuseIf(
    (known.length !== wanted.size || known.some(({ id }) => !wanted.has(id))) &&
      house.later('changed-meanwhile'),
  )
  await sql`update policy set position = o.n - 1 from unnest(${ids}::uuid[]) with ordinality as o(id, n) where policy.id = o.id`.execute(
    ctx.db,
  )
  const moved = known.filter(({ id, position }) => wanted.get(id) !== position)
  for (const { position: before, ...policy } of moved)
    ctx.emit(PolicyOrdered, policy, { position: wanted.get(policy.id) ?? 0, before })
  if (moved.length > 0) await enqueue(ctx, replan, { policy_id: null })
  return done
}
