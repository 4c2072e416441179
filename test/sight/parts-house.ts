import { expect } from 'vitest'
import { attachFiles, storeFile, wholeOfBytes } from '#facets/files/public'
import { linkRecords } from '#facets/links/public'
import { openTickets } from '#modules/desk/public'
import { createPeople } from '#modules/people/public'
import { type Someone, world } from '../world.ts'

const note = (html: string) => ({ html: `<p>${html}</p>` })

/** A misspelt name would see nothing, as somebody does to whom all is closed. */
function tokenOf(people: Readonly<Record<string, Someone>>, name: string): string {
  const someone = people[name]
  if (!someone) throw new Error(`nobody here is “${name}”`)
  return someone.token
}

/** A house with tickets and a person that have every part, and with those who may see some of them. */
export async function houseOfParts() {
  const { app, db, someone, team, write } = await world()
  const [here, elsewhere] = [await team('Service desk'), await team('Network')]
  const people = {
    owner: await someone('Lena', ['requester']),
    stranger: await someone('Nils', ['requester']),
    technician: await someone('Tove', ['technician']),
    scoped: await someone('Sigrid', ['technician'], [here], true),
    lead: await someone('Jonas', ['lead'], [here]),
    auditor: await someone('Bjørn', ['auditor']),
    administrator: await someone('Ingrid', ['administrator']),
  }

  async function ask(name: string, method: string, url: string, payload?: object) {
    const { statusCode, body, headers } = await app.inject({
      method: method as 'GET',
      url,
      headers: { authorization: `Bearer ${tokenOf(people, name)}`, 'x-wheelhouse': '1' },
      ...(payload && { payload }),
    })
    const { date: _, 'content-length': _length, ...told } = headers
    return { status: statusCode, body, headers: told }
  }
  const mustAsk = async (name: string, method: string, url: string, payload?: object) => {
    const { status, body } = await ask(name, method, url, payload)
    expect(status, body).toBe(200)
    return JSON.parse(body) as Record<string, string>
  }

  const draft = { kind: 'incident', channel: 'portal', requester_id: people.owner.id, asked: true } as const
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
  const ticket = `/api/desk/tickets/${open.id}`
  const file = await write(people.lead, (ctx) =>
    storeFile(ctx, 'gasket.txt', wholeOfBytes(Buffer.from('public seal'))),
  )
  const inside = await write(people.lead, (ctx) =>
    storeFile(ctx, 'wiring.txt', wholeOfBytes(Buffer.from('inner seal'))),
  )
  await mustAsk('lead', 'POST', `${ticket}/reply`, { ...note('Lantern ordered'), files: [file] })
  const { comment_id } = await mustAsk('lead', 'POST', `${ticket}/note`, note('Fusebox suspected'))
  if (comment_id === undefined) throw new Error('no note was made')
  await write(people.lead, (ctx) => attachFiles(ctx, open, [inside], { comment_id, internal: true }))
  await write(undefined, (ctx) =>
    linkRecords(ctx, [
      { from: open, relation: 'relates-to', to: other },
      { from: open, relation: 'relates-to', to: away },
    ]),
  )
  await mustAsk('lead', 'PATCH', ticket, { cause: 'Rusted relay' })
  await mustAsk('lead', 'POST', `${ticket}/time`, { minutes: 47 })
  const tagging = { ids: [open.id], action: { do: 'tag', add: ['Regular moaner'] } }
  await mustAsk('lead', 'POST', '/api/desk/bulk', tagging)
  const loose = await write(people.administrator, (ctx) =>
    storeFile(ctx, 'loose.txt', wholeOfBytes(Buffer.from('on no record'))),
  )
  const secret = { kind: 'incident', title: 'Suspicion', type: 'text', internal: true }
  await mustAsk('administrator', 'POST', '/api/fields', secret)
  await mustAsk('lead', 'PATCH', ticket, { custom: { suspicion: 'Sabotage' } })
  await mustAsk('lead', 'POST', `/api/records/${open.id}/watch`)
  await mustAsk('lead', 'POST', `/api/records/${open.id}/draft`, { kind: 'note', ...note('Half a thought') })
  const absence = { person_id: person.id, kind: 'sick', starts_on: '2026-11-20', ends_on: '2026-11-30' }
  await mustAsk('administrator', 'POST', '/api/absences', { ...absence, note: 'Broken leg' })
  const view = { list: 'desk.queue', q: 'is:open', sort: null, columns: null }
  await mustAsk('lead', 'POST', '/api/views', { ...view, title: 'My worries' })
  await mustAsk('lead', 'POST', '/api/views', { ...view, title: 'Our worries', shared_with: here })
  const record = `/api/records/${open.id}`
  const found = (words: string) => `/api/search?q=${words}`
  /** How each part is asked for, and the words that give it away. */
  const asks: Record<string, { url: string; marker: string }> = {
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
    'view-of-the-lead': { url: '/api/views?list=desk.queue', marker: 'My worries' },
    'view-shared-here': { url: '/api/views?list=desk.queue', marker: 'Our worries' },
    'draft-of-the-lead': { url: `${record}/draft`, marker: 'Half a thought' },
    'private-of-person': { url: `/api/people/${person.id}`, marker: 'HM-77140' },
    audit: { url: '/api/audit', marker: 'items' },
    accounts: { url: '/api/identity/accounts', marker: 'items' },
  }
  /** What not everybody may see, by id; and the number of the first. */
  const ids = {
    ticket: away.id,
    key: away.key,
    file: inside,
    comment: comment_id,
    open: open.id,
    closed: closed.id,
    loose,
  }
  return { app, db, here, people, ask, mustAsk, asks, ids }
}
