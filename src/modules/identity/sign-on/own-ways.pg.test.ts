import { expect, test } from 'vitest'
import { password, secretIn } from '#test/door'
import { providers, signOnHouse } from '#test/sign-on'

const { browser, admin, join, facts, id } = await signOnHouse()

test('where passwords are for administrators, they alone come by one, and everyone else is told nothing', async () => {
  const [gro, boss] = [await join('Gro'), await join('Boss', [{ role: 'administrator' }])]
  const { body } = await admin.post('/api/identity/invitations', {
    people: [{ name: 'Per', email: 'per@halden.example' }],
  })
  const [invited] = body['invited'] as { link: string }[]
  expect((await admin.post('/api/identity/sign-on/own-ways', { own_ways: 'administrators' })).status).toBe(
    200,
  )
  const refused = { status: 422, body: { key: 'identity.wrong-sign-in' } }
  expect(await browser().signIn(gro.email)).toMatchObject(refused)
  expect(await browser().signIn(gro.email, 'wrong word of all')).toMatchObject(refused)
  expect((await browser().signIn(boss.email)).status).toBe(200)
  expect((await admin.get(`/api/identity/accounts/${gro.id}/sign-ins`)).body['items']).toMatchObject([
    { result: 'wrong-password' },
    { result: 'own-ways' },
    {},
  ])
  const secret = secretIn(invited?.link)
  expect((await browser().post('/api/identity/link', { secret })).body).toMatchObject({ password: false })
  expect(await browser().post('/api/identity/accept', { secret, password })).toMatchObject({
    status: 409,
    body: { key: 'identity-sign-on.password-off' },
  })
  expect((await browser().get('/api/identity/door')).body).toMatchObject({ own_ways: 'administrators' })
  // With no provider in use there would be no way in.
  await admin.del(`${providers}/${id}`)
  expect((await browser().signIn(gro.email)).status).toBe(200)
  await admin.post('/api/identity/sign-on/own-ways', { own_ways: 'everyone' })
  expect(await admin.post('/api/identity/sign-on/own-ways', { own_ways: 'administrators' })).toMatchObject({
    status: 409,
  })
})

test('an administrator who is invited meanwhile chooses a password', async () => {
  const other = { ...facts, name: 'other', label: 'Other' }
  await admin.post(providers, other)
  await admin.post('/api/identity/sign-on/own-ways', { own_ways: 'administrators' })
  const { body } = await admin.post('/api/identity/invitations', {
    people: [{ name: 'Vera', email: 'vera@halden.example' }],
    roles: [{ role: 'administrator' }],
  })
  const [invited] = body['invited'] as { link: string }[]
  const secret = secretIn(invited?.link)
  expect((await browser().post('/api/identity/link', { secret })).body).toMatchObject({ password: true })
  expect((await browser().post('/api/identity/accept', { secret, password })).status).toBe(200)
  expect((await browser().signIn('vera@halden.example')).status).toBe(200)
})
