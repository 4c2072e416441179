import type { Role } from '#kernel/auth/roles'
import type { Write } from '#kernel/context'
import { decide } from '#kernel/settings'
import { addGrants } from './grants.ts'
import { hashPassword } from './passwords.ts'
import { settings } from './settings.ts'

export interface DemoAccount {
  person_id: string
  email: string
  roles: readonly Role[]
  zone: string
}

/** Everyone of the demo company signs in with this; it is printed at the start and serves nowhere else. */
export const demoPassword = 'halden marine 1893'

/** The demo company's name and the accounts of its people. */
export async function seedIdentity(ctx: Write, organisation: string, accounts: readonly DemoAccount[]) {
  await decide(ctx, settings.organisationName, organisation)
  await decide(ctx, settings.organisationZone, 'Europe/Oslo')
  await seedAccounts(ctx, accounts)
}

/** More of them, as people come. */
export async function seedAccounts(ctx: Write, accounts: readonly DemoAccount[]) {
  if (accounts.length === 0) return
  const password_hash = await hashPassword(demoPassword)
  await ctx.db
    .insertInto('account')
    .values(
      accounts.map(({ person_id, email, zone }) => ({
        person_id,
        email,
        zone,
        password_hash,
        password_changed_at: ctx.now,
        created_at: ctx.now,
      })),
    )
    .execute()
  await addGrants(
    ctx,
    accounts.flatMap(({ person_id, roles }) =>
      roles.map((role) => ({ principal_id: person_id, role, team_id: null, place_id: null })),
    ),
  )
}
