import { expect, test, vi } from 'vitest'
import { house } from '#test/door'

const { db, admin, join } = await house()

test('whoever leaves is signed out everywhere, their tokens stop, and a return does not bring them back', async () => {
  const ana = await join('Leaver')
  await ana.browser.post('/api/me/tokens', { name: 'x', permissions: ['*'] })
  await db
    .insertInto('role_grant')
    .values({
      id: ana.id,
      principal_id: ((await admin.get('/api/me')).body['id'] ?? '') as string,
      role: 'people-manager',
      team_id: null,
      granted_at: new Date().toISOString(),
    })
    .execute()
  const left = await admin.patch(`/api/people/${ana.id}`, { ends_on: '2020-01-31' })
  expect(left.status).toBe(200)
  expect((await ana.browser.get('/api/me')).status).toBe(401)
  const account = await vi.waitFor(async () => {
    const row = await db
      .selectFrom('account')
      .select('disabled_at')
      .where('person_id', '=', ana.id)
      .executeTakeFirst()
    expect(row?.disabled_at).not.toBeNull()
    return row
  })
  expect(account).toBeDefined()
  expect(await db.selectFrom('session').select('id').where('person_id', '=', ana.id).execute()).toEqual([])
  const tokens = await db
    .selectFrom('api_token')
    .select('revoked_at')
    .where('person_id', '=', ana.id)
    .execute()
  expect(tokens.every(({ revoked_at }) => revoked_at !== null)).toBe(true)
  await admin.patch(`/api/people/${ana.id}`, { ends_on: null })
  expect((await ana.browser.get('/api/me')).status).toBe(401)
})
