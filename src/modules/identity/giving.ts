import type { Sentence } from '#lib/words'
import { type Actor, may, staff } from '#kernel/actor'
import { allPermissions, holdsAll, isStaff, type RoleGrant, scopesOf } from '#kernel/auth/permissions'
import { isRole, type OwnRole, type Role } from '#kernel/auth/roles'
import { mayNoMore } from '#kernel/auth/view-as'
import { isScopable } from './policy.ts'
import { nameOfRole, takenNames } from './role-words.ts'
import { w } from './words.ts'

type Reason = Sentence | null

/** Administrators can give themselves any role, so a limit would only cost them a step; others give what they hold. */
const givesAll = ({ roles }: Actor) => roles.includes('administrator')

interface Given {
  role: string
  team_id: string | null
  place_id: string | null
}

/** Why this actor may not give or take this role there; `own`: what it is, where it is no role that the house came with. */
export function whyNotGrant(actor: Actor, given: Given, own: OwnRole | null): Reason {
  const { role, team_id, place_id } = given
  if (team_id !== null && place_id !== null) return w.later('role-one-part')
  if ((team_id ?? place_id) !== null && !isScopable(role))
    return w.later('role-everywhere', { role: nameOfRole(role) })
  if (!may(actor, 'identity.roles', team_id, place_id)) return w.later('beyond-own')
  if (givesAll(actor)) return null
  const held = [...scopesOf([{ ...given, own }])].every(([name, scope]) => holdsAll(actor, name, scope))
  const seesAll = isRole(role) && seesMore.has(role)
  const seen = !seesAll && (!isStaff({ role, own }) || actor.principals.includes(staff))
  return held && seen ? null : w.later('beyond-held', { role: nameOfRole(role) })
}
/** They see what no permission names. */
const seesMore: ReadonlySet<Role> = new Set(['auditor', 'administrator', 'people-manager'])

/** Why this actor may not look at the house with the eyes of that one. */
export function whyNotViewAs(actor: Actor, viewed: Actor | undefined): Reason {
  if (viewed === undefined) return w.later('not-active')
  if (viewed.id === actor.id) return w.later('view-yourself')
  return mayNoMore(viewed, actor) ? null : w.later('view-beyond', { name: viewed.name })
}

const overAccounts = (grants: readonly RoleGrant[]) =>
  [...scopesOf(grants)].filter(([name]) => name.startsWith('identity.'))

/** Whether whoever holds these sees to the accounts of others. */
export const seesToAccounts = (grants: readonly RoleGrant[]) => overAccounts(grants).length > 0

/** Why this actor may not open a way into the account of whoever holds these: they could go it themselves. */
export const whyNotWayIn = (actor: Actor, grants: readonly RoleGrant[]): Reason =>
  givesAll(actor) ||
  (!grants.some(({ role }) => isRole(role) && seesMore.has(role)) &&
    overAccounts(grants).every(([name, scope]) => holdsAll(actor, name, scope)))
    ? null
    : w.later('beyond-account')

/** Why this actor may not put a permission into a role. */
export const whyNotPermission = (actor: Actor, name: string): Reason =>
  givesAll(actor) || may(actor, name, null)
    ? null
    : w.later('beyond-permission', { permission: allPermissions().get(name)?.title ?? name })

/** Why this actor may not make a role be this. */
export function whyNotRole(actor: Actor, { permissions, staff: works }: OwnRole): Reason {
  if (!may(actor, 'identity.roles', null)) return w.later('beyond-own')
  const unknown = permissions.find((name) => !allPermissions().has(name))
  if (unknown !== undefined) return w.later('no-permission', { permission: unknown })
  if (works && !givesAll(actor) && !actor.principals.includes(staff)) return w.later('beyond-staff')
  return permissions.map((name) => whyNotPermission(actor, name)).find((why) => why !== null) ?? null
}

/** Why an organisation's own role cannot be called so. */
export const whyNotName = (name: string): Reason =>
  takenNames().has(name.trim().toLowerCase()) ? w.later('role-name-house', { name }) : null
