import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { queueMail } from '#kernel/mail/queue'
import { house } from '#test/door'

const { db, admin, join, write } = await house()

const queue = async (state: string, more = '') => {
  const [mail] = await write(undefined, (ctx) =>
    queueMail(ctx, [{ to: 'ana@halden.example', subject: `A ${state} mail`, text: 'words' }]),
  )
  const id = mail?.id ?? ''
  await sql`update mail set state = ${state}::text, sending_at = now(), last_error = ${more || null}::text where id = ${id}::uuid`.execute(
    db,
  )
  return id
}
type Listed = { items: { id: string; state: string }[]; counts: object; mails: boolean }
const list = async (query = '') => (await admin.get(`/api/identity/mail${query}`)).body as unknown as Listed

test('mail that waits, is uncertain or failed is listed with counts, and that no mail server is set up', async () => {
  const waiting = await queue('waiting')
  const underWay = await queue('sending')
  const uncertain = await queue('sending', 'the line went dead')
  const failed = await queue('failed', 'no such mailbox')
  const all = await list()
  expect(all).toMatchObject({ mails: false, counts: { waiting: 1, uncertain: 1, failed: 1 } })
  expect(Object.fromEntries(all.items.map(({ id, state }) => [id, state]))).toEqual({
    [waiting]: 'waiting',
    [underWay]: 'sending',
    [uncertain]: 'uncertain',
    [failed]: 'failed',
  })
  expect((await list('?state=uncertain')).items.map(({ id }) => id)).toEqual([uncertain])
  expect(JSON.stringify(all)).not.toContain('words')
})

test('what failed or is uncertain is sent again, what waits is taken back, and both are on the timeline', async () => {
  const [waiting, uncertain, sent] = [
    await queue('waiting'),
    await queue('sending', 'dead'),
    await queue('sent'),
  ]
  const again = await admin.post('/api/identity/mail/again', { ids: [waiting, uncertain, sent] })
  expect(again.body).toEqual({ ids: [uncertain] })
  const back = await admin.post('/api/identity/mail/withdraw', { ids: [waiting, sent] })
  expect(back.body).toEqual({ ids: [waiting] })
  const told = await db
    .selectFrom('event')
    .select(['kind', 'subject_id'])
    .where('kind', 'like', 'identity.mail-%')
    .orderBy('id')
    .execute()
  expect(told).toEqual([
    { kind: 'identity.mail-sent-again', subject_id: uncertain },
    { kind: 'identity.mail-withdrawn', subject_id: waiting },
  ])
})

test('an auditor reads the list and touches nothing; others see neither', async () => {
  const auditor = await join('Auditor', [{ role: 'auditor' }])
  expect((await auditor.browser.get('/api/identity/mail')).status).toBe(200)
  expect(
    (await auditor.browser.post('/api/identity/mail/withdraw', { ids: [await queue('waiting')] })).status,
  ).toBe(403)
  const plain = await join('Plain')
  expect((await plain.browser.get('/api/identity/mail')).status).toBe(403)
})

test('a test mail without a mail server is refused in a sentence', async () => {
  expect(await admin.post('/api/identity/mail/test')).toMatchObject({
    status: 409,
    body: { key: 'identity.no-mails' },
  })
})
