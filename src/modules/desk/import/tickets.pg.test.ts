import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { importing } from '#test/importing'
import { packed, spreadsheet } from '#test/spreadsheet'
import { world } from '#test/world'

const house = await world()
const { someone, call, db, team } = house
const { bring, settled, read, rehearsed, imported, act, rows } = importing(house)

const max = await someone('Max Meyer', ['manager', 'technician'])
const tina = await someone('Tina Tech', ['technician'])
const network = await team('Network')

interface Ticket {
  id: string
  key: string
  title: string
  state: string
  phase: string
  priority: number
  word: string
  opened_at: string
  updated_at: string
  solved_at: string | null
  requester: string | null
  assignee: string | null
  team: string | null
  channel: string
  tags: string[]
  minutes: number
  clocks: number
}
async function ticket(key: string): Promise<Ticket | undefined> {
  const { rows: found } = await sql<Ticket>`
    select w.*, r.name as requester, a.name as assignee, g.name as team, t.channel, t.cause, t.resolution,
      array(select tag.title from entity_tag x join tag on tag.id = x.tag_id where x.entity_id = w.id order by 1) as tags,
      (select coalesce(sum(minutes), 0)::int from time_entry where work_id = w.id) as minutes,
      (select count(*)::int from clock where entity_id = w.id) as clocks
    from work w join ticket t on t.id = w.id left join principal r on r.id = w.requester_id
    left join principal a on a.id = w.assignee_id left join principal g on g.id = w.team_id where w.key = ${key}`.execute(
    db,
  )
  return found[0]
}
const words = async (key: string) => {
  const { rows: found } = await sql<{ kind: string; body: string; author: string; at: string }>`
    select c.kind, c.body, coalesce(c.author_name, p.name) as author, c.created_at as at, c.channel from comment c
    join entity e on e.id = c.entity_id and e.key = ${key} join principal p on p.id = c.author_id order by c.created_at`.execute(
    db,
  )
  return found
}
const verdicts = async (of: { id: string }, which?: string) =>
  (await rows(max, of, which)).map(({ n, verdict, reasons, notes }) => [n, verdict, ...reasons, ...notes])

const heading = [
  '#',
  'Title',
  'State',
  'Priority',
  'Group',
  'Owner',
  'Customer',
  'Organization',
  'Create Channel',
  'Sender',
  'Tags',
  'Time Units Total',
  'Created At',
  'Updated At',
  'Closed At',
  'Close Escalation At',
  'First Response At',
  'Last Contact Agent At',
  'Last Contact Customer At',
  'Article Count',
]
const line = (
  number: string,
  title: string,
  state: string,
  more: Partial<Record<string, string | number>> = {},
) => {
  const values: Record<string, string | number | null> = {
    '#': number,
    Title: title,
    State: state,
    Priority: '2 normal',
    Group: 'Network',
    Owner: 'Tina Tech',
    Customer: `Customer ${number}`,
    'Create Channel': 'email',
    Sender: 'Customer',
    'Created At': '2026-01-15 10:00:00',
    'Updated At': '2026-02-01 12:30:00',
    ...more,
  }
  return heading.map((name) => values[name] ?? null)
}
const zammad = (...lines: ReturnType<typeof line>[]) =>
  spreadsheet([['2026-01'], [], heading, ...lines, [], ['Timezone: Europe/Berlin']])

test('Zammad’s own export comes in: numbers, states, times of its zone, people, tags and time spent', async () => {
  const file = zammad(
    line('62001', 'VPN is down', 'closed', {
      Priority: '3 high',
      Tags: 'vpn,remote',
      'Time Units Total': 45,
      'Closed At': '2026-01-20 09:00:00',
    }),
    line('62002', 'New laptop', 'open', {
      Owner: '-',
      Group: 'Unheard of',
      'Create Channel': 'phone',
      'Last Contact Agent At': '2026-01-16 08:00:00',
    }),
  )
  const tried = await rehearsed(max, 'tickets.xlsx', file)
  expect(tried).toMatchObject({
    importer: 'zammad-tickets',
    zone: 'Europe/Berlin',
    options: { zone: 'Europe/Berlin', clocks: 'original' },
    counts: { rows: 2, create: 2 },
    brings: [{ kind: 'person', title: 'Person', n: 2 }],
  })
  expect(tried.notes).toEqual([{ n: 1, text: 'Team: “Unheard of” is not known here, and was left out' }])
  const done = await act(max, tried, 'run')
  expect(done.counts).toMatchObject({ created: 2, error: 0 })
  expect(await ticket('62001')).toMatchObject({
    title: 'VPN is down',
    state: 'closed',
    phase: 'done',
    priority: 2,
    team: 'Network',
    team_id: network,
    assignee: 'Tina Tech',
    requester: 'Customer 62001',
    channel: 'mail',
    opened_at: '2026-01-15T09:00:00Z',
    updated_at: '2026-02-01T11:30:00Z',
    solved_at: '2026-01-20T08:00:00Z',
    tags: ['remote', 'vpn'],
    minutes: 45,
    clocks: 0,
  })
  expect(await ticket('62002')).toMatchObject({
    state: 'in-work',
    assignee: null,
    team: null,
    channel: 'phone',
    word: 'them',
  })
  const contact = await call(max, 'GET', '/api/people?q=name:"Customer 62001"')
  expect(contact.body).toMatchObject({ items: [{ type: 'external' }] })

  const again = await rehearsed(max, 'tickets.xlsx', file)
  expect(again.counts).toMatchObject({ create: 0, update: 0, unchanged: 2, error: 0, conflict: 0 })
  expect(again.brings).toEqual([])
})

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
  expect(await verdicts(tried, 'beside')).toEqual([
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

test('a table of one’s own: words of any language, states given a meaning, numbers of our own form kept ahead', async () => {
  const file = [
    'Nummer;Betreff;Beschreibung;Status;Priorität;Kunde;Kunde E-Mail;Erstellt am;Geschlossen am;Typ',
    'INC-990001;Drucker streikt;"Zeile 1',
    '',
    'Zeile 2";Gelöst;Hoch;Åse Öberg;ase@kund.example;03.04.2025 09:15;04.04.2025 10:00;Störung',
    ';Zugang;;Komisch;Sehr niedrig;Åse Öberg;ase@kund.example;05.04.2025;;Anfrage',
  ].join('\r\n')
  const mapped = await read(max, 'alt.csv', Buffer.from(file, 'latin1'), 'tickets')
  const state = mapped.parts[0]?.columns.find(({ field }) => field === 'state')
  expect(state?.values).toEqual([
    { value: 'Gelöst', n: 1, meaning: 'solved' },
    { value: 'Komisch', n: 1, meaning: null },
  ])
  const tried = await act(max, mapped, 'rehearse')
  expect(await verdicts(tried)).toEqual([
    [2, 'create'],
    [3, 'error', 'State: “Komisch” has not been given a meaning yet'],
  ])
  await call(max, 'PATCH', `/api/imports/${tried.id}`, {
    meanings: [{ field: 'state', value: 'Komisch', meaning: 'waiting' }],
    options: { zone: 'Europe/Berlin' },
  })
  const done = await act(max, await act(max, tried, 'rehearse'), 'run')
  expect(done.counts).toMatchObject({ created: 2 })
  expect(await ticket('INC-990001')).toMatchObject({
    state: 'solved',
    priority: 2,
    opened_at: '2025-04-03T07:15:00Z',
    solved_at: '2025-04-04T08:00:00Z',
    kind: 'incident',
  })
  expect(await words('INC-990001')).toMatchObject([{ body: 'Zeile 1\nZeile 2', author: 'Åse Öberg' }])
  const [second] = await rows(max, done, 'create').then((all) => all.filter(({ n }) => n === 3))
  expect(second?.record?.key).toMatch(/^REQ-\d+$/)
  expect(await ticket(second?.record?.key ?? '')).toMatchObject({
    state: 'waiting',
    priority: 5,
    kind: 'request',
  })
  // The same file again finds even the one without a number.
  await call(max, 'PATCH', `/api/imports/${tried.id}`, {})
  const again = await read(max, 'alt.csv', Buffer.from(file, 'latin1'), 'tickets')
  // What was decided for these headings is remembered.
  expect(again.parts[0]?.columns.find(({ field }) => field === 'state')?.values?.[1]?.meaning).toBe('waiting')
  expect((await act(max, again, 'rehearse')).counts).toMatchObject({ unchanged: 2 })
  // And no new ticket will ever get a number that came along.
  const opened = await call(max, 'POST', '/api/desk/tickets', { title: 'After the import' })
  expect(opened.body).toMatchObject({ key: 'INC-990002' })
})

test('what was worked on here since stays as it is, unless one says otherwise', async () => {
  const file = zammad(line('65001', 'Shared', 'open'), line('65002', 'Alone', 'open'))
  await imported(max, 'tickets.xlsx', file)
  const shared = await ticket('65001')
  await call(max, 'PATCH', `/api/desk/tickets/${shared?.id}`, { priority: 1 })
  const changed = zammad(line('65001', 'Shared', 'closed'), line('65002', 'Alone', 'closed'))
  const tried = await rehearsed(max, 'tickets.xlsx', changed)
  expect(await verdicts(tried)).toEqual([
    [4, 'conflict', '65001 was worked on here since it came in'],
    [5, 'update'],
  ])
  await call(max, 'PATCH', `/api/imports/${tried.id}`, { options: { worked: 'overwrite' } })
  expect((await act(max, tried, 'rehearse')).counts).toMatchObject({ update: 2, conflict: 0 })
})

test('undo takes tickets back with all that came along; touched ones stay and are named', async () => {
  const file = zammad(
    line('66001', 'First', 'open'),
    line('66002', 'Second', 'closed', { Tags: 'x' }),
    line('66003', 'Third', 'open'),
  )
  const done = await imported(max, 'tickets.xlsx', file)
  const touched = await ticket('66003')
  const reply = await call(max, 'POST', `/api/desk/tickets/${touched?.id}/note`, { html: '<p>Mine now</p>' })
  expect(reply.status).toBe(200)
  const undone = await act(max, done, 'undo')
  expect(undone).toMatchObject({ state: 'undone', counts: { undone: 4, kept: 2 } })
  expect(await ticket('66001')).toBeUndefined()
  expect(await ticket('66003')).toBeDefined()
  expect(
    (await rows(max, done, 'kept')).map(({ label, kept, record }) => [label, kept, record?.key]),
  ).toEqual([['Customer 66003, 66003 · Third', expect.stringMatching(/Changed since|In use/), '66003']])
  // Gone is gone: the same file brings them again, under their own numbers.
  expect((await imported(max, 'tickets.xlsx', file)).counts).toMatchObject({ created: 2, unchanged: 1 })
  expect(await ticket('66001')).toMatchObject({ title: 'First' })
})

test('who asks may stay a name; whom we do not know is nobody’s assignee', async () => {
  const file = zammad(line('67001', 'Named', 'open', { Owner: 'Nobody Known', Customer: 'Left Asis' }))
  const mapped = await read(max, 'tickets.xlsx', file)
  await call(max, 'PATCH', `/api/imports/${mapped.id}`, { options: { people: 'name' } })
  const tried = await act(max, mapped, 'rehearse')
  expect(await verdicts(tried)).toEqual([
    [
      4,
      'create',
      'Asks: “Left Asis” is not known here, and is left as a name',
      'Assignee: “Nobody Known” is not known here, so nobody is assigned',
    ],
  ])
  await act(max, tried, 'run')
  expect(await ticket('67001')).toMatchObject({ requester: null, assignee: null })
  expect(await words('67001')).toMatchObject([{ kind: 'description', body: 'Named', author: 'Left Asis' }])
})

test('bad rows are refused one by one', async () => {
  const file = [
    '#,Title,State,Priority,Group,Owner,Customer,Created At,Closed At',
    '68001,,open,2 normal,Network,-,A,2026-01-01,',
    '68002,Backwards,closed,2 normal,Network,-,A,2026-02-01,2026-01-01',
    '68003,No date,open,2 normal,Network,-,A,yesterday,',
    '68004,Fine,open,9 odd,Network,-,A,2026-01-01,',
    '68005,Twice,open,2 normal,Network,-,A,2026-01-01,',
    '68005,Twice,open,2 normal,Network,-,A,2026-01-01,',
    `68006,${'Long '.repeat(100)},open,2 normal,Network,-,A,2026-01-01,`,
  ].join('\n')
  const tried = await rehearsed(max, 'bad.csv', file)
  expect(await verdicts(tried)).toEqual([
    [2, 'error', 'Subject: nothing is given'],
    [3, 'error', 'Closed: lies before the ticket was opened'],
    [4, 'error', 'Opened: “yesterday” is not a date'],
    [5, 'error', 'Priority: “9 odd” has not been given a meaning yet'],
    [6, 'create'],
    [7, 'conflict', 'The same as row 6'],
    [8, 'create', 'Subject: The subject is longer than 200 characters and was cut'],
  ])
})

test('who may not shape the desk may not import tickets', async () => {
  const paula = await someone('Paula', ['lead'])
  const reply = await bring(tina, 'tickets.csv', '#,Title\n1,x\n')
  expect(reply.status).toBe(403)
  expect(
    (await bring(paula, 'tickets.csv', '#,Title,State,Group,Owner,Customer\n1,x,open,,,\n')).status,
  ).toBe(200)
})
