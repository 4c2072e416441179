import { expect, test } from 'vitest'
import type { Endpoint } from '#lib/contract'
import { asCsv, isList } from '#lib/list-csv'
import { attachFiles, storeFile, wholeOfBytes } from '#facets/files/public'
import { linkRecords } from '#facets/links/public'
import { tagRecords } from '#facets/tags/public'
import { addComments } from '#facets/comments/add'
import { openTickets } from '#modules/desk/public'
import { fittingInputs } from '../arbitrary-input.ts'
import { urlFor } from '../asking.ts'
import { endpoints } from '../endpoints.ts'
import { importing } from '../importing.ts'
import { world } from '../world.ts'
import { cast, type Reader } from './cast.ts'
import { common, make } from './made.ts'

// What is hidden changes nothing: every answer that a reader is given, before and after records came to be that are
// closed to them.

const house = await world()
const play = await cast(house)
const far = await house.someone('Far away', ['technician'], [play.elsewhere])

/** What is told of by design, to those who look after the house: that something happens in it, and how much waits. */
const ofTheHouse = new Set([
  'history.audit',
  'history.kinds',
  'seal.head',
  'seal.proof',
  'seal.growth',
  'administration.deliveries',
  'administration.jobs',
  'administration.schedules',
  'identity.tokens',
])
/** Administrators see every import. */
const openTo: Partial<Record<Reader, ReadonlySet<string>>> = {
  admin: new Set(['imports.list', 'imports.list as CSV']),
}

interface Asked {
  readonly name: string
  readonly endpoint: Endpoint
  readonly input: Record<string, unknown>
}
const filters = ['', common.toLowerCase(), 'is:open assignee:me', 'tag:seen -tag:lonely']

function asked(known: { ids: string[]; keys: string[] }): Asked[] {
  return endpoints.flatMap(({ name, endpoint }) => {
    if (endpoint.method !== 'GET' || endpoint.carries === 'download' || ofTheHouse.has(name)) return []
    const bare = {
      ...fittingInputs(endpoint, known, 1)[0],
      ...('limit' in endpoint.input.shape && { limit: 200 }),
    }
    const inputs = Object.hasOwn(endpoint.input.shape, 'id')
      ? known.ids.map((id) => ({ ...bare, id }))
      : Object.hasOwn(endpoint.input.shape, 'q')
        ? filters.map((q) => ({ limit: 50, q }))
        : [bare]
    const all = inputs.map((input) => ({ name, endpoint, input: without(input, 'after') }))
    return isList(endpoint)
      ? [
          ...all,
          {
            name: `${name} as CSV`,
            endpoint: asCsv(endpoint),
            input: without(inputs.at(-1) ?? {}, 'after', 'limit'),
          },
        ]
      : all
  })
}
const without = (input: Record<string, unknown>, ...fields: string[]) =>
  Object.fromEntries(Object.entries(input).filter(([key]) => !fields.includes(key)))

/** Moments that pass by themselves. */
const still = (body: string) =>
  body
    .replaceAll(/"(?:computed_at|request|last_used_at|last_ip|seen_at|now)":(?:null|"[^"]*")/g, '')
    .replaceAll(/"age":\d+/g, '')

const atOnce = 4
async function answers(reader: Reader, all: readonly Asked[]) {
  const told = new Map<string, string>()
  const waiting = [...all]
  const lane = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      if (openTo[reader]?.has(one.name)) continue
      const { url } = urlFor(one.endpoint, one.input)
      const { statusCode, body } = await house.app.inject({
        url,
        headers: { authorization: `Bearer ${play.who[reader].token}` },
      })
      told.set(`${one.name} ${url}`, `${statusCode} ${still(body)}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return told
}

/** Everything that may lie on a record, on some that nobody of the readers sees; and what is private to others. */
async function hide(beside: { hub: Parameters<typeof linkRecords>[1][number]['to']; ticket: string }) {
  const { who, elsewhere } = play
  // Assigned to one who does not see it, and asked for by another who has left no trace: the hardest there is.
  const shared = { channel: 'desk', team_id: elsewhere, restricted: true, asked: true, priority: 1 } as const
  const [hidden, other] = await house.write(undefined, (ctx) =>
    openTickets(ctx, [
      {
        ...shared,
        kind: 'incident',
        title: `${common} hidden`,
        assignee_id: who.technician.id,
        place_id: beside.hub.id,
        tags: ['seen'],
      },
      { ...shared, kind: 'request', title: `${common} hidden too`, tags: ['lonely', 'unheard'] },
    ]),
  )
  if (!hidden || !other) throw new Error('nothing was hidden')
  const file = await house.write(far, (ctx) =>
    storeFile(ctx, 'hidden.txt', wholeOfBytes(Buffer.from('hidden'))),
  )
  await house.write(far, async (ctx) => {
    await addComments(ctx, [
      { on: hidden, kind: 'reply', html: `<p>${common} hidden words</p>` },
      { on: hidden, kind: 'note', html: '<p>Hidden note</p>' },
    ])
    await attachFiles(ctx, hidden, [file], { internal: false })
    const visible = await ctx.db
      .selectFrom('entity')
      .select(['id', 'kind', 'key', 'title', 'audience_id'])
      .where('id', '=', beside.ticket)
      .executeTakeFirstOrThrow()
    await linkRecords(ctx, [
      { from: hidden, relation: 'part-of', to: visible },
      { from: hidden, relation: 'relates-to', to: beside.hub },
      { from: other, relation: 'duplicate-of', to: hidden },
    ])
  })
  await house.must(far, 'PATCH', `/api/desk/tickets/${hidden.id}`, { cause: 'Hidden cause' })
  await house.must(far, 'POST', `/api/desk/tickets/${hidden.id}/time`, { minutes: 5 })
  const view = { list: 'desk.queue', q: 'is:open', sort: null, columns: null }
  await house.must(far, 'POST', '/api/views', { ...view, title: 'Hidden view', shared_with: elsewhere })
  await house.must(far, 'POST', `/api/records/${hidden.id}/draft`, {
    kind: 'note',
    html: '<p>Hidden draft</p>',
  })
  await importing(house).bring(who.admin, 'hidden.csv', 'Name,Email\nAna,ana@example.org\n')
}

test('what is hidden changes no answer', async () => {
  const { made, hub } = await make(house, play)
  const ticket = made.find(({ kind, name }) => kind === 'incident' && name === 'of-here')
  if (!ticket) throw new Error('no ticket was made')
  // Known before: a tag on what is seen, and one that lies about on nothing.
  await house.write(undefined, async (ctx) => {
    await tagRecords(ctx, [hub], { add: ['seen', 'lonely'] })
    await tagRecords(ctx, [hub], { remove: ['lonely'] })
  })
  // The ticket that hidden ones will be linked to, and what is promised about them.
  const one = made.filter(({ kind, name }) => name === 'of-here' || kind === 'policy')
  const all = asked({
    ids: [hub.id, play.who.lead.id, ...one.map(({ id }) => id)],
    keys: made.map(({ key }) => key),
  })
  const watching = ['requester', 'technician', 'scoped', 'admin'] as const
  const lists = all.filter(({ name }) => name === 'desk.list')
  const auditors = await answers('auditor', lists)
  const before = new Map<Reader, Map<string, string>>()
  for (const reader of watching) before.set(reader, await answers(reader, all))
  await hide({ hub, ticket: ticket.id })
  const changed: string[] = []
  for (const reader of watching)
    for (const [name, text] of await answers(reader, all)) {
      const was = before.get(reader)?.get(name) ?? ''
      if (was !== text) changed.push(`${reader}: ${name}\n${difference(was, text)}`)
    }
  expect(changed).toEqual([])
  // Whoever sees it is told, or nothing would have been shown here.
  expect([...(await answers('auditor', lists))]).not.toEqual([...auditors])
})

/** Where two texts part, with a little around it. */
function difference(a: string, b: string): string {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const from = Math.max(0, at - 60)
  return `  was … ${a.slice(from, at + 100)}\n  is  … ${b.slice(from, at + 100)}`
}
