import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTickets } from '#modules/desk/public'
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
      async () => (await db.selectFrom('outbox').select('id').where('dead_at', 'is', null).execute()).length,
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
  expect([await toldOf(ana, id), await toldOf(bo, id), await toldOf(cleo, id)]).toEqual([
    [waits],
    [waits],
    [],
  ])
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
    await db
      .selectFrom('notice')
      .select('id')
      .where('entity_id', '=', id)
      .where('person_id', '=', cleo.id)
      .execute(),
  ).toHaveLength(1)
})

test('internal words are told to nobody who sees the ticket from outside', async () => {
  const { id } = await open({ assignee_id: bo.id })
  await must(ana, 'POST', `/api/desk/tickets/${id}/note`, {
    html: `<p>${mention(lena)} ${mention(cleo)}</p>`,
  })
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

const told = async (who: Someone, id: string) => {
  await expect.poll(() => toldOf(who, id), { timeout: 20_000 }).not.toEqual([])
  const { rows } = await sql<{ how: string | null; mail_at: string | null }>`
    select how, mail_at from notice where person_id = ${who.id}::uuid and entity_id = ${id}::uuid`.execute(db)
  return rows
}
const wish = (who: Someone, wishes: object) => must(who, 'PUT', '/api/notices/wishes', wishes)

test('a digest is one mail with what is unread by then, at the hour of one’s choice', async () => {
  const dag = await someone('Dag Rud', ['technician'])
  await db.updateTable('account').set({ zone: 'Asia/Tokyo' }).where('person_id', '=', dag.id).execute()
  await wish(dag, {
    digest_minute: 6 * 60 + 30,
    choices: { 'desk.assigned': { inbox: true, mail: 'digest', push: false } },
  })
  const [one, two, read] = [
    await open({ assignee_id: dag.id }),
    await open({ assignee_id: dag.id }),
    await open({ assignee_id: dag.id }),
  ]
  const [row] = await told(dag, one.id)
  await told(dag, two.id)
  await told(dag, read.id)
  const leaves = Temporal.Instant.from(row?.mail_at ?? '').toZonedDateTimeISO('Asia/Tokyo')
  expect([row?.how, leaves.hour, leaves.minute]).toEqual(['digest', 6, 30])
  await must(dag, 'POST', '/api/notices/read', { lines: [read.id] })
  await write(undefined, mailDue, row?.mail_at ?? '')
  const mailed = await db
    .selectFrom('mail')
    .select(['subject', 'body_text'])
    .where('recipient', '=', `${dag.id}@example.org`)
    .execute()
  expect(mailed.map(({ subject }) => subject)).toEqual(['Your digest: 2 things unread'])
  expect(mailed[0]?.body_text).toContain(one.key)
  expect(mailed[0]?.body_text).toContain(two.key)
  expect(mailed[0]?.body_text).not.toContain(read.key)
})

test('quiet hours hold a mail back until they end; what waits is planned anew when they change', async () => {
  const eva = await someone('Eva Lie', ['technician'])
  const now = Temporal.Now.zonedDateTimeISO('UTC')
  const minute = now.hour * 60 + now.minute
  const [from, to] = [(minute + 1380) % 1440, (minute + 120) % 1440]
  await wish(eva, { quiet_from: from, quiet_to: to })
  const { id } = await open({ assignee_id: eva.id })
  const [held] = await told(eva, id)
  const wait = Date.parse(held?.mail_at ?? '') - Date.now()
  expect(wait).toBeGreaterThan(110 * 60_000)
  expect(wait).toBeLessThanOrEqual(121 * 60_000)
  await wish(eva, { quiet_from: null, quiet_to: null })
  const [free] = await told(eva, id)
  expect(Date.parse(free?.mail_at ?? '') - Date.now()).toBeLessThanOrEqual(61_000)
  await wish(eva, { choices: { 'desk.assigned': { inbox: true, mail: 'no', push: false } } })
  expect(await told(eva, id)).toMatchObject([{ mail_at: null }])
  expect(await call(eva, 'PUT', '/api/notices/wishes', { quiet_from: 60 })).toMatchObject({ status: 422 })
  expect(
    await call(eva, 'PUT', '/api/notices/wishes', {
      choices: { x: { inbox: true, mail: 'no', push: true } },
    }),
  ).toMatchObject({ status: 422 })
})

test('what somebody does not want to be told is not told, by a weaker reason at most', async () => {
  const fia = await someone('Fia Bull', ['technician'])
  await wish(fia, { choices: { 'desk.mention': { inbox: false, mail: 'no', push: false } } })
  const { id } = await open()
  await must(fia, 'POST', `/api/records/${id}/watch`, {})
  await reply(id, `<p>${mention(fia)}</p>`, ana)
  await settled()
  expect(await toldOf(fia, id)).toEqual(['Ana Lind replied'])
})

test('what waited through the night comes as one mail where it would be many', async () => {
  const gry = await someone('Gry Dahl', ['technician'])
  for (let n = 0; n < 4; n++) await open({ assignee_id: gry.id })
  await settled()
  await write(undefined, mailDue, minutes(2))
  const mailed = await db
    .selectFrom('mail')
    .select('subject')
    .where('recipient', '=', `${gry.id}@example.org`)
    .execute()
  expect(mailed).toEqual([{ subject: 'Wheelhouse: 4 things for you' }])
})

test('what an import brings is told to nobody', async () => {
  const before = await db.selectFrom('notice').select('id').execute()
  await write(undefined, async (ctx) => {
    ctx.origin = 'import'
    await openTickets(ctx, [
      {
        kind: 'incident',
        channel: 'import',
        asked: false,
        title: 'From the old system',
        assignee_id: bo.id,
        team_id: crew,
      },
    ])
  })
  await settled()
  expect(await db.selectFrom('notice').select('id').execute()).toHaveLength(before.length)
})

test('however much is told of one record, it is one line that shows the newest of it', async () => {
  const hal = await someone('Hal Moen', ['technician'])
  const { id } = await open({ assignee_id: hal.id })
  await told(hal, id)
  await sql`insert into notice (id, person_id, fact, kind, rank, entity_id, inside, by_id, said, request_id, at, spared)
    select gen_random_uuid(), ${hal.id}::uuid, 'more ' || n, 'desk.moved', 70, ${id}::uuid, false, ${ana.id}::uuid, '{"state":"New"}', gen_random_uuid(), now(), false
    from generate_series(1, 100) n`.execute(db)
  expect(await unread(hal)).toBe(1)
  const [line, ...more] = await inbox(hal)
  expect([line?.unread, line?.notices.length, more]).toEqual([101, 5, []])
})

test('lines come page by page, each once', async () => {
  const ida = await someone('Ida Foss', ['technician'])
  const opened = []
  for (let n = 0; n < 3; n++) opened.push((await open({ assignee_id: ida.id })).id)
  await settled()
  await must(ida, 'POST', '/api/notices/read', { lines: [opened[2]] })
  const seen: string[] = []
  let after = ''
  do {
    const page = await must<{ items: Line[]; next: string | null }>(
      ida,
      'GET',
      `/api/notices?limit=1${after}`,
    )
    seen.push(...page.items.map((line) => line.id))
    after = page.next === null ? '' : `&after=${page.next}`
  } while (after !== '')
  expect(seen).toEqual([opened[1], opened[0], opened[2]])
})
