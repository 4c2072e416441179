import { PassThrough, Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { sql } from 'kysely'
import { runCli } from '#apps/cli/run'
import { allKinds, kindOf } from '#kernel/kinds'
import { mcpClient } from '../mcp-client.ts'
import type { Someone, world } from '../world.ts'
import { common, type Made } from './made.ts'

type World = Awaited<ReturnType<typeof world>>

/** A way on which a record may come to somebody; gives those of these records that came. */
export interface Surface {
  readonly name: string
  readonly told: string
  /** Asked of each record by itself, or once of all. */
  readonly shows: (who: Someone, made: readonly Made[]) => Promise<ReadonlySet<string>>
  /** Where it exists for some kinds only. */
  readonly kinds?: readonly string[]
  /** A permission that the way itself needs, beside sight of the record. */
  readonly needs?: string
}

/** Where each kind has its list. One without a page of its own is read there. */
const listed: Record<string, { list: string; all?: string }> = {
  incident: { list: '/api/desk/tickets', all: '?limit=200' },
  request: { list: '/api/desk/tickets', all: '?limit=200' },
  person: { list: '/api/people', all: '?limit=200' },
  team: { list: '/api/teams' },
  department: { list: '/api/departments' },
  place: { list: '/api/places', all: '?limit=200' },
  asset: { list: '/api/assets', all: '?limit=200' },
  vendor: { list: '/api/vendors', all: '?limit=200' },
  contract: { list: '/api/contracts', all: '?limit=200' },
  questionnaire: { list: '/api/questionnaires' },
  assessment: { list: '/api/assessments', all: '?limit=200' },
  comparison: { list: '/api/comparisons', all: '?limit=200' },
  claim: { list: '/api/claims', all: '?limit=200' },
  'vendor-service': { list: '/api/vendor-services', all: '?limit=200' },
  obligation: { list: '/api/obligations', all: '?limit=200' },
  product: { list: '/api/software', all: '?limit=200' },
  purchase: { list: '/api/purchasing', all: '?limit=200' },
  calendar: { list: '/api/calendars' },
  policy: { list: '/api/clocks/policies' },
  import: { list: '/api/imports', all: '?limit=200' },
}
const ticketKinds = ['incident', 'request']
/** Kinds whose lists are files too, and take a filter. */
const filtered = [
  ...ticketKinds,
  'person',
  'place',
  'asset',
  'vendor',
  'contract',
  'assessment',
  'comparison',
  'claim',
  'obligation',
  'vendor-service',
  'product',
  'purchase',
]
const files = [...filtered, 'import']

/** What is asked one record after the other, some at a time. */
const atOnce = 4
async function those(made: readonly Made[], shows: (one: Made) => Promise<boolean>) {
  const found = new Set<string>()
  const waiting = [...made]
  const lane = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) if (await shows(one)) found.add(one.id)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return found
}

/** Somebody was told of all of these, when they may have seen them. */
async function wereTold({ db }: World, { id }: Someone, made: readonly Made[]) {
  const records = made.map((one) => one.id)
  await sql`insert into notice (id, person_id, fact, kind, rank, entity_id, inside, by_id, said, request_id, at, spared)
    select gen_random_uuid(), ${id}::uuid, 'told ' || record, 'desk.assigned', 20, record, false, ${id}::uuid, '{}', gen_random_uuid(), now(), false
    from unnest(${records}::uuid[]) record on conflict (person_id, fact) do update set read_at = null`.execute(
    db,
  )
}

export interface Stage {
  readonly house: World
  readonly hub: { readonly id: string }
  readonly address: string
}

export function surfacesOf({ house, hub, address }: Stage): readonly Surface[] {
  const { call } = house
  const get = async (who: Someone, url: string) => {
    const { status, body } = await call(who, 'GET', url)
    return status === 200 ? (typeof body === 'string' ? body : JSON.stringify(body)) : ''
  }
  const send = async (who: Someone, url: string, payload: object) =>
    (await call(who, 'POST', url, payload)).status === 200
  const named = (text: string, made: readonly Made[]) =>
    new Set(made.filter(({ title }) => text.includes(title)).map(({ id }) => id))
  /** One answer that names all that may be seen. */
  const among =
    (...urls: string[]): Surface['shows'] =>
    async (who, made) =>
      named((await Promise.all(urls.map((url) => get(who, url)))).join('\n'), made)
  const each =
    (url: (one: Made) => string, says: (one: Made) => string = ({ title }) => title): Surface['shows'] =>
    (who, made) =>
      those(made, async (one) => (await get(who, url(one))).includes(says(one)))
  /** Where the answer itself says that there is such a record. */
  const answered = (url: (one: Made) => string): Surface['shows'] => each(url, () => '{')
  const lists = (kinds: readonly string[], query: string) =>
    among(...new Set(kinds.map((kind) => `${listed[kind]?.list ?? ''}${query}`)))
  const onRecord = (facet: string) => answered(({ id }) => `/api/records/${id}/${facet}`)
  const tagged =
    (url: string): Surface['shows'] =>
    async (who, made) => {
      const text = await get(who, url)
      return new Set(made.filter(({ key }) => text.includes(`tag ${key}"`)).map(({ id }) => id))
    }
  const counted: Surface['shows'] = (who, made) =>
    those(made, async ({ kind, title }) => {
      const path =
        {
          person: 'people',
          place: 'places',
          asset: 'assets',
          vendor: 'vendors',
          contract: 'contracts',
          assessment: 'assessments',
          comparison: 'comparisons',
          claim: 'claims',
          obligation: 'obligations',
          'vendor-service': 'vendor-services',
          product: 'software',
          purchase: 'purchasing',
        }[kind] ?? 'desk'
      return (await get(who, `/api/${path}/count?q=${encodeURIComponent(`"${title}"`)}`)).includes('"n":1')
    })

  return [
    {
      name: 'page',
      told: 'its own page',
      kinds: allKinds().flatMap(({ name, page }) => (page === undefined ? [] : [name])),
      shows: each(({ kind, id }) => (kindOf(kind).page ?? '').replace(':id', id)),
    },
    {
      name: 'list',
      told: 'the list of its kind',
      shows: among(...new Set(Object.values(listed).map(({ list, all = '' }) => `${list}${all}`))),
    },
    {
      name: 'filter',
      told: 'the list, asked by its words',
      kinds: filtered,
      shows: lists(filtered, `?limit=200&q=${common.toLowerCase()}`),
    },
    { name: 'count', told: 'the number of what a filter finds', kinds: filtered, shows: counted },
    {
      name: 'file of the list',
      told: 'the list as CSV',
      kinds: files,
      shows: among(...new Set(files.map((kind) => `${listed[kind]?.list ?? ''}.csv`))),
    },
    {
      name: 'record',
      told: 'what every record says of itself',
      shows: each(({ id }) => `/api/records/${id}`),
    },
    { name: 'go', told: 'by its number, as the palette goes', shows: each(({ key }) => `/api/go/${key}`) },
    {
      name: 'search',
      told: 'by its words, as the palette searches',
      shows: among(`/api/search?q=${common}&limit=50`),
    },
    {
      name: 'visit',
      told: 'what one looked at, kept and told again by “recent”',
      shows: async (who, made) => {
        const went = await those(made, ({ id }) => send(who, `/api/records/${id}/visit`, {}))
        const told = named(await get(who, '/api/recent?limit=50'), made)
        return new Set([...went].filter((id) => told.has(id)))
      },
    },
    {
      name: 'presence',
      told: 'who else looks at it',
      shows: (who, made) => those(made, ({ id }) => send(who, '/api/presence', { id, doing: 'looking' })),
    },
    {
      name: 'notices',
      told: 'in the inbox, of whatever one was told before, and in what it counts',
      async shows(who, made) {
        await wereTold(house, who, made)
        const shown = named(await get(who, '/api/notices?limit=200'), made)
        const count = await get(who, '/api/notices/count')
        if (count !== `{"unread":${shown.size}}`) throw new Error(`${count} for ${shown.size} that are shown`)
        return shown
      },
    },
    { name: 'comments', told: 'its messages', shows: onRecord('comments') },
    { name: 'files', told: 'its files', shows: onRecord('files') },
    { name: 'links', told: 'its links', shows: onRecord('links') },
    {
      name: 'linked',
      told: 'as the far end of a link from what everybody sees',
      needs: 'places.read',
      shows: among(`/api/records/${hub.id}/links?limit=200`),
    },
    {
      name: 'told',
      told: 'in the timeline of what it was linked to',
      needs: 'places.read',
      shows: among(`/api/records/${hub.id}/history?limit=200`),
    },
    { name: 'history', told: 'its timeline', shows: onRecord('history') },
    { name: 'past', told: 'as it was at a moment', shows: onRecord('was') },
    { name: 'watchers', told: 'whom it concerns', shows: onRecord('watchers') },
    { name: 'clocks', told: 'what was promised about it', shows: onRecord('clocks') },
    { name: 'draft', told: 'words begun about it', shows: onRecord('draft') },
    {
      name: 'tags',
      told: 'its tags',
      needs: 'tags.read',
      shows: each(
        ({ id }) => `/api/records/${id}/tags`,
        ({ key }) => `tag ${key}`,
      ),
    },
    {
      name: 'tag list',
      told: 'all tags, with how often each is used',
      needs: 'tags.read',
      shows: tagged('/api/tags?limit=200'),
    },
    {
      name: 'tag completion',
      told: 'tags offered while one types',
      needs: 'tags.read',
      shows: tagged('/api/tags/suggest?prefix=tag&limit=50'),
    },
    {
      name: 'audit',
      told: 'the audit trail, by its number',
      needs: 'audit.read',
      shows: each(({ key }) => `/api/audit?subject=${key}`),
    },
    {
      name: 'command line',
      told: '`wheelhouse desk list`',
      kinds: ticketKinds,
      async shows(who, made) {
        const [stdout, stderr] = [new PassThrough(), new PassThrough()]
        const said = textOf(stdout)
        stderr.resume()
        await runCli(['desk', 'list', '--all', '--json'], {
          env: { WHEELHOUSE_URL: address, WHEELHOUSE_TOKEN: who.token },
          stdin: Readable.from([]),
          stdout,
          stderr,
          screen: { zone: 'UTC' },
        })
        stdout.end()
        return named(await said, made)
      },
    },
    {
      name: 'MCP',
      told: 'as a resource, read by a program with a token',
      async shows(who, made) {
        await using mcp = await mcpClient(address, who.token)
        return await those(made, async ({ key, title }) => {
          const read = mcp.client.readResource({ uri: `wheelhouse://record/${key}` })
          return JSON.stringify(await read.catch(() => '')).includes(title)
        })
      },
    },
  ]
}
