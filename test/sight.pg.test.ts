import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '#lib/contract'
import { newId } from '#kernel/ids'
import { attachFiles, storeFile, wholeOfBytes } from '#facets/files/public'
import { linkRecords } from '#facets/links/public'
import { openTickets } from '#modules/desk/public'
import { modules } from '#modules/index'
import { createPeople } from '#modules/people/public'
import { fittingInputs } from './arbitrary-input.ts'
import { urlFor } from './asking.ts'
import { listenTo } from './listening.ts'
import { parts, partReaders } from './sight/parts.ts'
import { type Someone, world } from './world.ts'

// Which parts of a record are shown to whom, and that what is hidden is like what is not there.

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
  const { date: _, 'content-length': _length, ...told } = headers
  return { status: statusCode, body, headers: told }
}
const mustAsk = async (who: Someone, method: string, url: string, payload?: object) => {
  const { status, body } = await ask(who, method, url, payload)
  expect(status, body).toBe(200)
  return JSON.parse(body) as Record<string, string>
}

beforeAll(async () => {
  const draft = { kind: 'incident', channel: 'portal', requester_id: owner.id, asked: true } as const
  const [open, other, closed, away] = await write(undefined, (ctx) =>
    openTickets(ctx, [
      { ...draft, title: 'Quay lamp flickers', team_id: here },
      { ...draft, title: 'Harbour switch is hot', team_id: elsewhere },
      { ...draft, title: 'Payroll envelope torn', team_id: here, restricted: true },
      { ...draft, title: 'Medical ledger missing', team_id: elsewhere, restricted: true },
    ]),
  )
  const [person] = await write(undefined, (ctx) =>
    createPeople(ctx, [
      {
        display_name: 'Astrid Holm',
        employee_number: 'HM-77140',
        notes: 'Wants to leave',
        emails: [{ value: 'astrid@fjordhjem.example', label: 'private' }],
      },
    ]),
  )
  if (!open || !other || !closed || !away || !person) throw new Error('nothing was made')
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
  const admin = people['administrator'] as Someone
  const loose = await write(admin, (ctx) =>
    storeFile(ctx, 'loose.txt', wholeOfBytes(Buffer.from('on no record'))),
  )
  const secret = { kind: 'incident', title: 'Suspicion', type: 'text', internal: true }
  await mustAsk(admin, 'POST', '/api/fields', secret)
  await mustAsk(lead, 'PATCH', ticket, { custom: { suspicion: 'Sabotage' } })
  await mustAsk(lead, 'POST', `/api/records/${open.id}/watch`)
  await mustAsk(lead, 'POST', `/api/records/${open.id}/draft`, { kind: 'note', ...note('Half a thought') })
  const absence = { person_id: person.id, kind: 'sick', starts_on: '2026-11-20', ends_on: '2026-11-30' }
  await mustAsk(admin, 'POST', '/api/absences', { ...absence, note: 'Broken leg' })
  const view = { list: 'desk.tickets', q: 'is:open', sort: null, columns: null }
  await mustAsk(lead, 'POST', '/api/views', { ...view, title: 'My worries' })
  await mustAsk(lead, 'POST', '/api/views', { ...view, title: 'Our worries', shared_with: here })
  const record = `/api/records/${open.id}`
  const found = (words: string) => `/api/search?q=${words}`
  Object.assign(asks, {
    'ticket-here': { url: ticket, marker: 'Quay lamp' },
    'restricted-here': { url: `/api/desk/tickets/${closed.id}`, marker: 'Payroll' },
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
    watcher: { url: `${record}/watchers`, marker: 'Jonas' },
    'custom-internal': { url: ticket, marker: 'Sabotage' },
    'by-custom-internal': { url: '/api/desk/tickets?q=suspicion:sabotage', marker: 'Quay lamp' },
    'by-private-of-person': { url: '/api/people?q=number:HM-77140', marker: 'Astrid' },
    'private-address': { url: `/api/people/${person.id}`, marker: 'fjordhjem' },
    'by-private-address': { url: '/api/people?q=email:astrid@fjordhjem.example', marker: 'Astrid' },
    'notes-of-person': { url: `/api/people/${person.id}`, marker: 'Wants to leave' },
    'reason-of-absence': { url: '/api/absences?from=2026-11-01&to=2026-12-01', marker: 'Broken leg' },
    'view-of-the-lead': { url: '/api/views?list=desk.tickets', marker: 'My worries' },
    'view-shared-here': { url: '/api/views?list=desk.tickets', marker: 'Our worries' },
    'draft-of-the-lead': { url: `${record}/draft`, marker: 'Half a thought' },
    'private-of-person': { url: `/api/people/${person.id}`, marker: 'HM-77140' },
    audit: { url: '/api/audit', marker: 'items' },
    accounts: { url: '/api/identity/accounts', marker: 'items' },
  })
  Object.assign(hidden, {
    ticket: away.id,
    key: away.key,
    file: inside,
    comment: comment_id,
    open: open.id,
    loose,
  })
})

test.each(parts)('$name: who sees it', async ({ name: part, cells }) => {
  const { url, marker } = asks[part] ?? { url: '', marker: '' }
  const seen = await Promise.all(
    partReaders.map(async (name) => {
      const { status, body } = await ask(people[name] as Someone, 'GET', url)
      return status === 200 && body.includes(marker) ? 'sees' : '-'
    }),
  )
  expect(Object.fromEntries(partReaders.map((name, n) => [name, seen[n]]))).toEqual(
    Object.fromEntries(partReaders.map((name, n) => [name, cells[n]])),
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
    const { body, ...rest } = await ask(people[name] as Someone, endpoint.method, url, sent)
    answers.push({ ...rest, body: without(body, id, key) })
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

// ---------------------------------------------------------------- id by id

const wayOf = (way: readonly string[]) => way.join('/')
/** Every place in an input where an id stands. */
function placesIn(input: unknown, way: readonly string[] = []): string[] {
  if (input === placeholder) return [wayOf(way)]
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([key, value]) => placesIn(value, [...way, key]))
}

/** Something of the sort that a field is for, which every reader here sees. */
function openTo(way: string): string {
  if (/team_id/.test(way)) return here
  if (/(?:assignee|requester|manager|person|head|contact)_id|affected|principals|members/.test(way))
    return owner.id
  return hidden['open'] ?? ''
}

/** At one place stands this id, at all others what everybody may name. */
function oneReplaced(input: unknown, at: string, id: string, way: readonly string[] = []): unknown {
  if (input === placeholder) return wayOf(way) === at ? id : openTo(wayOf(way))
  if (Array.isArray(input)) return input.map((one, n) => oneReplaced(one, at, id, [...way, String(n)]))
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, oneReplaced(value, at, id, [...way, key])]),
  )
}

const samples = 8
/** Each place of an endpoint's input where an id may stand, with an input that has it and as little else as may be. */
function byPlace({ input }: Endpoint, inputs: readonly Record<string, unknown>[]) {
  const found = new Map<string, Record<string, unknown>>()
  for (const one of inputs)
    for (const at of placesIn(one)) {
      const field = at.split('/')[0] ?? ''
      const slim = Object.fromEntries(
        Object.entries(one).filter(
          ([key]) => key === field || !(input.shape[key]?.safeParse(undefined).success ?? true),
        ),
      )
      if (!found.has(at)) found.set(at, slim)
    }
  return found
}

const places = endpoints.flatMap(({ name, endpoint }) =>
  endpoint.carries === 'password' || endpoint.carries === 'upload'
    ? []
    : [...byPlace(endpoint, fittingInputs(endpoint, { ids: [placeholder], keys: ['INC-0'] }, samples))].map(
        ([at, input]) => ({ name: `${name} ${at}`, endpoint, at, input }),
      ),
)
/** What was made by the way is called otherwise each time. */
const nameless = (body: string) =>
  body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]+-\d+|"version":\d+|"\d{4}-\d\d-\d\dT[^"]*"/g, '…')

const closedAlone = {
  stranger: ['ticket', 'file', 'comment'],
  lead: ['ticket', 'loose'],
  administrator: ['ticket'],
}

test.each(places)('$name: a hidden one is refused like an absent one', async ({ endpoint, at, input }) => {
  const answer = async (name: string, id: string) => {
    const { url, body: sent } = urlFor(endpoint, oneReplaced(input, at, id) as Record<string, unknown>)
    const { body, ...rest } = await ask(people[name] as Someone, endpoint.method, url, sent)
    return { ...rest, body: nameless(body) }
  }
  for (const [name, things] of Object.entries(closedAlone)) {
    // Whatever the first one did by the way, such as taking a name, is done when the second is asked.
    if ((await answer(name, newId())).body.includes('"house.forbidden"')) continue
    const absent = await answer(name, newId())
    for (const thing of things)
      expect(await answer(name, hidden[thing] ?? ''), `${name}, ${thing}`).toEqual(absent)
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
