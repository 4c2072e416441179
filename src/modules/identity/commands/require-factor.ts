import { done, type Input } from '#lib/contract'
import { roles } from '#kernel/auth/roles'
import { secondFactorRoles } from '#kernel/auth/second-factor'
import { needWhole } from '#kernel/auth/whole'
import type { Write } from '#kernel/context'
import { decide } from '#kernel/settings'
import { doorSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { secondFactorRequired } from '../events.ts'
import { ownRoles } from '../own-roles.ts'
import { RoleName } from '../schemas.ts'

/** Names the roles that need a second factor: whoever holds one and has none may do nothing else from now on. */
export async function requireSecondFactor(ctx: Write, input: Input<typeof identity.requireSecondFactor>) {
  needWhole(ctx.actor, 'identity.roles')
  const own = (await ownRoles(ctx)).map(({ name }) => name)
  const after = [...roles, ...own].filter((role) => input.roles.includes(role))
  const before = RoleName.array().parse(await decide(ctx, secondFactorRoles, after))
  if (before.join() !== after.join())
    ctx.emit(secondFactorRequired, await doorSubject(ctx), { before, after }, { granted: false })
  return done
}
