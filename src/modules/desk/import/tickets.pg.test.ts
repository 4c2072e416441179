import { expect, test } from 'vitest'
import { importingTickets, line, zammad } from '#test/importing-tickets'
import { world } from '#test/world'

const house = await world()
const { someone, call, team } = house
const { bring, read, rehearsed, act, rows, ticket, words, verdicts } = importingTickets(house)

const max = await someone('Max Meyer', ['manager', 'technician'])
const tina = await someone('Tina Tech', ['technician'])
const network = await team('Network')

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
  expect(await verdicts(max, tried)).toEqual([
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

test('who asks may stay a name; whom we do not know is nobody’s assignee', async () => {
  const file = zammad(line('67001', 'Named', 'open', { Owner: 'Nobody Known', Customer: 'Left Asis' }))
  const mapped = await read(max, 'tickets.xlsx', file)
  await call(max, 'PATCH', `/api/imports/${mapped.id}`, { options: { people: 'name' } })
  const tried = await act(max, mapped, 'rehearse')
  expect(await verdicts(max, tried)).toEqual([
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
  expect(await verdicts(max, tried)).toEqual([
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
