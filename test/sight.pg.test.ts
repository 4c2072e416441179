import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '#lib/contract'
import { newId } from '#kernel/ids'
import { attachFiles, storeFile, wholeOfBytes } from '#facets/files/public'
import { linkRecords } from '#facets/links/public'
import { openTickets } from '#modules/desk/public'
import { modules } from '#modules/index'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { fittingInputs } from './arbitrary-input.ts'
import { urlFor } from './asking.ts'
import { listenTo } from './listening.ts'
import { type Someone, world } from './world.ts'

// Which rows lie behind the doors, for whom. Doors themselves are test/roles.pg.test.ts.

const { app, db, someone, team, write } = await world()
const [here, elsewhere] = [await team('Service desk'), await team('Network')]
const people: Record<string, Someone> = {
  owner: await someone('Lena', ['requester']),
  stranger: await someone('Nils', ['requester']),
  technician: await someone('Tove', ['technician']),
  scoped: await someone('Sigrid', ['technician'], [here], true),
  lead: await someone('Jonas', ['lead'], [here]),
  auditor: await someone('Bjørn', ['auditor']),
  administrator: await someone('Ingrid', ['administrator']),
}
const owner = people['owner'] as Someone

/** Who sees what. `here` is the team of `scoped` and `lead`; every ticket was asked for by `owner`. */
const table = `
                        owner  stranger  technician  scoped  lead  auditor  administrator
ticket-here             sees   -         sees        sees    sees  sees     sees
ticket-of-nobody        sees   -         sees        -       sees  sees     sees
ticket-elsewhere        sees   -         sees        -       sees  sees     sees
restricted-here         sees   -         -           sees    sees  sees     -
restricted-elsewhere    sees   -         -           -       -     sees     -
in-list-here            sees   -         sees        sees    sees  sees     sees
in-list-restricted      sees   -         -           sees    sees  sees     -
by-key-restricted       sees   -         -           sees    sees  sees     -
found-here              sees   -         sees        sees    sees  sees     sees
found-restricted        sees   -         -           sees    sees  sees     -
reply                   sees   -         sees        sees    sees  sees     sees
note                    -      -         sees        sees    sees  sees     sees
found-reply             sees   -         sees        sees    sees  sees     sees
found-note              -      -         sees        sees    sees  sees     sees
file                    sees   -         sees        sees    sees  sees     sees
file-internal           -      -         sees        sees    sees  sees     sees
bytes                   sees   -         sees        sees    sees  sees     sees
bytes-internal          -      -         sees        sees    sees  sees     sees
cause                   -      -         sees        sees    sees  sees     sees
minutes                 -      -         sees        sees    sees  sees     sees
by-cause                -      -         sees        sees    sees  sees     sees
tag                     -      -         sees        sees    sees  sees     sees
tag-in-list             -      -         sees        sees    sees  sees     sees
tag-in-csv              -      -         sees        sees    sees  sees     sees
history                 sees   -         sees        sees    sees  sees     sees
link                    sees   -         sees        -       sees  sees     sees
link-to-restricted      sees   -         -           -       -     sees     -
person                  sees   sees      sees        sees    sees  sees     sees
private-of-person       -      -         -           -       -     -        sees
place                   sees   sees      sees        sees    sees  sees     sees
audit                   -      -         -           -       -     sees     sees
accounts                -      -         -           -       -     sees     sees
`

/** How each is asked for, and the words that give it away. */
const asks: Record<string, { url: string; marker: string }> = {}
const hidden: Record<string, string> = {}

const note = (html: string) => ({ html: `<p>${html}</p>` })
async function ask(who: Someone, method: string, url: string, payload?: object) {
  const { statusCode, body, headers } = await app.inject({
    method: method as 'GET',
    url,
    headers: { authorization: `Bearer ${who.token}`, 'x-wheelhouse': '1' },
    ...(payload && { payload }),
  })
  return { status: statusCode, body, type: headers['content-type'] }
}
const mustAsk = async (who: Someone, method: string, url: string, payload?: object) => {
  const { status, body } = await ask(who, method, url, payload)
  expect(status, body).toBe(200)
  return JSON.parse(body) as Record<string, string>
}

beforeAll(async () => {
  const draft = { kind: 'incident', channel: 'portal', requester_id: owner.id, asked: true } as const
  const [open, nobodys, other, closed, away] = await write(undefined, (ctx) =>
    openTickets(ctx, [
      { ...draft, title: 'Quay lamp flickers', team_id: here },
      { ...draft, title: 'Buoy without a bell', team_id: null },
      { ...draft, title: 'Harbour switch is hot', team_id: elsewhere },
      { ...draft, title: 'Payroll envelope torn', team_id: here, restricted: true },
      { ...draft, title: 'Medical ledger missing', team_id: elsewhere, restricted: true },
    ]),
  )
  const [person] = await write(undefined, (ctx) =>
    createPeople(ctx, [{ display_name: 'Astrid Holm', employee_number: 'HM-77140' }]),
  )
  const [place] = await write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Pier nine', level: 'site' }]))
  if (!open || !nobodys || !other || !closed || !away || !person || !place)
    throw new Error('nothing was made')
  const lead = people['lead'] as Someone
  const ticket = `/api/desk/tickets/${open.id}`
  const file = await write(lead, (ctx) =>
    storeFile(ctx, 'gasket.txt', wholeOfBytes(Buffer.from('public seal'))),
  )
  const inside = await write(lead, (ctx) =>
    storeFile(ctx, 'wiring.txt', wholeOfBytes(Buffer.from('inner seal'))),
  )
  await mustAsk(lead, 'POST', `${ticket}/reply`, { ...note('Lantern ordered'), files: [file] })
  const { comment_id } = await mustAsk(lead, 'POST', `${ticket}/note`, note('Fusebox suspected'))
  await write(lead, (ctx) => attachFiles(ctx, open, [inside], { comment_id, internal: true }))
  await write(undefined, (ctx) =>
    linkRecords(ctx, [
      { from: open, relation: 'relates-to', to: other },
      { from: open, relation: 'relates-to', to: away },
    ]),
  )
  await mustAsk(lead, 'PATCH', ticket, { cause: 'Rusted relay' })
  await mustAsk(lead, 'POST', `${ticket}/time`, { minutes: 47 })
  const tagging = { ids: [open.id], action: { do: 'tag', add: ['Regular moaner'] } }
  await mustAsk(lead, 'POST', '/api/desk/bulk', tagging)
  const record = `/api/records/${open.id}`
  const found = (words: string) => `/api/search?q=${words}`
  Object.assign(asks, {
    'ticket-here': { url: ticket, marker: 'Quay lamp' },
    'ticket-of-nobody': { url: `/api/desk/tickets/${nobodys.id}`, marker: 'Buoy' },
    'ticket-elsewhere': { url: `/api/desk/tickets/${other.id}`, marker: 'Harbour' },
    'restricted-here': { url: `/api/desk/tickets/${closed.id}`, marker: 'Payroll' },
    'restricted-elsewhere': { url: `/api/desk/tickets/${away.id}`, marker: 'Medical' },
    'in-list-here': { url: '/api/desk/tickets', marker: 'Quay lamp' },
    'in-list-restricted': { url: '/api/desk/tickets?q=payroll', marker: 'Payroll' },
    'by-key-restricted': { url: `/api/go/${closed.key}`, marker: 'Payroll' },
    'found-here': { url: found('flickers'), marker: 'Quay lamp' },
    'found-restricted': { url: found('envelope'), marker: 'Payroll' },
    reply: { url: `${record}/comments`, marker: 'Lantern' },
    note: { url: `${record}/comments`, marker: 'Fusebox' },
    'found-reply': { url: found('lantern'), marker: 'Quay lamp' },
    'found-note': { url: found('fusebox'), marker: 'Quay lamp' },
    file: { url: `${record}/files`, marker: 'gasket' },
    'file-internal': { url: `${record}/files`, marker: 'wiring' },
    bytes: { url: `/api/files/${file}/content`, marker: 'public seal' },
    'bytes-internal': { url: `/api/files/${inside}/content`, marker: 'inner seal' },
    cause: { url: ticket, marker: 'Rusted' },
    minutes: { url: ticket, marker: '"minutes":47' },
    'by-cause': { url: '/api/desk/tickets?q=cause:rusted', marker: 'Quay lamp' },
    tag: { url: ticket, marker: 'moaner' },
    'tag-in-list': { url: '/api/desk/tickets', marker: 'moaner' },
    'tag-in-csv': { url: '/api/desk/tickets.csv', marker: 'moaner' },
    history: { url: `${record}/history`, marker: 'Jonas' },
    link: { url: `${record}/links`, marker: 'Harbour' },
    'link-to-restricted': { url: `${record}/links`, marker: 'Medical' },
    person: { url: `/api/people/${person.id}`, marker: 'Astrid' },
    'private-of-person': { url: `/api/people/${person.id}`, marker: 'HM-77140' },
    place: { url: `/api/places/${place.id}`, marker: 'Pier nine' },
    audit: { url: '/api/audit', marker: 'items' },
    accounts: { url: '/api/identity/accounts', marker: 'items' },
  })
  Object.assign(hidden, { ticket: away.id, key: away.key, file: inside, comment: comment_id })
})

const [head = '', ...lines] = table.trim().split('\n')
const who = head.trim().split(/\s+/)
const rows = lines.map((line) => line.trim().split(/\s+/)).map(([thing = '', ...cells]) => ({ thing, cells }))

test.each(rows)('$thing: who sees it', async ({ thing, cells }) => {
  const { url, marker } = asks[thing] ?? { url: '', marker: '' }
  const seen = await Promise.all(
    who.map(async (name) => {
      const { status, body } = await ask(people[name] as Someone, 'GET', url)
      return status === 200 && body.includes(marker) ? 'sees' : '-'
    }),
  )
  expect(Object.fromEntries(who.map((name, n) => [name, seen[n]]))).toEqual(
    Object.fromEntries(who.map((name, n) => [name, cells[n]])),
  )
})

// ---------------------------------------------------------------- hidden is like absent

const placeholder = 'the-id'

function replaced(input: unknown, id: string): unknown {
  if (input === placeholder) return id
  if (Array.isArray(input)) return input.map((one) => replaced(one, id))
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, replaced(value, id)]))
}

/** The same two requests about whichever record. */
const inputsWith = (endpoint: Endpoint, id: string, key: string) =>
  fittingInputs(endpoint, { ids: [placeholder], keys: [key] }, 2).map(
    (input) => replaced(input, id) as Record<string, unknown>,
  )

const without = (body: string, ...said: readonly string[]) =>
  said
    .reduce((text, one) => text.replaceAll(one, '…'), body)
    .replaceAll(/"(?:request|computed_at|updated_at|batch|at)":"[^"]*"/g, '')

const endpoints = modules.flatMap(({ name, contract }) =>
  Object.entries(contract).map(([verb, endpoint]) => ({ name: `${name}.${verb}`, endpoint })),
)
const asking = endpoints.filter(({ endpoint }) => {
  const [input] = inputsWith(endpoint, 'marked', 'marked')
  return endpoint.carries !== 'password' && JSON.stringify(input).includes('marked')
})

/** What somebody is told of a record, without its own names. */
async function told(name: string, endpoint: Endpoint, id: string, key: string) {
  const answers = []
  for (const input of inputsWith(endpoint, id, key)) {
    const { url, body: sent } = urlFor(endpoint, input)
    const { status, body, type } = await ask(people[name] as Someone, endpoint.method, url, sent)
    answers.push({ status, type, body: without(body, id, key) })
  }
  return answers
}

/** Who may not see which. Technicians may see the note and its file. */
const closedTo = { stranger: ['ticket', 'file', 'comment'], technician: ['ticket'], scoped: ['ticket'] }

test.each(asking)('$name says the same of what is hidden as of what is not there', async ({ endpoint }) => {
  for (const [name, things] of Object.entries(closedTo)) {
    const absent = await told(name, endpoint, newId(), 'INC-999999')
    for (const thing of things)
      expect(
        await told(name, endpoint, hidden[thing] ?? '', hidden['key'] ?? ''),
        `${name}, ${thing}`,
      ).toEqual(absent)
  }
})

test('it would be told apart if it were not hidden', async () => {
  const telling = await Promise.all(
    asking.map(async ({ name, endpoint }) => {
      if (endpoint.method !== 'GET') return []
      const [there, absent] = [
        await told('auditor', endpoint, hidden['ticket'] ?? '', hidden['key'] ?? ''),
        await told('auditor', endpoint, newId(), 'INC-999999'),
      ]
      return JSON.stringify(there) === JSON.stringify(absent) ? [] : [name]
    }),
  )
  expect(telling.flat()).toEqual(
    expect.arrayContaining([
      'records.go',
      'records.record',
      'desk.show',
      'files.list',
      'comments.list',
      'links.list',
    ]),
  )
})

test('the live stream tells nobody of what they may not see', async () => {
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const [outsider, insider] = await Promise.all(
    ['technician', 'scoped'].map((name) => listenTo(address, (people[name] as Someone).token)),
  )
  if (!outsider || !insider) throw new Error('nobody listens')
  const [closed, open] = [asks['restricted-here'], asks['ticket-here']].map((one) => one?.url ?? '')
  const lead = people['lead'] as Someone
  for (const url of [closed, open]) await mustAsk(lead, 'PATCH', url ?? '', { impact: 1 })
  const idOf = (url = '') => url.split('/').at(-1) ?? ''
  // Told in the order in which they happened: once the later one is there, the earlier one would be.
  await Promise.all([outsider.hears(idOf(open)), insider.hears(idOf(open)), insider.hears(idOf(closed))])
  expect(outsider.told()).not.toContain(idOf(closed))
  outsider.close()
  insider.close()
  // A page that began to load before that, and could not listen yet, is told what it may see of it.
  const late = await listenTo(address, (people['technician'] as Someone).token, 60)
  await late.hears(idOf(open))
  expect(late.told()).not.toContain(idOf(closed))
  late.close()
  const fresh = await listenTo(address, (people['technician'] as Someone).token)
  expect(fresh.told().size).toBe(0)
  fresh.close()
})

// ---------------------------------------------------------------- the auditor

test('whatever an auditor tries, nothing of anyone else changes', async () => {
  const auditor = people['auditor'] as Someone
  const { rows: there } = await sql<{
    id: string
  }>`select id from entity union select id from comment union select id from file`.execute(db)
  const { rows: keys } = await sql<{ key: string }>`select key from entity`.execute(db)
  const known = { ids: there.map(({ id }) => id), keys: keys.map(({ key }) => key) }
  for (const { endpoint } of endpoints) {
    if (endpoint.method === 'GET' || endpoint.carries !== undefined || endpoint.can === 'anyone') continue
    for (const input of fittingInputs(endpoint, known, 12)) {
      const { url, body } = urlFor(endpoint, input)
      await ask(auditor, endpoint.method, url, body)
    }
  }
  const { rows: did } = await sql<{ kind: string; whom: string | null }>`
    select distinct e.kind, d.payload::jsonb ->> 'principal' as whom
    from event e join event_data d on d.event_id = e.id where e.actor_id = ${auditor.id}::uuid`.execute(db)
  // Their own views, account and tokens are theirs to change, and what they watch themselves.
  const isOwn = ({ kind, whom }: (typeof did)[number]) =>
    /^(?:view|identity)\./.test(kind) || (kind.startsWith('watcher.') && whom === auditor.id)
  expect(did.filter((one) => !isOwn(one))).toEqual([])
})
