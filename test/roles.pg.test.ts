import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '#lib/contract'
import { kebab } from '#lib/reply-columns'
import { type Role, roles } from '#kernel/auth/roles'
import type { Permission } from '#kernel/module'
import { modules } from '#modules/index'
import { urlFor } from './asking.ts'
import { endpoints, type NamedEndpoint } from './endpoints.ts'
import { markdown } from './markdown.ts'
import { world } from './world.ts'

// Who may do what: one table, which docs/roles.md shows and which is asked of a server that listens.

const { app, someone, tokenFor } = await world()
let address = ''
beforeAll(async () => {
  address = await app.listen({ port: 0, host: '127.0.0.1' })
})

const permissions = Object.assign({}, ...modules.map((module) => module.permissions ?? {})) as Record<
  string,
  Permission
>

const opens = ({ can }: Endpoint, role: Role) =>
  can === 'anyone' || can === 'signed-in' || (permissions[can]?.roles.includes(role) ?? false)

// ---------------------------------------------------------------- the table

const heads = roles.map((role) =>
  role.replace('people-manager', 'people m.').replace('administrator', 'admin'),
)
const reach = { there: 'there', everywhere: 'as soon as it is held anywhere', none: 'not at all' }

const wordOf = ({ can }: Endpoint) =>
  can === 'anyone' ? 'anyone' : can === 'signed-in' ? 'signed in' : `\`${can}\``

const spoken = modules.flatMap(({ faces = [] }) =>
  faces.flatMap(({ contract }) =>
    Object.values(contract).map(({ method, path, summary }) => [`\`${method} ${path}\``, summary]),
  ),
)

function rolesPage(): string {
  const rooms = [...new Set(endpoints.map(({ room }) => room))].filter((room) =>
    endpoints.some((one) => one.room === room),
  )
  const tables = rooms.map((room) => {
    const rows = endpoints
      .filter((one) => one.room === room)
      .map(({ verb, endpoint }) => [
        `\`${kebab(verb)}\``,
        wordOf(endpoint),
        ...roles.map((role) => (opens(endpoint, role) ? '●' : '')),
      ])
    return `## ${kebab(room)}\n\n${markdown([['Command', 'Needs', ...heads], ...rows])}`
  })
  return `# Who may do what

Written by \`test/roles.pg.test.ts\` (\`vitest run -u test/roles\`) from what the rooms promise; the same test asks it of a running
server. A dot says that a role opens the door. Which records lie behind it for whom is decided row by row: teams see their own,
IT sees what is not restricted, requesters see what is theirs, auditors see all that is not private and change nothing:
[who sees what](sight.md).

## Roles of your own

Under Administration › Roles whoever gives roles also makes them: from permissions, or after another role. It is called what you name
it, in lists, in the trail and on the command line (\`wheelhouse identity make-role --name "Night watch" --permissions work.read\`). The
roles below came with the house and stay as they are. A change holds at once for whoever holds the role; dropping one names who loses
what, and is refused if that changed meanwhile. “Works for IT” lets a role see what IT sees, restricted work excepted.

A role is given for everything, for one team, or for one site and all that lies within. For a part of the house it carries less:

${markdown([['Permission', 'For a team or site'], ...Object.entries(permissions).map(([name, { part }]) => [`\`${name}\``, reach[part ?? 'none']])])}

“There” means work of that team, or at that site, and the people who are there; \`people.manage\` for a team reaches
nobody, for a team is no place. Whoever holds a role of IT for a site sees the work there that is not restricted, also what was there before, once a job
has gone through it. Nobody gives, takes or shapes a role that may more than they do, as widely; administrators may, for they could give
it to themselves.

${tables.join('\n\n')}

## Providers that bring people

By SCIM, with the token of a connection: it opens nothing else, and no session or token of a person opens these. It brings people and
teams, and gives no roles.

${markdown([['Request', 'What it does'], ...spoken])}
`
}

test('docs/roles.md shows the table', async () => {
  await expect(rolesPage()).toMatchFileSnapshot(join(import.meta.dirname, '../docs/roles.md'))
})

test('an auditor reads, and changes nothing', () => {
  const writes = endpoints.filter(({ endpoint }) => endpoint.method !== 'GET' && endpoint.can.includes('.'))
  const open = writes
    .filter(({ endpoint }) => opens(endpoint, 'auditor'))
    .map(({ room, verb }) => `${room}.${verb}`)
  // Doors that rows close: each is opened by a permission to read, and its command decides by whose the record is.
  const byRow = endpoints
    .filter(({ endpoint }) => endpoint.can.endsWith('.read'))
    .map(({ room, verb }) => `${room}.${verb}`)
  expect(open.filter((name) => !byRow.includes(name))).toEqual([])
  const reads = Object.entries(permissions).filter(([name]) => name.endsWith('.read'))
  expect(
    reads.filter(([, { roles: holders }]) => !holders.includes('auditor')).map(([name]) => name),
  ).toEqual([])
})

// ---------------------------------------------------------------- the doors, over the wire

/** Asks at the door with something that nobody could act on: what is let in is refused for that. */
async function knock({ endpoint }: NamedEndpoint, token?: string) {
  const input = Object.fromEntries(Object.keys(endpoint.input.shape).map((field) => [field, '\u2205']))
  const { url } = urlFor(endpoint, input)
  const response = await fetch(`${address}${url}`, {
    method: endpoint.method,
    headers: {
      'x-wheelhouse': '1',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(endpoint.method !== 'GET' &&
        endpoint.method !== 'DELETE' && { 'content-type': 'application/json' }),
    },
    ...(endpoint.method !== 'GET' && endpoint.method !== 'DELETE' && { body: '{' }),
  })
  const { key } = (await response.json().catch(() => ({}))) as { key?: string }
  return response.status === 401 || response.status === 403 ? key : 'let in'
}

const atOnce = 8

/** Every endpoint's answer at the door, where it is not the one in the table. */
async function surprises(token: string | undefined, expected: (endpoint: Endpoint) => string) {
  const told: string[] = []
  const waiting = [...endpoints]
  const lane = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const [wanted, got] = [expected(one.endpoint), await knock(one, token)]
      if (got !== wanted) told.push(`${one.room}.${one.verb}: ${got} instead of ${wanted}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return told
}
/** What a token hears at the door: what its person or it lacks, and that some doors are for people alone. */
const byToken = ({ bySession }: Endpoint, isLetIn: boolean, lacks: string) =>
  isLetIn ? (bySession ? 'house.session-only' : 'let in') : lacks

test.each(roles)('%s: comes through the doors of the table, and no others', async (role) => {
  const { token } = await someone('Somebody', [role])
  expect(
    await surprises(token, (endpoint) => byToken(endpoint, opens(endpoint, role), 'house.not-held')),
  ).toEqual([])
})

test('a stranger comes through the open doors only', async () => {
  const expected = ({ can }: Endpoint) => (can === 'anyone' ? 'let in' : 'house.not-signed-in')
  expect(await surprises(undefined, expected)).toEqual([])
})

test('a token opens no more than it was made for', async () => {
  const { id } = await someone('Somebody', ['lead', 'administrator'])
  const token = await tokenFor(id, ['desk.read', 'places.*'])
  const isMeant = ({ can }: Endpoint) =>
    !can.includes('.') || can === 'desk.read' || can.startsWith('places.')
  expect(
    await surprises(token, (endpoint) => byToken(endpoint, isMeant(endpoint), 'house.token-lacks')),
  ).toEqual([])
})
