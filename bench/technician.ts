import type { OpenDb } from '#kernel/db'
import { newId, newSecret } from '#kernel/ids'
import { hashOf } from '#kernel/auth/credentials'
import type { Role } from '#kernel/auth/roles'

/** A technician of these teams, or whoever holds other roles, with a token. */
export async function technician(
  { db }: Pick<OpenDb, 'db'>,
  teams: readonly string[],
  roles: readonly Role[] = ['technician'],
): Promise<string> {
  const [id, token, now] = [newId(), newSecret(), new Date().toISOString()]
  await db.insertInto('principal').values({ id, kind: 'person', name: 'Bench' }).execute()
  await db
    .insertInto('account')
    .values({ person_id: id, email: `${id}@example.org`, created_at: now })
    .execute()
  for (const team_id of teams) await db.insertInto('membership').values({ team_id, person_id: id }).execute()
  const given = roles.map((role) => ({ id: newId(), principal_id: id, role, granted_at: now }))
  await db.insertInto('role_grant').values(given).execute()
  await db
    .insertInto('api_token')
    .values({
      id: newId(),
      token_hash: hashOf(token),
      person_id: id,
      name: 'bench',
      permissions: ['*'],
      created_at: now,
    })
    .execute()
  return token
}
