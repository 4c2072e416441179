import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { provisionedHouse, urn } from '#test/scim'
import { filterIn } from './engine/filter.ts'
import { matches } from './engine/matches.ts'
import { attributesOf, type Values } from './engine/schema.ts'

const { ask, patch, renew, admin, browser, db, told, join, connection, someone, call } =
  await provisionedHouse()

/** As Entra ID sends a new user. */
const entra = (name: string, more: object = {}) => ({
  schemas: [urn.user, urn.work],
  externalId: `entra-${name}`,
  userName: `${name}@halden.example`,
  active: true,
  displayName: `Person ${name}`,
  emails: [{ primary: true, type: 'work', value: `${name}@halden.example` }],
  meta: { resourceType: 'User' },
  name: { formatted: `Person ${name}`, familyName: name, givenName: 'Person' },
  roles: [],
  ...more,
})
const bring = async (name: string, more: object = {}) =>
  String((await ask('POST', '/Users', entra(name, more))).body['id'])
const personOf = async (entry: string) =>
  db
    .selectFrom('directory_person')
    .innerJoin('person', 'person.id', 'person_id')
    .selectAll('person')
    .select(['missing_since', 'disabled_since'])
    .where('entry_id', '=', entry)
    .executeTakeFirst()
const accountOf = (person: string | undefined) =>
  db
    .selectFrom('account')
    .selectAll()
    .where('person_id', '=', person ?? '')
    .executeTakeFirst()
const refused = (status: number, scimType?: string) => ({
  status,
  body: {
    schemas: [urn.error],
    status: String(status),
    ...(scimType !== undefined && { scimType }),
    detail: expect.any(String) as string,
  },
})

test('it says what it can, what kinds there are and what they may hold', async () => {
  const config = await ask('GET', '/ServiceProviderConfig')
  expect(config).toMatchObject({
    status: 200,
    body: { patch: { supported: true }, bulk: { supported: false } },
  })
  expect(config.headers['content-type']).toBe('application/scim+json; charset=utf-8')
  expect((await ask('GET', '/ResourceTypes')).body).toMatchObject({ totalResults: 2 })
  expect((await ask('GET', '/ResourceTypes/User')).body).toMatchObject({
    endpoint: '/Users',
    schema: urn.user,
  })
  expect((await ask('GET', '/Schemas')).body['totalResults']).toBe(3)
  expect((await ask('GET', `/Schemas/${urn.work}`)).body).toMatchObject({ name: 'EnterpriseUser' })
  expect(await ask('GET', '/Schemas/urn:nothing')).toMatchObject(refused(404))
  expect(await ask('GET', '/Nothing')).toMatchObject(refused(404))
})

test('Entra ID: asked for, not found, brought, found again by user name and by what it calls them', async () => {
  const none = await ask('GET', `/Users?filter=${encodeURIComponent('userName eq "ana@halden.example"')}`)
  expect(none).toMatchObject({ status: 200, body: { totalResults: 0, Resources: [] } })
  const made = await ask(
    'POST',
    '/Users',
    entra('ana', { title: 'Mate', phoneNumbers: [{ type: 'mobile', value: '+47 900' }] }),
  )
  expect(made).toMatchObject({
    status: 201,
    body: {
      id: expect.any(String) as string,
      active: true,
      userName: 'ana@halden.example',
      meta: { resourceType: 'User' },
    },
  })
  const id = String(made.body['id'])
  expect(made.headers['location']).toBe(`/scim/v2/Users/${id}`)
  expect(made.body['roles']).toBeUndefined()
  for (const filter of [
    'userName eq "ANA@halden.example"',
    'externalId eq "entra-ana"',
    `id eq "${id}"`,
    'title eq "mate"',
  ])
    expect(await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`), filter).toMatchObject({
      body: { totalResults: 1 },
    })
  const person = await personOf(id)
  expect(person).toMatchObject({
    title: 'Person ana',
    job_title: 'Mate',
    username: 'ana@halden.example',
    state: 'active',
  })
  await expect
    .poll(() => accountOf(person?.id))
    .toMatchObject({ email: 'ana@halden.example', disabled_at: null })
  const { rows } = await sql<{
    role: string
  }>`select role from role_grant where principal_id = ${person?.id ?? ''}::uuid`.execute(db)
  expect(rows).toEqual([{ role: 'requester' }])
  expect(await ask('POST', '/Users', entra('ANA'))).toMatchObject(refused(409, 'uniqueness'))
})

test('Entra ID: changes by path, with words for what is true or false', async () => {
  const id = await bring('bo')
  const person = await personOf(id)
  const changed = await patch(
    `/Users/${id}`,
    { op: 'Replace', path: 'displayName', value: 'Bo Berg' },
    { op: 'Replace', path: 'emails[type eq "work"].value', value: 'bo.berg@halden.example' },
    { op: 'Add', path: `${urn.work}:department`, value: 'Deck' },
    { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '+47 32' },
  )
  expect(changed).toMatchObject({
    status: 200,
    body: { displayName: 'Bo Berg', [urn.work]: { department: 'Deck' } },
  })
  expect(changed.headers['etag']).toBe('W/"2"')
  const { rows } = await sql<{ title: string; department: string }>`
    select p.title, d.title as department from person p join department d on d.id = p.department_id where p.id = ${person?.id ?? ''}::uuid`.execute(
    db,
  )
  expect(rows).toEqual([{ title: 'Bo Berg', department: 'Deck' }])
  expect((await admin.get(`/api/people/${person?.id}`)).body).toMatchObject({
    emails: [{ value: 'bo.berg@halden.example' }],
    phones: [{ value: '+47 32' }],
  })
  // The manager, as a bare id.
  const boss = await bring('boss')
  await patch(`/Users/${id}`, { op: 'Add', path: `${urn.work}:manager`, value: boss })
  expect(await personOf(id)).toMatchObject({ manager_id: (await personOf(boss))?.id })
})

test('an emergency account comes in whatever the provider says of it', async () => {
  const glass = await join('Glass', [{ role: 'administrator' }])
  const mark = { emergency: true }
  expect((await admin.post(`/api/identity/accounts/${glass.id}/emergency`, mark)).status).toBe(200)
  const id = await bring('glass', { userName: glass.email, emails: [{ type: 'work', value: glass.email }] })
  await patch(`/Users/${id}`, { op: 'replace', value: { active: false } })
  const flagged = { id: glass.id, disabled_since: expect.any(String) as string }
  expect(await personOf(id)).toMatchObject(flagged)
  expect((await browser('10.6.0.2').signIn(glass.email)).status).toBe(200)
})

test('whoever is taken away there is flagged and signed out, and nobody is deleted or brought back by it', async () => {
  const gro = await join('Gro')
  const id = await bring('gro', { userName: gro.email, emails: [{ type: 'work', value: gro.email }] })
  expect(await personOf(id)).toMatchObject({ id: gro.id })
  expect((await gro.browser.get('/api/me')).status).toBe(200)
  const made = await gro.browser.post('/api/me/tokens', { name: 'a script', permissions: ['people.read'] })
  const token = String(made.body['token'])
  const byToken = async () => (await call({ id: gro.id, token }, 'GET', '/api/people')).status
  expect(await byToken()).toBe(200)
  const off = await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' })
  expect(off).toMatchObject({ status: 200, body: { active: false } })
  await expect.poll(async () => (await gro.browser.get('/api/me')).status).toBe(401)
  await expect.poll(byToken).toBe(401)
  expect(await personOf(id)).toMatchObject({ state: 'active', disabled_since: expect.any(String) as string })
  expect(JSON.stringify((await admin.get('/api/directories')).body['flagged'])).toContain(gro.id)
  expect((await browser('10.6.0.1').signIn(gro.email)).status).toBe(422)
  // Allowed again there: the flag goes.
  expect((await patch(`/Users/${id}`, { op: 'replace', value: { active: true } })).status).toBe(200)
  expect(await personOf(id)).toMatchObject({ disabled_since: null })
  expect((await browser('10.6.0.1').signIn(gro.email)).status).toBe(200)
  expect(await told(gro.id)).toEqual(expect.arrayContaining(['directories.flagged', 'directories.back']))
  // Gone there, and brought anew: the same person.
  expect((await ask('DELETE', `/Users/${id}`)).status).toBe(204)
  expect(await ask('GET', `/Users/${id}`)).toMatchObject(refused(404))
  expect(await personOf(id)).toMatchObject({ id: gro.id, missing_since: expect.any(String) as string })
  const again = await bring('gro', { userName: gro.email, emails: [{ type: 'work', value: gro.email }] })
  expect(again).not.toBe(id)
  expect(await personOf(again)).toMatchObject({ id: gro.id, missing_since: null })
  // Somebody decides that they have left: then no provider brings them back.
  await patch(`/Users/${again}`, { op: 'replace', value: { active: false } })
  expect(
    (await admin.post(`${connection.at.replace('/connections', '')}/flagged/${gro.id}`, { leave: true }))
      .status,
  ).toBe(200)
  expect(await patch(`/Users/${again}`, { op: 'replace', value: { active: true } })).toMatchObject(
    refused(409),
  )
  expect(await personOf(again)).toMatchObject({ state: 'left' })
  await ask('DELETE', `/Users/${again}`)
  expect(
    await ask(
      'POST',
      '/Users',
      entra('gro', { userName: gro.email, emails: [{ type: 'work', value: gro.email }] }),
    ),
  ).toMatchObject(refused(409))
})

test('nobody is taken for somebody else because of a user name', async () => {
  await admin.post('/api/people', { display_name: 'Root', username: 'root' })
  expect(await ask('POST', '/Users', entra('mallory', { userName: 'root' }))).toMatchObject(refused(409))
  const found = await ask('GET', `/Users?filter=${encodeURIComponent('userName eq "root"')}`)
  expect(found.body['totalResults']).toBe(0)
})

test('who may not sign in there is not taken up, until they may; then they are in their teams', async () => {
  const id = await bring('later', { active: 'False' })
  expect(await personOf(id)).toBeUndefined()
  const group = await ask('POST', '/Groups', {
    schemas: [urn.group],
    displayName: 'Late watch',
    members: [{ value: id }],
  })
  await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'True' })
  const members = await db
    .selectFrom('membership')
    .innerJoin('directory_team', 'directory_team.team_id', 'membership.team_id')
    .select('person_id')
    .where('entry_id', '=', String(group.body['id']))
    .execute()
  expect(members).toEqual([{ person_id: (await personOf(id))?.id }])
})

test('Okta: all of a user anew, and taken away by that', async () => {
  const id = await bring('okta')
  const put = await ask(
    'PUT',
    `/Users/${id}`,
    { ...entra('okta'), id, title: 'Cook', active: false },
    { type: 'application/json' },
  )
  expect(put).toMatchObject({ status: 200, body: { id, title: 'Cook', active: false } })
  expect(await personOf(id)).toMatchObject({ disabled_since: expect.any(String) as string })
  expect(await ask('PUT', `/Users/${id}`, { schemas: [urn.user] })).toMatchObject(
    refused(400, 'invalidValue'),
  )
})

test('groups are teams: members come and go in every form that is sent', async () => {
  const [a, b, c] = [await bring('m1'), await bring('m2'), await bring('m3')]
  const { body } = await ask('POST', '/Groups', {
    schemas: [urn.group],
    externalId: 'g',
    displayName: 'Bridge watch',
    members: [{ value: a }],
  })
  const at = `/Groups/${String(body['id'])}`
  const people = new Map(
    await Promise.all([a, b, c].map(async (id) => [(await personOf(id))?.id ?? '', id] as const)),
  )
  const members = async () => {
    const rows = await db
      .selectFrom('membership')
      .innerJoin('team', 'team.id', 'team_id')
      .select('person_id')
      .where('title', '=', 'Bridge watch')
      .execute()
    return rows.map(({ person_id }) => people.get(person_id) ?? person_id).sort()
  }
  expect(await members()).toEqual([a])
  await patch(at, { op: 'Add', path: 'members', value: [{ $ref: null, value: b }] })
  await patch(at, { op: 'add', value: { members: [{ value: c, display: 'm3' }] } })
  expect(await members()).toEqual([a, b, c].sort())
  await patch(at, { op: 'Remove', path: 'members', value: [{ value: b }] })
  await patch(at, { op: 'remove', path: `members[value eq "${a}"]` })
  expect(await members()).toEqual([c])
  // Who was put in here, and is not of the provider, stays.
  const ours = await someone('Ours')
  const { id: team } = await db
    .selectFrom('team')
    .select('id')
    .where('title', '=', 'Bridge watch')
    .executeTakeFirstOrThrow()
  await db.insertInto('membership').values({ team_id: team, person_id: ours.id }).execute()
  expect(
    (
      await ask('PUT', at, {
        schemas: [urn.group],
        displayName: 'Bridge watch',
        members: [{ value: a }, { value: 'nobody' }],
      })
    ).status,
  ).toBe(200)
  expect(await members()).toEqual([a, ours.id].sort())
  const short = await ask('GET', `${at}?excludedAttributes=members`)
  expect(short.body).toMatchObject({ displayName: 'Bridge watch' })
  expect(short.body['members']).toBeUndefined()
  expect(
    (
      await ask(
        'GET',
        `/Groups?attributes=displayName&filter=${encodeURIComponent('displayName eq "bridge watch"')}`,
      )
    ).body['Resources'],
  ).toEqual([{ schemas: [urn.group], id: String(body['id']), displayName: 'Bridge watch' }])
  // The team stays when the group goes, without those of the provider.
  expect((await ask('DELETE', at)).status).toBe(204)
  expect(await members()).toEqual([ours.id])
  // A team of ours has rights of its own: no group becomes it.
  expect(await ask('POST', '/Groups', { schemas: [urn.group], displayName: 'Bridge watch' })).toMatchObject(
    refused(409, 'uniqueness'),
  )
})

test('a filter finds the same, whatever of it the database can look for', async () => {
  await bring('per-x', { displayName: 'Per_X 100%', name: { familyName: 'Ödegård', givenName: 'Per' } })
  await bring('per-y', { displayName: 'PerAX 1000', name: { familyName: 'odegard', givenName: 'PER' } })
  const names = async (filter: string) =>
    (
      (await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)).body['Resources'] as {
        userName: string
      }[]
    )
      .map(({ userName }) => userName.replace(/@.*/, ''))
      .toSorted()
  const mine = 'userName sw "per-" and '
  const cases: [string, string[]][] = [
    ['displayName co "r_x"', ['per-x']],
    ['displayName ew "100%"', ['per-x']],
    ['name.givenName eq "per"', ['per-x', 'per-y']],
    ['name.familyName eq "ÖDEGÅRD"', ['per-x']],
    ['(displayName sw "pera" or name.familyName sw "ö")', ['per-x', 'per-y']],
    ['(displayName sw "pera" or active eq false)', ['per-y']],
    ['not (displayName co "100%")', ['per-y']],
    ['emails[type eq "WORK" and value co "Y@"]', ['per-y']],
    ['meta.resourceType eq "User"', ['per-x', 'per-y']],
    ['displayName ne "perax 1000"', ['per-x']],
  ]
  for (const [filter, found] of cases) expect([filter, await names(mine + filter)]).toEqual([filter, found])
})

test('what the database answers by itself is what looking at each of them finds', async () => {
  for (const n of [1, 2, 3, 4, 5]) {
    const id = await bring(
      `seen-${n}`,
      n % 2 === 0 ? { active: false } : n === 5 ? { active: undefined } : {},
    )
    if (n === 3) await patch(`/Users/${id}`, { op: 'replace', path: 'title', value: 'Mate' })
  }
  const all = (await ask('GET', '/Users?count=200')).body['Resources'] as Values[]
  const times = all.flatMap(({ meta }) => {
    const { created, lastModified } = meta as { created: string; lastModified: string }
    return [created, lastModified, lastModified.replace('Z', '+00:00'), lastModified.replace('Z', '0001Z')]
  })
  const leaf = fc.oneof(
    fc.constantFrom('active eq true', 'active eq false', 'ACTIVE ne true', 'title pr', 'title eq "mate"'),
    fc.constantFrom('emails[type eq "work" and active eq false]', `${urn.user}:active eq false`),
    fc
      .tuple(
        fc.constantFrom('meta.created', 'meta.lastModified', 'META.LASTMODIFIED'),
        fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'),
        fc.constantFrom(...times),
      )
      .map(([path, op, at]) => `${path} ${op} "${at}"`),
  )
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc
        .tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree'))
        .map(([left, op, right]) => `(${left} ${op} ${right})`),
      tie('tree').map((of) => `not (${of})`),
    ),
  }))
  await fc.assert(
    fc.asyncProperty(tree, async (filter) => {
      const wanted = all.filter((one) => matches(one, attributesOf('User'), filterIn(filter)))
      const { body } = await ask('GET', `/Users?count=3&filter=${encodeURIComponent(filter)}`)
      expect(body['totalResults']).toBe(wanted.length)
      const told = (body['Resources'] as Values[]).map(({ id }) => id)
      expect(told).toEqual(wanted.slice(0, 3).map(({ id }) => id))
    }),
    { numRuns: 80 },
  )
  const bad = `/Users?filter=${encodeURIComponent('meta.lastModified gt "yesterday"')}`
  expect(await ask('GET', bad)).toMatchObject(refused(400, 'invalidFilter'))
})

test('pages and filters', async () => {
  const first = await ask('GET', '/Users?startIndex=1&count=2')
  expect(first.body).toMatchObject({ startIndex: 1, itemsPerPage: 2 })
  const total = Number(first.body['totalResults'])
  const last = await ask('GET', `/Users?startIndex=${total}&count=2`)
  expect(last.body).toMatchObject({ totalResults: total, startIndex: total, itemsPerPage: 1 })
  expect((await ask('GET', '/Users?count=0')).body).toMatchObject({
    totalResults: total,
    itemsPerPage: 0,
    Resources: [],
  })
  const some = `/Users?filter=${encodeURIComponent('emails.value ew "@HALDEN.example" and not (userName sw "m")')}`
  expect(Number((await ask('GET', some)).body['totalResults'])).toBeGreaterThan(2)
  expect(await ask('GET', '/Users?filter=userName%20is')).toMatchObject(refused(400, 'invalidFilter'))
  expect(
    await patch(`/Users/${await bring('odd')}`, { op: 'replace', path: 'emails[', value: 'x' }),
  ).toMatchObject(refused(400, 'invalidPath'))
})

test('its token opens this and nothing else, from where it may; nobody else’s opens it', async () => {
  expect(await ask('GET', '/Users', undefined, { bearer: '' })).toMatchObject(refused(401))
  const administrator = await someone('Adm', ['administrator'])
  expect(await ask('GET', '/Users', undefined, { bearer: administrator.token })).toMatchObject(refused(401))
  const token = await renew({ networks: ['10.4.0.0/16'] })
  for (const path of ['/api/me', '/api/people', '/api/directories'])
    expect((await call({ id: '', token }, 'GET', path)).status).toBe(401)
  expect((await ask('GET', '/Users?count=1')).status).toBe(200)
  expect(await ask('GET', '/Users', undefined, { ip: '10.5.0.1' })).toMatchObject(refused(401))
  const { body } = await admin.get('/api/directories/connections')
  expect(body).toMatchObject({
    address: 'http://127.0.0.1:8700/scim/v2',
    items: [{ name: 'Entra ID', last_ip: '10.4.0.1', refused_ip: '10.5.0.1', networks: ['10.4.0.0/16'] }],
  })
  expect(JSON.stringify(body)).not.toContain(token)
  const calls = (await admin.get(`${connection.at}/calls`)).body['items'] as {
    status: number
    detail: string
  }[]
  expect(calls.some(({ status }) => status === 201)).toBe(true)
  expect(calls.some(({ status, detail }) => status === 409 && detail.includes('left'))).toBe(true)
  expect((await admin.post(`${connection.at}/revoke`)).status).toBe(200)
  expect(await ask('GET', '/Users')).toMatchObject(refused(401))
  // It is none that is asked: nobody runs it.
  expect((await admin.post(`${connection.at.replace('/connections', '')}/run`)).status).toBe(404)
})
