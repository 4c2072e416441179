import { beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { titleSaid } from '#lib/words'
import type { Endpoint } from '#lib/contract'
import { seedDemo } from '#apps/demo'
import { actorOf } from '#kernel/auth/actors'
import { hashOf } from '#kernel/auth/credentials'
import { type Role, roles } from '#kernel/auth/roles'
import { reading } from '#kernel/context'
import { newId, newSecret } from '#kernel/ids'
import { identity } from '#modules/identity/contract'
import { modules } from '#modules/index'
import { fittingInputs, hostileInputs, type Known, oddCursors } from './arbitrary-input.ts'
import { urlFor } from './asking.ts'
import { endpoints, type NamedEndpoint } from './endpoints.ts'
import { allDone } from './left-for-later.ts'
import { world } from './world.ts'

// What holds for every promise of the house, whoever made it.

const { app, db, someone, team } = await world()
const everyPermission = new Set(modules.flatMap(({ permissions = {} }) => Object.keys(permissions)))

/** What went wrong on our side, so that a failing test can say more than a number. */
const faults: unknown[] = []
app.addHook('onError', async (_request, _reply, error) => void faults.push(error))

const known: Known = { ids: [], keys: [] }
let strangersTeam = ''

beforeAll(async () => {
  await seedDemo(db)
  strangersTeam = await team('Of other people')
  const { rows } = await sql<{ ids: string[]; keys: string[] }>`
    select array(select id from (select id, row_number() over (partition by kind order by key) as n from entity) e where n <= 3)
        || array(select id from comment order by id limit 3) || array(select id from time_entry order by id limit 3) as ids,
      array(select key from entity order by key collate "C" limit 10) as keys`.execute(db)
  Object.assign(known, {
    ids: [...(rows[0]?.ids ?? []), newId(), newId()],
    keys: [...(rows[0]?.keys ?? []), 'INC-0', ''],
  })
}, 120_000)

/** Somebody with these roles, signed in as browsers are: so that also what tokens may not do is done. */
async function signedIn(held: readonly Role[], teams: readonly string[] = []) {
  const { id } = await someone('Somebody', held, teams, teams.length > 0)
  const secret = newSecret()
  const now = new Date().toISOString()
  await sql`insert into session (id, token_hash, person_id, created_at, seen_at, rotated_at, expires_at, idle_seconds, ip, agent)
    values (${newId()}::uuid, ${hashOf(secret)}, ${id}::uuid, ${now}, ${now}, ${now}, now() + interval '1 day', 86400, '10.0.0.1', 'test')`.execute(
    db,
  )
  return { id, cookie: `session=${secret}` }
}
type Caller = Awaited<ReturnType<typeof signedIn>>

interface Sent {
  url?: string
  payload?: string | Buffer
  type?: string
}

/** Those who send. Some endpoints end a session or take a role away: whoever is gone is replaced. */
const cast = {
  all: () => signedIn(roles),
  requester: () => signedIn(['requester']),
  elsewhere: () => signedIn(['technician', 'lead'], [strangersTeam]),
  nobody: () => signedIn([]),
}
const standing = new Map<keyof typeof cast, Caller>()
async function caller(who: keyof typeof cast): Promise<Caller> {
  const before = standing.get(who)
  const me = before && (await send(identity.me, before, {}))
  // Whoever looks with other eyes may write nothing.
  if (before && me?.statusCode === 200 && me.json<{ viewer: unknown }>().viewer === null) return before
  const fresh = await cast[who]()
  standing.set(who, fresh)
  return fresh
}

async function send(
  endpoint: Endpoint,
  caller: Caller | undefined,
  input: Record<string, unknown>,
  other: Sent = {},
) {
  const { url, body } = urlFor(endpoint, input)
  const isUpload = endpoint.carries === 'upload'
  const payload =
    other.payload ??
    (isUpload ? Buffer.from('some bytes') : body === undefined ? undefined : JSON.stringify(body))
  const type = other.type ?? (isUpload ? 'application/octet-stream' : 'application/json')
  return app.inject({
    method: endpoint.method,
    url: other.url ?? url,
    headers: {
      'x-wheelhouse': '1',
      ...(caller && { cookie: caller.cookie }),
      ...(payload !== undefined && { 'content-type': type }),
    },
    ...(payload !== undefined && { payload }),
  })
}
type Answered = Awaited<ReturnType<typeof send>>

/** A refusal in the one form that refusals have. */
const refusal = (status: number, kind: string) => ({
  status,
  kind,
  key: expect.stringMatching(/^[a-z.-]+\.[a-z.-]+$/) as string,
  title: expect.stringMatching(/^\S.*\S$/s) as string,
  request: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
})

/** Not our fault, in the form that it must have, and as promised if it is a success. */
function expectGood({ endpoint }: NamedEndpoint, input: unknown, answer: Answered) {
  const said = JSON.stringify(input)?.slice(0, 2000)
  if (answer.statusCode >= 500) {
    const error = faults.at(-1)
    expect.fail(`${answer.statusCode} on ${said}: ${error instanceof Error ? error.stack : answer.body}`)
  }
  if (answer.statusCode >= 400) {
    expect(answer.headers['content-type'], said).toMatch(/^application\/problem\+json/)
    expect(answer.json(), said).toMatchObject(refusal(answer.statusCode, expect.any(String) as string))
  } else if (endpoint.carries !== 'download') {
    expect(answer.statusCode, said).toBe(200)
    const { error } = endpoint.reply.safeParse(answer.json())
    expect(error, said).toBeUndefined()
  }
}

// ---------------------------------------------------------------- what is promised

/** One sentence without its full stop: more may follow it on a screen. */
const plain = /^[A-Z](?!.*[.!?](?:\s|$)).+$/
const jargon =
  /\b(?:endpoint|entity|entities|fetch|payload|API|CRUD|JSON body|UUID|database|boolean|null|param(?:eter)?s?)\b/i

test.each(endpoints)('$name says in one plain sentence what it does, and what it needs', ({ endpoint }) => {
  const { summary, can, path, method } = endpoint
  expect(summary).toMatch(plain)
  expect(summary).not.toMatch(jargon)
  expect(summary.length).toBeLessThan(130)
  expect(summary.split(' ').length).toBeGreaterThan(1)
  expect(path).toMatch(/^\/api(?:\/(?:[a-z][a-z-]*|:[a-z_]+))+$/)
  if (can !== 'anyone' && can !== 'signed-in') expect(everyPermission).toContain(can)
  if (method === 'GET') expect(endpoint.carries).not.toBe('upload')
  for (const [, field = ''] of path.matchAll(/:(\w+)/g))
    expect(Object.keys(endpoint.input.shape)).toContain(field)
})

test('every permission is named after the room that declares it, and somebody holds it', () => {
  const owners = new Map<string, Set<string>>()
  for (const { name, permissions = {} } of modules)
    for (const [permission, { title, roles: holders }] of Object.entries(permissions)) {
      expect(permission).toMatch(/^[a-z-]+\.[a-z-]+$/)
      expect(titleSaid(title, 'en')).toMatch(plain)
      expect(holders, permission).not.toEqual([])
      const prefix = permission.split('.')[0] ?? ''
      owners.set(prefix, (owners.get(prefix) ?? new Set()).add(name))
    }
  for (const [prefix, names] of owners) expect([...names], prefix).toHaveLength(1)
})

// ---------------------------------------------------------------- who is let in

test.each(endpoints)('$name lets in only whom it promises to', async ({ endpoint }) => {
  const [input = {}] = fittingInputs(endpoint, known, 1)
  const strange = await send(endpoint, undefined, input)
  if (endpoint.can === 'anyone') expect(strange.json()).not.toMatchObject({ key: 'house.not-signed-in' })
  else expect(strange.json()).toEqual(refusal(401, 'not-signed-in'))
  const nobody = await send(endpoint, await caller('nobody'), input)
  if (endpoint.can.includes('.')) expect(nobody.json()).toEqual(refusal(403, 'forbidden'))
  else expect(nobody.statusCode).not.toBe(401)
})

// ---------------------------------------------------------------- whatever is sent

const bodies: Sent[] = [
  { payload: '{' },
  { payload: '' },
  { payload: '[]' },
  { payload: '"text"' },
  { payload: 'null' },
  { payload: '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}' },
  { payload: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
  { payload: 'a=1', type: 'application/x-www-form-urlencoded' },
  { payload: '--x\r\n\r\n--x--', type: 'multipart/form-data; boundary=x' },
  { payload: Buffer.from([0xff, 0xfe, 0x00]), type: 'text/plain' },
]
const addresses = ['%00', '%ff%fe', '%', "'", '..%2f..', '%F0%9F%A7%AF', '💥'.repeat(50)]

/** How much is sent: hashing a password takes as long as fifty requests. */
const counts = ({ carries }: Endpoint) =>
  carries === 'password' ? { fitting: 2, each: 1 } : { fitting: 8, each: 2 }

test.each(endpoints)('$name never fails on our side, and answers as promised', async (named) => {
  const { endpoint } = named
  // Most requests come from someone who may do everything, because those get furthest.
  const callers = [await caller('all'), await caller('requester'), await caller('elsewhere')]
  const { fitting, each } = counts(endpoint)
  const inputs = [...fittingInputs(endpoint, known, fitting), ...hostileInputs(endpoint, known, each)]
  for (const [n, input] of inputs.entries()) {
    expectGood(named, input, await send(endpoint, callers[n % 5] ?? callers[0], input))
  }
  const [first = {}] = inputs
  if ('after' in endpoint.input.shape)
    for (const after of oddCursors) {
      const { sort: _, ...rest } = first
      const input = { ...rest, q: '', after }
      expectGood(named, input, await send(endpoint, callers[0], input))
    }
  const { url } = urlFor(endpoint, first)
  if (endpoint.method !== 'GET')
    for (const body of bodies) expectGood(named, body, await send(endpoint, callers[0], first, body))
  for (const odd of addresses) {
    const query = `${url.includes('?') ? '&' : '?'}limit=${odd}&q=${odd}&q=2&id=${odd}`
    const address = endpoint.path.includes(':') ? endpoint.path.replaceAll(/:\w+/g, odd) : `${url}${query}`
    expectGood(named, address, await send(endpoint, callers[0], first, { url: address }))
  }
})

test.each(endpoints.filter(({ endpoint }) => endpoint.method === 'GET'))(
  '$name writes nothing',
  async (named) => {
    const { endpoint, room, verb } = named
    const actor = await actorOf(db, (await caller('all')).id)
    if (!actor) throw new Error('nobody there')
    const handler = modules.find(({ name }) => name === room)?.handlers[verb] as unknown as (
      ctx: unknown,
      input: unknown,
    ) => Promise<unknown>
    for (const input of fittingInputs(endpoint, known, 5)) {
      const parsed = endpoint.input.safeParse(input)
      if (!parsed.success) continue
      const readOnly = db.transaction().setAccessMode('read only')
      const problem = await readOnly
        .execute((tx) => handler(reading({ db: tx, actor }), parsed.data))
        .then(() => '', String)
      expect(problem, JSON.stringify(input)).not.toMatch(/read-only transaction/)
    }
  },
)

test('nothing that was left for later fails either', async () => {
  expect(await allDone(db)).toEqual([])
}, 90_000)

test('what the server does not know is not found, in the same form', async () => {
  const { cookie } = await caller('all')
  for (const url of ['/api', '/api/nothing', '/api/desk/tickets/1/2/3']) {
    const answer = await app.inject({ url, headers: { cookie } })
    if (url !== '/api') expect(answer.json()).toEqual(refusal(404, 'not-found'))
    expect(answer.statusCode).toBeLessThan(500)
  }
})

// ---------------------------------------------------------------- those who speak another standard

const spoken = modules.flatMap(({ faces = [] }) =>
  faces.flatMap((face) =>
    Object.entries(face.contract).map(([verb, endpoint]) => ({
      name: `${face.prefix} ${verb}`,
      face,
      endpoint,
    })),
  ),
)
const provider = newSecret()
beforeAll(async () => {
  const id = newId()
  await sql`insert into directory (id, name, kind, address, start_tls, bind_dn, base_dn, people_filter, groups_filter, mapping, every_hours, most_gone_percent, active, made_at, changed_at)
    values (${id}::uuid, 'A provider', 'scim', '', false, '', '', '', '', '{}', 0, 100, true, now(), now())`.execute(
    db,
  )
  await sql`insert into provisioning (directory_id, token_hash, networks) values (${id}::uuid, ${hashOf(provider)}, '{}')`.execute(
    db,
  )
})

test.each(spoken)(
  '$name takes its own tokens alone, and refuses in its own form whatever is sent',
  async ({ face, endpoint }) => {
    const opened = (
      input: Record<string, unknown>,
      { token = provider, payload }: { token?: string; payload?: string | Buffer } = {},
    ) => {
      const { url, body } = urlFor(endpoint, input)
      const sent = payload ?? (body && JSON.stringify(body))
      return app.inject({
        method: endpoint.method,
        url,
        headers: {
          authorization: `Bearer ${token}`,
          ...(sent !== undefined && { 'content-type': face.type }),
        },
        ...(sent !== undefined && { payload: sent }),
      })
    }
    const good = (answer: Answered, said: unknown) => {
      const error = faults.at(-1)
      expect(answer.statusCode, `${JSON.stringify(said)} ${String(error)}`).toBeLessThan(500)
      if (answer.body !== '') expect(answer.headers['content-type']).toContain(face.type)
      if (answer.statusCode >= 400)
        expect(answer.json()).toMatchObject({
          status: String(answer.statusCode),
          detail: expect.any(String) as string,
        })
    }
    const { token } = await someone('Somebody', roles)
    const [first = {}] = fittingInputs(endpoint, known, 1)
    expect((await opened(first, { token })).statusCode).toBe(401)
    const { cookie } = await caller('all')
    const { url } = urlFor(endpoint, first)
    const session = await app.inject({
      method: endpoint.method,
      url,
      headers: { cookie, 'x-wheelhouse': '1' },
    })
    expect(session.statusCode).toBe(401)
    for (const input of [...fittingInputs(endpoint, known, 8), ...hostileInputs(endpoint, known, 2)])
      good(await opened(input), input)
    if (endpoint.method !== 'GET' && endpoint.method !== 'DELETE')
      for (const { payload } of bodies)
        if (payload !== undefined) good(await opened(first, { payload }), payload)
  },
)
