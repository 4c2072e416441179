import { type Actor, letsThrough, may, type Scope } from '../actor.ts'
import type { Permission } from '../module.ts'
import { isRole, type OwnRole, staffRoles } from './roles.ts'

export interface RoleGrant {
  role: string
  /** For one team or one place only; else for the whole organisation. */
  team_id: string | null
  place_id: string | null
  /** Null of a role that the house came with. */
  own: OwnRole | null
}

const permissions = new Map<string, Permission>()

/** Makes the permissions of all rooms known; called once when the rooms are put together. */
export const knowPermissions = (all: Readonly<Record<string, Permission>>) => {
  permissions.clear()
  for (const [name, permission] of Object.entries(all)) permissions.set(name, permission)
}

export const allPermissions = (): ReadonlyMap<string, Permission> => permissions

type Held = Pick<RoleGrant, 'role' | 'own'>
const holds = (name: string, permission: Permission, { role, own }: Held) =>
  isRole(role) ? permission.roles.includes(role) : (own?.permissions.includes(name) ?? false)

/** Whether it is a role of those who work for IT. */
export const isStaff = ({ role, own }: Held) =>
  isRole(role) ? staffRoles.includes(role) : (own?.staff ?? false)

/** The permissions of a role, all of them. */
export const permissionsOf = (held: Held): string[] =>
  [...permissions].flatMap(([name, permission]) => (holds(name, permission, held) ? [name] : []))

/** Where a grant carries a permission: not at all where it is for a part of the house and the permission is not. */
function reachOf(permission: Permission, { team_id, place_id }: RoleGrant): Scope | undefined {
  const part = team_id ?? place_id
  if (part === null || permission.part === 'everywhere') return 'all'
  return permission.part === 'there' ? [part] : undefined
}

/** What a set of role grants amounts to: each permission everywhere, or for the teams and places it was granted for. */
export function scopesOf(grants: readonly RoleGrant[]): Map<string, Scope> {
  const scopes = new Map<string, Scope>()
  for (const [name, permission] of permissions)
    for (const grant of grants) {
      if (!holds(name, permission, grant)) continue
      const [before, reach] = [scopes.get(name), reachOf(permission, grant)]
      if (before === 'all') break
      if (reach === 'all') scopes.set(name, reach)
      else if (reach) scopes.set(name, [...(before ?? []), ...reach])
    }
  return scopes
}

/** Whether somebody holds a permission at least where this scope reaches. */
export const holdsAll = (actor: Actor, permission: string, scope: Scope): boolean =>
  scope === 'all' ? may(actor, permission, null) : scope.every((part) => may(actor, permission, part, part))

/** Whether one reach of a permission goes beyond another. */
export const holdsMore = (scope: Scope, other: Scope | undefined): boolean => {
  if (other === undefined) return true
  if (other === 'all') return false
  return scope === 'all' || scope.some((part) => !other.includes(part))
}

/** A token was given only what auditors hold: like them it changes nothing. */
export const onlyReads = ({ scopes }: Pick<Actor, 'scopes'>): boolean =>
  scopes?.every((name) => permissions.get(name)?.roles.includes('auditor')) ?? false

/** Cuts scopes down to what a token was given: names, `room.*` or `*`. */
export const narrowed = (scopes: ReadonlyMap<string, Scope>, allowed: readonly string[]) =>
  new Map([...scopes].filter(([name]) => letsThrough({ scopes: allowed }, name)))
