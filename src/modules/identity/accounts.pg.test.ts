import { expect, test } from 'vitest'
import { queueMail } from '#kernel/mail/queue'
import { house } from '#test/door'
import { accountData } from './personal-data.ts'

const { db, admin, join, read, write } = await house()
type Listed = { items: { id: string; name: string; state: string; roles: string[] }[]; next: string | null }
const list = async (query = '') =>
  (await admin.get(`/api/identity/accounts${query}`)).body as unknown as Listed

test('accounts are found by name, address, state and role, in the order of names', async () => {
  await join('Åse Lind', [{ role: 'technician' }])
  await join('Zora')
  await admin.post('/api/identity/invitations', {
    people: [{ name: 'Not Yet', email: 'not.yet@halden.example' }],
  })
  expect((await list()).items.map(({ name }) => name)).toEqual([
    'Åse Lind',
    'Ingrid Solheim',
    'Not Yet',
    'Zora',
  ])
  expect((await list('?text=ase')).items.map(({ name }) => name)).toEqual(['Åse Lind'])
  expect((await list('?text=NOT.YET@')).items).toMatchObject([{ state: 'invited' }])
  expect((await list('?text=100%25')).items).toEqual([])
  expect((await list('?state=invited')).items.map(({ name }) => name)).toEqual(['Not Yet'])
  expect((await list('?role=technician')).items.map(({ name }) => name)).toEqual(['Åse Lind'])
})

test('a list comes in pages that fit together', async () => {
  const first = await list('?limit=2')
  const second = await list(`?limit=2&after=${encodeURIComponent(first.next ?? '')}`)
  const names = [...first.items, ...second.items].map(({ name }) => name)
  expect(names).toEqual((await list('?limit=4')).items.map(({ name }) => name))
})

test('another address to sign in with holds at once, and no two accounts share one', async () => {
  const ana = await join('Moving')
  const bo = await join('Staying')
  const change = (email: string) => admin.post(`/api/identity/accounts/${ana.id}/email`, { email })
  expect(await change(bo.email)).toMatchObject({ status: 409, body: { key: 'identity.email-taken' } })
  expect((await change('Moved@Halden.example')).status).toBe(200)
  expect((await ana.browser.signIn(ana.email)).status).toBe(422)
  expect((await ana.browser.signIn('moved@halden.example')).status).toBe(200)
})

test('an account shows its roles, sessions and tokens, and ends all sessions', async () => {
  const ana = await join('Shown')
  await ana.browser.post('/api/me/tokens', { name: 'backup', permissions: ['*'] })
  expect((await admin.get(`/api/identity/accounts/${ana.id}`)).body).toMatchObject({
    name: 'Shown',
    state: 'active',
    grants: [{ role: 'requester', principal_kind: 'person' }],
    sessions: [{ device: 'Firefox on Linux', current: false }],
    tokens: [{ name: 'backup' }],
  })
  await admin.post(`/api/identity/accounts/${ana.id}/end-sessions`)
  expect((await ana.browser.get('/api/me')).status).toBe(401)
})

test('whoever left the organisation is out', async () => {
  const ana = await join('Leaving')
  await db.updateTable('principal').set({ active: false }).where('id', '=', ana.id).execute()
  await write(undefined, async (ctx) => ctx.wake())
  expect((await ana.browser.get('/api/me')).status).toBe(401)
  expect((await ana.browser.signIn(ana.email)).status).toBe(422)
  expect((await list('?state=left')).items.map(({ name }) => name)).toEqual(['Leaving'])
})

test('what is held about a person can be handed out and is gone once erased', async () => {
  const ana = await join('Forgotten')
  await ana.browser.post('/api/me/tokens', { name: 'backup', permissions: ['*'] })
  await write(undefined, (ctx) => queueMail(ctx, [{ to: ana.email, subject: 'Hello', text: 'Hello' }]))
  const held = await read(undefined, (ctx) => accountData.gather(ctx, [ana.id]))
  expect(held).toMatchObject({
    account: [{ email: ana.email }],
    sessions: [{ ip: '10.0.0.1' }],
    tokens: [{ name: 'backup' }],
    roles: [{ role: 'requester' }],
    mails: [{ recipient: ana.email, subject: 'Hello' }],
  })
  expect(JSON.stringify(held)).not.toMatch(/hash|argon2/)
  await write(undefined, async (ctx) => accountData.erase?.(ctx, [ana.id]))
  expect(await read(undefined, (ctx) => accountData.gather(ctx, [ana.id]))).toEqual({
    account: [],
    emergency: [],
    second_factor: [],
    links: [],
    passkeys: [],
    sessions: [],
    sign_ins: [],
    tokens: [],
    roles: [],
    mails: [],
  })
})
