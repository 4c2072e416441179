import { letsThrough, type Scope } from '../actor.ts'
import type { Permission } from '../module.ts'
import { isRole, type Role } from './roles.ts'

export interface RoleGrant {
  role: string
  team_id: string | null
}

const permissions = new Map<string, Permission>()

/** Makes the permissions of all rooms known; called once when the rooms are put together. */
export const knowPermissions = (all: Readonly<Record<string, Permission>>) => {
  permissions.clear()
  for (const [name, permission] of Object.entries(all)) permissions.set(name, permission)
}

export const allPermissions = (): ReadonlyMap<string, Permission> => permissions

const holds = (permission: Permission, role: Role) => permission.roles.includes(role)

/** What a set of role grants amounts to: each permission everywhere, or for the teams it was granted for. */
export function scopesOf(grants: readonly RoleGrant[]): Map<string, Scope> {
  const scopes = new Map<string, Scope>()
  for (const [name, permission] of permissions)
    for (const { role, team_id } of grants) {
      if (!isRole(role) || !holds(permission, role)) continue
      const before = scopes.get(name)
      if (before === 'all') break
      scopes.set(name, team_id === null ? 'all' : [...(before ?? []), team_id])
    }
  return scopes
}

/** Cuts scopes down to what a token was given: names, `room.*` or `*`. */
export const narrowed = (scopes: ReadonlyMap<string, Scope>, allowed: readonly string[]) =>
  new Map([...scopes].filter(([name]) => letsThrough({ scopes: allowed }, name)))
