import { expect, test } from 'vitest'
import { importingTickets } from '#test/importing-tickets'
import { packed } from '#test/spreadsheet'
import { world } from '#test/world'

const house = await world()
const { someone, team } = house
const { bring, settled, read, rehearsed, imported, act, rows, ticket, words, verdicts } =
  importingTickets(house)

const max = await someone('Max Meyer', ['manager', 'technician'])
await someone('Tina Tech', ['technician'])
await team('Network')

test('messages in a .zip become the story of their tickets, each by its author and of its time', async () => {
  const tickets = [
    'id,number,title,state,priority,group,owner,customer,created_at,updated_at',
    '901,63001,Mail bounces,open,2 normal,Network,tina,zoe@zam.example,2026-01-10T08:00:00Z,2026-01-12T08:00:00Z',
    '902,63002,Quiet one,closed,1 low,Network,,zoe@zam.example,2026-01-10T08:00:00Z,2026-01-12T08:00:00Z',
  ].join('\n')
  const articles = [
    {
      id: 3,
      ticket_id: 901,
      type: 'note',
      sender: 'Agent',
      from: 'Tina Tech',
      body: 'Looks like SPF.',
      internal: true,
      content_type: 'text/plain',
      created_at: '2026-01-10T10:00:00Z',
    },
    {
      id: 1,
      ticket_id: 901,
      type: 'email',
      sender: 'Customer',
      from: 'Zoë Zam <zoe@zam.example>',
      to: 'help@example.org',
      subject: 'Mail',
      body: '<div>It <b>bounces</b><script>alert(1)</script><img src="http://evil/x.png"></div>',
      internal: false,
      content_type: 'text/html',
      created_at: '2026-01-10T08:00:00Z',
    },
    {
      id: 2,
      ticket_id: 901,
      type: 'email',
      sender: 'Agent',
      from: 'Gone Agent via Desk <gone@zam.example>',
      body: 'We are on it',
      internal: false,
      content_type: 'text/plain',
      created_at: '2026-01-10T09:00:00Z',
    },
    {
      id: 9,
      ticket_id: 999,
      type: 'email',
      sender: 'Customer',
      from: 'x',
      body: 'lost',
      created_at: '2026-01-10T09:00:00Z',
    },
    {
      id: 10,
      ticket_id: 902,
      type: 'email',
      sender: 'Customer',
      from: 'x',
      body: '',
      created_at: '2026-01-10T09:00:00Z',
    },
  ]
  const file = packed({ 'tickets.csv': tickets, 'articles.json': JSON.stringify(articles) })
  const tried = await rehearsed(max, 'export.zip', file)
  expect(tried).toMatchObject({ importer: 'zammad-tickets', counts: { create: 2, side: 2 } })
  expect(await verdicts(max, tried, 'beside')).toEqual([
    [5, 'error', 'Nothing in the main table is called 999'],
    [6, 'error', 'Text: nothing is given'],
  ])
  await act(max, tried, 'run')
  expect(await words('63001')).toMatchObject([
    {
      kind: 'description',
      body: 'It bounces',
      author: 'Zoë Zam',
      at: '2026-01-10T08:00:00Z',
      channel: 'mail',
    },
    { kind: 'reply', body: 'We are on it', author: 'Gone Agent via Desk', at: '2026-01-10T09:00:00Z' },
    { kind: 'note', body: 'Looks like SPF.', author: 'Tina Tech', at: '2026-01-10T10:00:00Z' },
  ])
  expect(await ticket('63001')).toMatchObject({ requester: 'Zoë Zam', word: 'them' })

  // Later another message was written there: only it comes in.
  const more = [
    ...articles.slice(0, 3),
    { ...articles[2], id: 4, body: 'Fixed now', created_at: '2026-01-13T09:00:00Z' },
  ]
  const closed = tickets
    .replace('Mail bounces,open', 'Mail bounces,closed')
    .replace('2026-01-12T08:00:00Z', '2026-01-13T09:00:00Z')
  const later = await imported(
    max,
    'export.zip',
    packed({ 'tickets.csv': closed, 'articles.json': JSON.stringify(more) }),
  )
  expect(later.counts).toMatchObject({ updated: 1, unchanged: 1 })
  expect((await rows(max, later, 'update'))[0]?.changes).toEqual([
    { field: 'State', before: 'In work', after: 'Closed' },
    { field: 'Messages', before: '3', after: '4' },
  ])
  expect((await words('63001')).map(({ body }) => body)).toEqual([
    'It bounces',
    'We are on it',
    'Looks like SPF.',
    'Fixed now',
  ])
  expect(await ticket('63001')).toMatchObject({ state: 'closed', updated_at: '2026-01-13T09:00:00Z' })

  const undone = await act(max, later, 'undo')
  expect(undone.counts).toMatchObject({ undone: 1, kept: 0 })
  expect(await ticket('63001')).toMatchObject({ state: 'in-work', solved_at: null })
  expect((await words('63001')).map(({ body }) => body)).toEqual([
    'It bounces',
    'We are on it',
    'Looks like SPF.',
  ])
})

test('messages may come as a second file, beside tickets that were brought before', async () => {
  const first = await read(
    max,
    'tickets.csv',
    '#,Title,State,Group,Owner,Customer\n64001,One,new,Network,-,Nina New\n',
  )
  expect(first.importer).toBe('zammad-tickets')
  const second = await bring(
    max,
    'articles.csv',
    'Ticket number,From,Body,Created at\n64001,Nina New,Hello there,2026-01-01T00:00:00Z\n',
    { beside: first },
  )
  expect(second.status).toBe(200)
  const both = await settled(max, first)
  expect(both.parts.map(({ role, rows: n }) => [role, n])).toEqual([
    ['main', 1],
    ['side', 1],
  ])
  await act(max, await act(max, both, 'rehearse'), 'run')
  expect(await words('64001')).toMatchObject([
    { kind: 'description', body: 'Hello there', author: 'Nina New' },
  ])
})
