import type { Sentence } from '#lib/words'
import type { Actor } from '#kernel/actor'
import { isRole, type Role } from '#kernel/auth/roles'
import type { AccountRow } from './accounts.ts'
import { w } from './words.ts'

type Reason = Sentence | null

/** Roles that make sense for the whole organisation only: a part of an auditor or administrator is none. */
const everywhereOnly: ReadonlySet<Role> = new Set(['requester', 'auditor', 'director', 'administrator'])
export const isScopable = (role: string) => !(isRole(role) && everywhereOnly.has(role))

/** Why a token of this actor cannot be given such a scope: a permission, a room's `desk.*`, or `*`. */
export function whyNotScope(actor: Actor, scope: string): Reason {
  const held = [...actor.permissions.keys()]
  const isHeld =
    scope === '*' ||
    (scope.endsWith('.*') ? held.some((name) => name.startsWith(scope.slice(0, -1))) : held.includes(scope))
  return isHeld ? null : w.later('scope-unknown', { scope })
}

export const mostTokens = 50
export const mostPasskeys = 20

/** One's own is taken off by a code or password; this way is for a lost one. */
export const whyNotTakeFactor = (actor: Pick<Actor, 'id'>, personId: string): Reason =>
  actor.id === personId ? w.later('own-factor') : null

/** One that could let nobody in, or could mend nothing, would be none on the day it is needed. */
export function whyNotEmergency(
  { password_hash, disabled_at, active }: Pick<AccountRow, 'password_hash' | 'disabled_at' | 'active'>,
  administers: boolean,
): Reason {
  if (!administers) return w.later('emergency-administers')
  return password_hash !== null && disabled_at === null && active ? null : w.later('emergency-password')
}

export const whyNotClose = (actor: Pick<Actor, 'id'>, personId: string): Reason =>
  actor.id === personId ? w.later('not-yourself') : null
