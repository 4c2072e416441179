import { inputRefused, Refusal } from '#lib/refusal'
import { isRole, type OwnRole } from '#kernel/auth/roles'
import type { Read, Write } from '#kernel/context'
import { nameOfRole } from './role-words.ts'
import { w } from './words.ts'

export interface KeptRole extends OwnRole {
  readonly name: string
  readonly text: string
  readonly version: number
  readonly based_on: string | null
}

const columns = ['name', 'text', 'permissions', 'staff', 'version', 'based_on'] as const

/** The roles that the organisation made, by name. */
export const ownRoles = ({ db }: Pick<Read, 'db'>): Promise<KeptRole[]> =>
  db.selectFrom('own_role').select(columns).orderBy('name').execute()

const named = ({ db }: Pick<Read, 'db'>, name: string) =>
  db.selectFrom('own_role').select(columns).where('name', '=', name)

/** One of them; undefined where there is none of that name. */
export const ownRole = (ctx: Pick<Read, 'db'>, name: string): Promise<KeptRole | undefined> =>
  named(ctx, name).executeTakeFirst()

/** What a role is, where it is one of the organisation's own; null of one that the house came with. Until the transaction ends, nobody drops or renames it. */
export async function steadyRole(ctx: Write, name: string): Promise<KeptRole | null> {
  if (isRole(name)) return null
  const found = await named(ctx, name).forShare().executeTakeFirst()
  if (!found) throw inputRefused('role', w.later('no-role'))
  return found
}

/** One of the organisation's own, to be changed by whoever saw this version of it. */
export async function lockRole(ctx: Write, name: string): Promise<KeptRole> {
  if (isRole(name)) throw new Refusal('conflict', w.later('role-of-the-house', { role: nameOfRole(name) }))
  const found = await named(ctx, name).forUpdate().executeTakeFirst()
  if (!found) throw new Refusal('not-found', w.later('no-role'))
  return found
}
