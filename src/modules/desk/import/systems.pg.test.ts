import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { glpiFollowups, glpiList, glpiTickets } from '#test/exports/glpi'
import { jiraFeed, jiraIssues } from '#test/exports/jira'
import { osTicketQueue, osTicketThread } from '#test/exports/osticket'
import { importingTickets } from '#test/importing-tickets'
import { packed } from '#test/spreadsheet'
import { world } from '#test/world'

const house = await world()
const { someone, call, team, db } = house
const { read, act, ticket, words, verdicts, map } = importingTickets(house)

const max = await someone('Max Meyer', ['manager', 'technician'])
await someone('Tina Tech', ['technician'])
await team('Network')

const counted = async () =>
  (
    await sql<{ n: number }>`select (select count(*) from work) + (select count(*) from comment)
      + (select count(*) from person) + (select count(*) from watcher) + (select count(*) from entity_tag) as n`.execute(
      db,
    )
  ).rows[0]?.n
const mails = async () => (await sql`select from mail`.execute(db)).rows.length
const zoned = { options: { zone: 'Europe/Berlin' } }

test('the list of GLPI, in French: numbers with spaces, several in one cell, its own six priorities, the day first', async () => {
  const before = await counted()
  const mapped = await read(max, 'glpi.csv', glpiList)
  expect(mapped).toMatchObject({ importer: 'glpi-tickets', open: [] })
  expect(mapped.lacks.join(' ')).toContain('the first of each comes in')
  await map(max, mapped, zoned)
  const tried = await act(max, mapped, 'rehearse')
  expect(await verdicts(max, tried)).toEqual([
    [
      2,
      'create',
      'Category: “Matériel > Imprimantes” is not known here, and was left out',
      'Place: “Bâtiment C” is not known here, and was left out',
    ],
    [
      3,
      'create',
      'Watchers: “Personne Inconnue” is not known here, and does not watch it',
      'Team: “Réseau inconnu” is not known here, and was left out',
    ],
  ])
  expect(tried.left).toMatchObject([{ field: 'Team', option: 'teams', names: 1, rows: 1 }])
  const done = await act(max, tried, 'run')
  expect(await ticket('5732943')).toMatchObject({
    state: 'closed',
    kind: 'incident',
    priority: 1,
    team: 'Network',
    assignee: 'Tina Tech',
    requester: 'Dupont Jeanne',
    opened_at: '2026-01-13T09:34:00Z',
    solved_at: '2026-01-20T10:00:00Z',
    resolution: 'Rouleau changé',
    clocks: 0,
  })
  expect(await words('5732943')).toMatchObject([
    { kind: 'description', body: 'Le bac 2 est <script>alert(1)</script>bloqué', author: 'Dupont Jeanne' },
    { kind: 'note', body: 'Papier commandé\nArrivé', author: 'GLPI' },
  ])
  expect(await ticket('5732944')).toMatchObject({
    state: 'in-work',
    kind: 'request',
    priority: 1,
    assignee: null,
  })
  const watching =
    await sql`select from watcher w join principal p on p.id = w.principal_id where p.name = 'Max Meyer'`.execute(
      db,
    )
  expect(watching.rows).toHaveLength(1)
  // Beside the same list, followups find their ticket by its number, however that is written.
  const followup = glpiFollowups.replace('"items_id":901', '"items_id":5732943')
  const both = packed({ 'glpi.csv': glpiList, 'ITILFollowup.json': followup })
  const again = await act(max, await read(max, 'glpi.zip', both), 'rehearse')
  expect(again.counts).toMatchObject({ create: 0, update: 1, unchanged: 1, side: 3 })
  expect((await act(max, done, 'undo')).counts).toMatchObject({ kept: 0 })
  expect(await counted()).toBe(before)
})

test('what GLPI’s API answers: states and priorities by number, followups by their authors, none of another record', async () => {
  const file = packed({ 'Ticket.json': glpiTickets, 'ITILFollowup.json': glpiFollowups })
  const mapped = await read(max, 'glpi.zip', file)
  expect(mapped).toMatchObject({ importer: 'glpi-tickets', open: [] })
  expect(mapped.lacks.join(' ')).toContain('neither technicians nor groups')
  const tried = await act(max, mapped, 'rehearse')
  expect(tried.counts).toMatchObject({ create: 2, error: 0, side: 1 })
  expect(await verdicts(max, tried, 'beside')).toEqual([
    [5, 'error', 'Belongs to: “Change” has not been given a meaning yet'],
  ])
  await act(max, tried, 'run')
  expect(await ticket('901')).toMatchObject({
    state: 'solved',
    kind: 'request',
    priority: 1,
    channel: 'mail',
    word: 'them',
  })
  expect(await ticket('902')).toMatchObject({ phase: 'waiting' })
  expect(await words('901')).toMatchObject([
    { kind: 'description', body: 'It bounces', author: 'zoe@glpi.example' },
    { kind: 'reply', body: 'Still & again', author: 'zoe@glpi.example' },
    { kind: 'note', body: 'SPF it is', author: 'Gone Agent' },
    { kind: 'reply', body: 'Solved', author: 'Tina Tech' },
  ])
})

test('the queue of osTicket, with its messages beside it or without', async () => {
  const alone = await read(max, 'queue.csv', osTicketQueue)
  expect(alone.importer).toBe('osticket-tickets')
  expect(alone.lacks.join(' ')).toContain('holds no messages')
  const mapped = await read(
    max,
    'osticket.zip',
    packed({ 'queue.csv': osTicketQueue, 'thread.csv': osTicketThread }),
  )
  expect(mapped.lacks.join(' ')).not.toContain('holds no messages')
  await map(max, mapped, {
    ...zoned,
    meanings: [{ field: 'state', value: 'On the crane', meaning: 'waiting' }],
  })
  const tried = await act(max, mapped, 'rehearse')
  expect(await verdicts(max, tried)).toEqual([
    [2, 'create', 'Category: “General Inquiry / Winches” is not known here, and was left out'],
    [3, 'create', 'Team: “Deck” is not known here, and was left out'],
  ])
  await act(max, tried, 'run')
  expect(await ticket('004711')).toMatchObject({
    state: 'closed',
    priority: 1,
    team: 'Network',
    assignee: 'Tina Tech',
    requester: 'Lena Fjord',
    channel: 'mail',
    opened_at: '2026-01-15T09:00:00Z',
    solved_at: '2026-01-20T08:00:00Z',
  })
  expect(await words('004711')).toMatchObject([
    { kind: 'description', body: 'It says nothing', author: 'Lena Fjord' },
    { kind: 'note', body: 'Fuse was blown', author: 'Ola Gone' },
    { kind: 'reply', body: 'Done,\ntry again', author: 'Tina Tech' },
  ])
  expect(await ticket('004712')).toMatchObject({
    state: 'waiting',
    priority: 4,
    team: null,
    channel: 'import',
  })
})

test('Jira’s issues: repeated columns, wiki markup and documents, comments that are notes unless who asks wrote them', async () => {
  const [before, mailed] = [await counted(), await mails()]
  const mapped = await read(max, 'jira.csv', jiraIssues)
  expect(mapped).toMatchObject({ importer: 'jira-issues', open: [] })
  await map(max, mapped, zoned)
  const tried = await act(max, mapped, 'rehearse')
  expect(await verdicts(max, tried)).toEqual([
    [2, 'create', 'Watchers: “Nobody Known” is not known here, and does not watch it'],
    [3, 'create'],
  ])
  const done = await act(max, tried, 'run')
  expect(await ticket('HELP-12')).toMatchObject({
    state: 'solved',
    kind: 'incident',
    priority: 1,
    team: 'Network',
    assignee: 'Tina Tech',
    requester: 'Jonas Jira',
    opened_at: '2026-01-12T09:34:00Z',
    solved_at: '2026-01-13T15:00:00Z',
    resolution: 'Done',
    tags: ['Bridge', 'deck', 'lights'],
    minutes: 90,
  })
  const said = await words('HELP-12')
  expect(said.map(({ kind, author, at }) => [kind, author, at])).toEqual([
    ['description', 'Jonas Jira', '2026-01-12T09:34:00Z'],
    ['note', 'Jonas Jira', '2026-01-12T09:35:00Z'],
    ['note', 'Tina Tech', '2026-01-12T10:00:00Z'],
    ['reply', 'Jonas Jira', '2026-01-12T10:30:00Z'],
    ['note', '712020:never-seen-0000', '2026-01-13T07:00:00Z'],
  ])
  expect(said[0]?.body).toContain('see the log of @Tina Tech')
  expect(said[0]?.body).toContain('<script>alert(1)</script>')
  expect(said[1]?.body).toContain('deck;1.png\nlog.txt')
  expect(said[2]?.body).toBe('Looking into it; one moment')
  const { rows: pages } = await sql<{
    html: string
  }>`select html from comment c join entity e on e.id = c.entity_id where e.key like 'HELP-%'`.execute(db)
  expect(pages.map(({ html }) => html).join('')).not.toMatch(/<script|javascript:|onerror/)
  expect(await ticket('HELP-13')).toMatchObject({
    kind: 'request',
    phase: 'waiting',
    opened_at: '2026-01-12T21:34:00Z',
  })
  expect((await words('HELP-13'))[0]?.body).toBe('From the app\nx')
  expect((await act(max, await read(max, 'jira.csv', jiraIssues), 'rehearse')).counts).toMatchObject({
    unchanged: 2,
  })
  expect(await mails()).toBe(mailed)
  expect((await act(max, done, 'undo')).counts).toMatchObject({ kept: 0 })
  expect(await counted()).toBe(before)
})

test('Jira’s feed: what its CSV holds, with the names of its authors', async () => {
  const mapped = await read(max, 'jira.xml', jiraFeed)
  expect(mapped).toMatchObject({ importer: 'jira-issues', open: [], parts: [{ kind: 'feed', rows: 1 }] })
  const tried = await act(max, mapped, 'rehearse')
  expect(await verdicts(max, tried)).toEqual([[2, 'create']])
  await act(max, tried, 'run')
  expect(await ticket('DC-7')).toMatchObject({
    title: 'Crane stops',
    state: 'in-work',
    kind: 'incident',
    priority: 2,
    team: 'Network',
    assignee: null,
    requester: 'Jonas Jira',
    opened_at: '2026-01-12T09:34:00Z',
    updated_at: '2026-01-14T08:00:00Z',
    tags: ['Bridge', 'crane', 'deck'],
    minutes: 90,
  })
  expect(await words('DC-7')).toMatchObject([
    { kind: 'description', body: 'It stops', author: 'Jonas Jira' },
    { kind: 'note', body: 'Attachments that stayed where this ticket came from:\ncrane.png' },
    { kind: 'reply', body: 'Again & again', author: 'Jonas Jira', at: '2026-01-12T10:30:00Z' },
  ])
})

test('a first comment that is internal is never what everybody reads first, and dates that may be two are asked for', async () => {
  const file =
    'Summary,Issue key,Status,Reporter,Created,Comment\nQuiet,SEC-1,Open,Jonas Jira,3/4/26 10:00 AM,4/4/26 9:00 AM;tina;Do not tell\n'
  const mapped = await read(max, 'quiet.csv', file)
  expect(mapped.open.map(({ text }) => text)).toEqual([
    'Dates in the column “Created”, such as 3/4/26 10:00 AM, may be read in two ways. Say which comes first, the day or the month',
    'Dates in the column “Comment”, such as 4/4/26 9:00 AM;tina;Do not tell, may be read in two ways. Say which comes first, the day or the month',
  ])
  await map(max, mapped, { options: { dates: 'dmy', zone: 'UTC' } })
  await act(max, await act(max, mapped, 'rehearse'), 'run')
  expect(await ticket('SEC-1')).toMatchObject({ opened_at: '2026-04-03T10:00:00Z' })
  expect(await words('SEC-1')).toMatchObject([{ kind: 'note', body: 'Do not tell' }])
  expect((await call(max, 'GET', '/api/desk/tickets?q=key:SEC-1')).body).toMatchObject({
    items: [{ title: 'Quiet' }],
  })
})
