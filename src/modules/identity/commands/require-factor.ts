import { done, type Input } from '#lib/contract'
import { secondFactorRoles } from '#kernel/auth/second-factor'
import type { Write } from '#kernel/context'
import { decide } from '#kernel/settings'
import { doorSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { secondFactorRequired } from '../events.ts'
import { RoleName } from '../schemas.ts'

/** Names the roles that need a second factor: whoever holds one and has none may do nothing else from now on. */
export async function requireSecondFactor(ctx: Write, input: Input<typeof identity.requireSecondFactor>) {
  const after = RoleName.options.filter((role) => input.roles.includes(role))
  const before = RoleName.array().parse(await decide(ctx, secondFactorRoles, after))
  if (before.join() !== after.join())
    ctx.emit(secondFactorRequired, await doorSubject(ctx), { before, after }, { granted: false })
  return done
}
