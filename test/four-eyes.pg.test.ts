import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { factsOn, powerfulTables, withPowerful } from '#kernel/auth/powers'
import { actorOf } from '#kernel/auth/actors'
import { roles } from '#kernel/auth/roles'
import { hashOf } from '#kernel/auth/credentials'
import { newId, newSecret } from '#kernel/ids'
import { modules } from '#modules/index'
import { fittingInputs } from './arbitrary-input.ts'
import { urlFor } from './asking.ts'
import { house } from './door.ts'
import { endpoints } from './endpoints.ts'

// With four eyes on, no single person gains anything by any sequence of what the house promises, for themselves or anybody else.

const { app, admin, join, db } = await house()
const boss = await join('Boss', [{ role: 'administrator' }])
const gro = await join('Gro')
const all = await join(
  'All',
  roles.map((role) => ({ role })),
)
const { body } = await admin.post('/api/teams', { name: 'Keys' })
const team = String(body['id'])
await admin.post('/api/identity/grants', { principal_ids: [team], role: 'manager' })
await admin.post('/api/identity/roles', { name: 'Night watch', permissions: ['people.read'] })
await admin.post('/api/identity/second-factor-roles', { roles: ['Night watch'] })
const { body: brought } = await admin.post('/api/directories/connections', { name: 'Okta' })
const connection = String(brought['id'])
await admin.post('/api/identity/four-eyes', { on: true })

const known = {
  ids: [gro.id, gro.id, boss.id, team, team, all.id],
  keys: ['INC-0'],
}
/** Names that arbitrary words seldom hit. */
const names = {
  role: ['Night watch', 'administrator', 'auditor'],
  based_on: ['administrator'],
  name: ['Night watch', 'sign-in.second-factor-roles', 'identity.four-eyes', 'sign-in.own-ways', 'Another'],
}

const powers = async () => {
  const facts = await factsOn(db, { actor: all.id, mails: false })
  return new Set(facts.map(({ source, key }) => `${source} ${key}`))
}
const holds = async () => {
  const found = []
  for (const { id } of [gro, boss, all]) {
    const actor = await actorOf(db, id)
    found.push(...[...(actor?.permissions ?? [])].map(([name, scope]) => `${id} ${name} ${String(scope)}`))
  }
  return new Set(found)
}

/** A session of theirs, whatever was ended before. */
async function cookieOf(id: string) {
  const secret = newSecret()
  await sql`insert into session (id, token_hash, person_id, created_at, seen_at, rotated_at, proven_at, expires_at, idle_seconds, ip, agent)
    values (${newId()}::uuid, ${hashOf(secret)}, ${id}::uuid, now(), now(), now(), now(), now() + interval '1 day', 86400, '10.0.0.1', 'test')`.execute(
    db,
  )
  return `session=${secret}`
}

const left = new Set(['identity.signOut', 'identity.closeAccount', 'people.anonymise', 'people.leave'])
const writes = endpoints.filter(
  ({ name, endpoint }) => endpoint.method !== 'GET' && endpoint.carries === undefined && !left.has(name),
)

/** As whoever holds every role. */
async function send(cookie: string, method: string, url: string, payload?: object) {
  const reply = await app.inject({
    method: method as 'POST',
    url,
    headers: { 'x-wheelhouse': '1', cookie },
    ...(payload !== undefined && { payload }),
  })
  return reply.json<{ kind?: string }>().kind ?? 'done'
}

const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`
  return typeof value === 'boolean' ? String(value) : `'${String(value)}'`
}

const account = `/api/identity/accounts/${boss.id}`
const provider = { name: 'mine', label: 'Mine', issuer: 'https://id.example', client_id: 'x' }
const directory = { name: 'Mine', kind: 'openldap', address: 'ldaps://mine.example', base_dn: 'dc=mine' }
/** Each way to more that there is: who has none waits for somebody else on every one of them. */
const tries: [string, string, object?][] = [
  ['POST', '/api/identity/grants', { principal_ids: [gro.id], role: 'technician' }],
  ['POST', '/api/identity/grants', { principal_ids: [gro.id], role: 'technician', team_id: team }],
  ['POST', '/api/identity/grants', { principal_ids: [team], role: 'Night watch' }],
  ['POST', '/api/identity/roles', { name: 'Mine', permissions: ['desk.read'] }],
  ['PATCH', '/api/identity/roles/Night%20watch', { version: 1, permissions: ['people.read', 'desk.read'] }],
  ['PATCH', '/api/identity/roles/Night%20watch', { version: 1, staff: true }],
  ['POST', `/api/teams/${team}/members`, { put: [{ person_id: gro.id, lead: false }] }],
  [
    'POST',
    '/api/identity/invitations',
    { people: [{ email: 'me@x.example' }], roles: [{ role: 'administrator' }] },
  ],
  ['POST', `${account}/reset-link`],
  ['POST', `${account}/email`, { email: 'mine@x.example' }],
  ['POST', `${account}/emergency`, { emergency: true }],
  ['POST', '/api/identity/second-factor-roles', { roles: [] }],
  ['PATCH', '/api/settings/sign-in.second-factor-roles', { value: [] }],
  ['POST', '/api/identity/sign-on/providers', provider],
  ['POST', '/api/directories', directory],
  ['POST', '/api/directories/connections', { name: 'Mine' }],
  ['POST', `/api/directories/connections/${connection}/token`, {}],
  ['POST', '/api/identity/four-eyes', { on: false }],
]

test('each kind of fact names the tables that it is read from, and each of these says when it changes', async () => {
  const { rows: watched } = await sql<{ name: string }>`
    select distinct c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_proc p on p.oid = t.tgfoid where p.proname = 'standing_changed'`.execute(db)
  const asking = { actor: all.id, mails: false }
  for (const { name, tables, ofPowerful, aside = [], facts } of modules.flatMap(
    ({ powers: some = [] }) => some,
  )) {
    const read = await db.transaction().execute(async (tx) => {
      const { sql: text, parameters } =
        sql`${ofPowerful ? sql`with ${withPowerful}` : sql``} ${facts(asking)}`.compile(tx)
      const filled = text.replaceAll(/\$(\d+)/g, (_, n) => literal(parameters[Number(n) - 1]))
      await sql
        .raw(`create temporary view facts as select * from (${filled}) f (a, b, c, d, e, g)`)
        .execute(tx)
      const { rows } = await sql<{ name: string }>`
        with recursive used (id) as (
          select 'facts'::regclass::oid
          union
          select d.refobjid from used u join pg_rewrite r on r.ev_class = u.id
          join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
        )
        select relname as name from used join pg_class c on c.oid = used.id where relkind = 'r'`.execute(tx)
      await sql`drop view facts`.execute(tx)
      return rows.map((row) => row.name)
    })
    const named = new Set([...tables, ...aside, ...(ofPowerful ? powerfulTables : [])])
    expect([name, read.toSorted()]).toEqual([name, [...named].toSorted()])
    for (const table of [...tables, ...powerfulTables])
      expect(watched.map((row) => row.name)).toContain(table)
  }
})

test('each way to more waits for a second person', async () => {
  const cookie = await cookieOf(all.id)
  const kinds = []
  for (const [method, url, payload] of tries) kinds.push(await send(cookie, method, url, payload))
  expect(kinds).toEqual(tries.map(() => 'second-needed'))
})

test('whoever holds every role gains nothing by any of them, alone', async () => {
  const [before, held] = [await powers(), await holds()]
  for (const { endpoint, room } of writes) {
    const cookie = await cookieOf(all.id)
    for (const [n, input] of fittingInputs(endpoint, known, room === 'identity' ? 2 : 1).entries()) {
      const fields = Object.entries(names).filter(([field]) => field in input)
      for (const [field, some] of fields) input[field] = some[n % some.length]
      const { url, body: sent } = urlFor(endpoint, input)
      await send(cookie, endpoint.method, url, sent)
    }
  }
  const more = [...(await powers())].filter((fact) => !before.has(fact))
  expect(more).toEqual([])
  expect([...(await holds())].filter((one) => !held.has(one))).toEqual([])
  // What they asked for they cannot confirm.
  const cookie = await cookieOf(all.id)
  const { rows } = await sql<{ id: string }>`select id from pending_change where state = 'waiting'`.execute(
    db,
  )
  expect(rows.length).toBeGreaterThan(tries.length)
  for (const { id } of rows)
    expect(await send(cookie, 'POST', `/api/identity/pending-changes/${id}/confirm`)).toBe('conflict')
  expect([...(await powers())].filter((fact) => !before.has(fact))).toEqual([])
})
