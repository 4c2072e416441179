import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { mailDue } from './mail.ts'
import { type Someone, world } from '#test/world'

const mail = { url: 'smtp://127.0.0.1:9', from: 'it@halden.example' }
const { db, someone, team, must, call, write } = await world({ mail })
const crew = await team('Quay crew')
const ana = await someone('Ana Lind', ['technician'], [crew])
const bo = await someone('Bo Ek', ['technician'], [crew])
const cleo = await someone('Cleo Moe', ['technician'])
const lena = await someone('Lena Vogt', ['requester'])

interface Line {
  id: string
  record: { key: string } | null
  unread: number
  notices: { kind: string; says: string; unread: boolean }[]
}
const inbox = async (who: Someone) => (await must<{ items: Line[] }>(who, 'GET', '/api/notices')).items
const unread = async (who: Someone) =>
  (await must<{ unread: number }>(who, 'GET', '/api/notices/count')).unread
/** What somebody was told of one record, the strongest first. */
const toldOf = async (who: Someone, id: string) =>
  (await inbox(who)).find((line) => line.id === id)?.notices.map(({ says }) => says) ?? []
const mention = ({ id }: Someone) => `<span data-type="mention" data-id="${id}">@x</span>`
let count = 0
const open = (more: object = {}, by: Someone = ana) =>
  must<{ id: string; key: string }>(by, 'POST', '/api/desk/tickets', {
    title: `Winch ${(count += 1)} stands still`,
    ...(by === ana && { requester_id: lena.id }),
    ...more,
  })
const reply = (id: string, html: string, by: Someone, more: object = {}) =>
  must<{ batch: string; comment_id: string }>(by, 'POST', `/api/desk/tickets/${id}/reply`, { html, ...more })
/** All that waits for flows is delivered. */
const settled = async () => {
  await expect
    .poll(
      async () =>
        (await db.selectFrom('outbox').select('id').where('dead_at', 'is', null).execute()).length,
      { timeout: 20_000 },
    )
    .toBe(0)
  expect(await db.selectFrom('outbox').select(['subscriber', 'last_error']).execute()).toEqual([])
}

test('whoever is assignee, watcher and named in one reply is told once, by the strongest reason', async () => {
  const { id } = await open({ assignee_id: bo.id })
  await must(bo, 'POST', `/api/records/${id}/watch`, {})
  await reply(id, `<p>Look ${mention(bo)}</p>`, ana, { verb: 'start' })
  await settled()
  expect(await toldOf(bo, id)).toEqual(['Ana Lind named you', 'Ana Lind made this yours'])
  // One line holds both; nothing is told to whoever did it, and who asked hears of the answer.
  expect((await inbox(bo)).filter((line) => line.id === id)).toMatchObject([{ unread: 2 }])
  expect(await toldOf(ana, id)).toEqual([])
  expect(await toldOf(lena, id)).toEqual(['Ana Lind answered'])
})

test('a team is told of what waits for it until somebody has it, and what is taken back is told no more', async () => {
  const { id } = await open({ team_id: crew }, cleo)
  await settled()
  const waits = 'This waits for your team and is nobody’s'
  expect([await toldOf(ana, id), await toldOf(bo, id), await toldOf(cleo, id)]).toEqual([[waits], [waits], []])
  const { batch } = await must<{ batch: string }>(ana, 'POST', '/api/desk/bulk', {
    ids: [id],
    action: { do: 'change', patch: { assignee_id: bo.id } },
  })
  await settled()
  expect(await toldOf(bo, id)).toEqual(['Ana Lind made this yours', waits])
  await must(ana, 'POST', '/api/desk/undo', { batch })
  await settled()
  expect(await toldOf(bo, id)).toEqual([waits])
})

test('who lost sight of a record sees nothing of what they were told, and it counts no more', async () => {
  const { id } = await open({ team_id: crew })
  await must(cleo, 'POST', `/api/records/${id}/watch`, {})
  await reply(id, '<p>It turns again</p>', ana)
  await settled()
  const before = await unread(cleo)
  expect(await toldOf(cleo, id)).toEqual(['Ana Lind replied'])
  await must(ana, 'PATCH', `/api/desk/tickets/${id}`, { restricted: true })
  expect([await toldOf(cleo, id), await unread(cleo)]).toEqual([[], before - 1])
  // What happens from now on is not even written down.
  await reply(id, '<p>It was the fuse</p>', ana)
  await settled()
  expect(
    await db.selectFrom('notice').select('id').where('entity_id', '=', id).where('person_id', '=', cleo.id).execute(),
  ).toHaveLength(1)
})

test('internal words are told to nobody who sees the ticket from outside', async () => {
  const { id } = await open({ assignee_id: bo.id })
  await must(ana, 'POST', `/api/desk/tickets/${id}/note`, { html: `<p>${mention(lena)} ${mention(cleo)}</p>` })
  await settled()
  expect(await toldOf(lena, id)).toEqual([])
  expect(await toldOf(cleo, id)).toEqual(['Ana Lind named you'])
  expect(await toldOf(bo, id)).toContain('Ana Lind wrote a note')
})

test('all that was read at once can be unread again, and opening a record reads what is told of it', async () => {
  const before = await unread(bo)
  expect(before).toBeGreaterThan(1)
  const { at } = await must<{ at: string }>(bo, 'POST', '/api/notices/read', {})
  expect(await unread(bo)).toBe(0)
  await must(bo, 'POST', '/api/notices/unread', { at })
  expect(await unread(bo)).toBe(before)
  const [line] = await inbox(bo)
  await must(bo, 'POST', '/api/notices/read', { key: line?.record?.key })
  expect(await unread(bo)).toBe(before - 1)
  await must(bo, 'POST', '/api/notices/unread', { lines: [line?.id] })
  expect(await unread(bo)).toBe(before)
  // Another's inbox is nobody's business.
  expect(await call(lena, 'POST', '/api/notices/read', { lines: [line?.id] })).toMatchObject({ status: 200 })
  expect(await unread(bo)).toBe(before)
})

const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString()
const mails = async (who: Someone, id: string) =>
  (
    await db
      .selectFrom('mail')
      .select(['subject', 'body_text'])
      .where('recipient', '=', `${who.id}@example.org`)
      .where('entity_id', '=', id)
      .execute()
  ).map(({ subject, body_text }) => `${subject}\n${body_text}`)

test('what is told is mailed after a moment, with its words, unless it was read or taken back by then', async () => {
  const [said, read, withdrawn] = [
    await open({ assignee_id: bo.id }),
    await open({ assignee_id: bo.id }),
    await open({ assignee_id: bo.id }),
  ]
  await settled()
  await sql`update notice set read_at = now() where person_id = ${bo.id}::uuid`.execute(db)
  await reply(said.id, '<p>First words</p>', lena)
  await reply(read.id, '<p>Second words</p>', lena)
  const { comment_id } = await reply(withdrawn.id, '<p>Third words</p>', lena)
  await settled()
  await must(bo, 'POST', '/api/notices/read', { lines: [read.id] })
  await must(lena, 'DELETE', `/api/comments/${comment_id}`)
  await settled()
  expect(await write(undefined, mailDue)).toBe(false)
  expect(await write(undefined, mailDue, minutes(2))).toBe(true)
  const [mailed, ...more] = await mails(bo, said.id)
  expect(more).toEqual([])
  expect(mailed).toContain(said.key)
  expect(mailed).toContain('First words')
  expect([await mails(bo, read.id), await mails(bo, withdrawn.id)]).toEqual([[], []])
  expect(await write(undefined, mailDue, minutes(2))).toBe(false)
})
