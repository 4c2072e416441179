import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import { secondFactorRoles } from '#kernel/auth/second-factor'
import type { Write } from '#kernel/context'
import { decide, valueOf } from '#kernel/settings'
import { refuseStale } from '#kernel/stale'
import { doorSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { roleChanged, roleDropped, roleMade, roleTaken } from '../events.ts'
import { type KeptRole, lockRole, steadyRole } from '../own-roles.ts'
import { whyNotName, whyNotRole } from '../giving.ts'
import { grantsOfRole } from '../queries/losses.ts'
import { w } from '../words.ts'
import { holderSubject } from './roles.ts'

const sorted = (permissions: readonly string[]) => [...new Set(permissions)].sort()

/** Makes a role. A copy holds what it was copied from beside what is named. */
export async function makeRole(ctx: Write, input: Input<typeof identity.makeRole>) {
  const { name, text, staff, based_on = null } = input
  refuseIf(whyNotName(name))
  if (based_on !== null) await steadyRole(ctx, based_on)
  const made = { permissions: sorted(input.permissions), staff }
  refuseIf(whyNotRole(ctx.actor, made))
  await ctx.db
    .insertInto('own_role')
    .values({
      name,
      text,
      ...made,
      based_on,
      created_at: ctx.now,
      created_by: ctx.actor.id,
      changed_at: ctx.now,
    })
    .execute()
  ctx.emit(roleMade, await doorSubject(ctx), { role: name, ...made, based_on }, { granted: false })
  return { name, version: 1 }
}

/** Changes one of the organisation's own; whoever holds it may at once what it says then. */
export async function changeRole(ctx: Write, { role, version, ...patch }: Input<typeof identity.changeRole>) {
  const kept = await lockRole(ctx, role)
  if (kept.version !== version) await refuseChanged(ctx, kept, version)
  const before = toldOf(kept)
  const after = {
    name: patch.name ?? before.name,
    text: patch.text ?? before.text,
    permissions: patch.permissions ? sorted(patch.permissions) : before.permissions,
    staff: patch.staff ?? before.staff,
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return { name: role, version }
  refuseIf(whyNotName(after.name))
  // Also what it may already: whoever cannot give it does not shape it.
  refuseIf(whyNotRole(ctx.actor, before) ?? whyNotRole(ctx.actor, after))
  await ctx.db
    .updateTable('own_role')
    .set({ ...after, changed_at: ctx.now, version: sql<number>`version + 1` })
    .where('name', '=', role)
    .execute()
  if (after.name !== role) {
    await ctx.db.updateTable('role_grant').set({ role: after.name }).where('role', '=', role).execute()
    await factorFollows(ctx, role, [after.name])
  }
  ctx.emit(roleChanged, await doorSubject(ctx), { before, after }, { granted: false })
  return { name: after.name, version: version + 1 }
}

/** What becomes of roles is told of the house's door: those that speak of this one are its own. */
const refuseChanged = async (ctx: Write, { name, version }: KeptRole, yours: number) =>
  refuseStale(ctx, {
    id: (await doorSubject(ctx)).id,
    yours,
    theirs: version,
    isOf: ({ after }) =>
      typeof after === 'object' && after !== null && 'name' in after && after.name === name,
  })

const toldOf = ({ name, text, permissions, staff }: KeptRole) => ({
  name,
  text,
  permissions: sorted(permissions),
  staff,
})

/** Whether it needs a second factor follows a role under its new name, or goes with it. */
async function factorFollows(ctx: Write, role: string, to: readonly string[]) {
  const needing = await valueOf(ctx, secondFactorRoles)
  if (!needing.includes(role)) return
  const after = needing.flatMap((name) => (name === role ? to : [name]))
  await decide(ctx, secondFactorRoles, after)
}

/** Drops one of the organisation's own. Whoever asks has seen who loses it: all of them, and nobody besides. */
export async function dropRole(ctx: Write, { role, version, taken }: Input<typeof identity.dropRole>) {
  const kept = await lockRole(ctx, role)
  if (kept.version !== version) await refuseChanged(ctx, kept, version)
  refuseIf(whyNotRole(ctx.actor, kept))
  const grants = await grantsOfRole(ctx, role)
  const seen = new Set(taken)
  refuseIf(
    (grants.length !== seen.size || !grants.every(({ id }) => seen.has(id))) &&
      w.later('role-losses-changed'),
  )
  await ctx.db.deleteFrom('role_grant').where('role', '=', role).execute()
  await ctx.db.deleteFrom('own_role').where('name', '=', role).execute()
  await factorFollows(ctx, role, [])
  for (const { principal_id, principal_kind, team_id, place_id } of grants) {
    const subject = await holderSubject(ctx, principal_id, principal_kind)
    ctx.emit(roleTaken, subject, { role, team_id, place_id }, { granted: false })
  }
  ctx.emit(roleDropped, await doorSubject(ctx), { role, holders: grants.length }, { granted: false })
  return done
}
