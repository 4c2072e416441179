import { Attribute, Change } from 'ldapts'
import { expect, test } from 'vitest'
import { directoriesAt, directoryFacts, runDirectory } from '#test/directories'
import { house } from '#test/door'
import { base, hasLdapServer, ldapServer, reader } from '#test/ldap-server'
import { kinds } from './engine/entry.ts'

const { db, admin, told, someone, call } = await house()
const [at, facts] = [directoriesAt, directoryFacts]

test.each([
  ['in the clear over a network', { address: 'ldap://ldap.example.org' }, 'address'],
  [
    'as somebody without a password',
    { address: 'ldaps://ldap.example.org', bind_password: null },
    'bind_password',
  ],
  [
    'by a filter that is none',
    { address: 'ldaps://ldap.example.org', people_filter: '(&(mail=*)' },
    'people_filter',
  ],
])('refused: %s', async (_, patch, field) => {
  expect(await admin.post(at, { ...facts, ...patch })).toMatchObject({
    status: 422,
    body: { fields: { [field]: expect.any(String) } },
  })
})

test('one that cannot be reached says so', async () => {
  const { body } = await admin.post(at, {
    ...facts,
    name: 'Nowhere',
    address: 'ldap://127.0.0.1:9',
    every_hours: 0,
  })
  expect(await admin.post(`${at}/${String(body['id'])}/rehearse`)).toMatchObject({
    status: 503,
    body: { key: 'directories.fault-unreachable' },
  })
  await admin.del(`${at}/${String(body['id'])}`)
})

test('the kept password is told to no other server', async () => {
  const { body } = await admin.post(at, {
    ...facts,
    name: 'Moving',
    address: 'ldaps://one.example.org',
    every_hours: 0,
  })
  const address = 'ldaps://two.example.org'
  const one = `${at}/${String(body['id'])}`
  expect(await admin.patch(one, { address })).toMatchObject({
    status: 422,
    body: { fields: { bind_password: expect.any(String) } },
  })
  expect((await admin.patch(one, { address, bind_password: facts.bind_password })).status).toBe(200)
  await admin.del(one)
})

test('only administrators connect one, and auditors look', async () => {
  const [auditor, technician] = [await someone('Ada', ['auditor']), await someone('Tom', ['technician'])]
  expect((await call(auditor, 'GET', at)).status).toBe(200)
  expect((await call(technician, 'GET', at)).status).toBe(403)
  expect((await call(auditor, 'POST', at, facts)).status).toBe(403)
})

test.runIf(hasLdapServer)(
  'people, managers and teams come from a real directory, and leavers are only flagged',
  async () => {
    const ldap = await ldapServer()
    const lone = await admin.post('/api/people', {
      display_name: 'Lone Berg',
      job_title: 'Clerk',
      emails: [{ value: 'lone@halden.example' }, { value: 'lone@private.example', label: 'private' }],
    })
    await ldap.add('boss', { cn: 'The Boss', givenName: 'The', sn: 'Boss', title: 'Director' })
    await ldap.add('lone', {
      cn: 'Lone Berg',
      title: 'Captain',
      manager: ldap.dnOf('boss'),
      mobile: '+47 900',
    })
    for (let n = 0; n < 60; n += 1) await ldap.add(`p${n}`, { manager: ldap.dnOf('boss') })
    // What means something in a filter is only a name here.
    await ldap.add('odd', { cn: 'O*dd (One)', mail: 'odd@halden.example' })
    await ldap.group('Engine room', ['lone', 'p1', 'p2'])

    const groups_filter = '(objectClass=groupOfNames)'
    const added = await admin.post(at, { ...facts, address: ldap.url, groups_filter, every_hours: 0 })
    const id = String(added.body['id'])
    const shown = JSON.stringify((await admin.get(at)).body)
    expect(shown).not.toContain(reader.password)
    expect(shown).toContain(kinds.openldap.mapping.id)

    const rehearsed = await admin.post(`${at}/${id}/rehearse`)
    expect(rehearsed).toMatchObject({
      status: 200,
      body: { outcome: 'done', counts: { found: 63, added: 62, adopted: 1, teams: 1, refused: 0 } },
    })
    const byEmail = async (email: string) =>
      db
        .selectFrom('person_contact')
        .innerJoin('person', 'person.id', 'person_id')
        .selectAll('person')
        .where('value', '=', email)
        .executeTakeFirst()
    expect(rehearsed.body['lines']).toContainEqual({ what: 'changed', name: 'Lone Berg', detail: 'manager' })
    expect(await byEmail('boss@halden.example')).toBeUndefined()

    const run = (even_so = false) => runDirectory({ admin, db }, id, even_so)
    expect(await run()).toMatchObject({ outcome: 'done', counts: { added: 62, adopted: 1 } })
    const boss = await byEmail('boss@halden.example')
    expect(boss).toMatchObject({ title: 'The Boss', job_title: 'Director', username: 'boss' })
    // Somebody of ours is known by it now; what it tells otherwise comes with the next run.
    expect(await run()).toMatchObject({ counts: { added: 0, adopted: 0, changed: 1 } })
    expect(await byEmail('lone@halden.example')).toMatchObject({
      id: lone.body['id'],
      job_title: 'Captain',
      manager_id: boss?.id,
    })
    const { body: person } = await admin.get(`/api/people/${String(lone.body['id'])}`)
    expect(JSON.stringify(person)).toContain('lone@private.example')
    const members = await db
      .selectFrom('membership')
      .innerJoin('team', 'team.id', 'team_id')
      .select('person_id')
      .where('title', '=', 'Engine room')
      .execute()
    expect(members).toHaveLength(3)
    expect(await run()).toMatchObject({ counts: { added: 0, changed: 0, gone: 0, teams: 0 } })

    // One leaves there: flagged here, and nothing else.
    await ldap.remove('p1')
    expect(await run()).toMatchObject({ outcome: 'done', counts: { gone: 1 } })
    const p1 = await byEmail('p1@halden.example')
    expect(p1).toMatchObject({ state: 'active' })
    expect(await told(p1?.id ?? '')).toContain('directories.flagged')
    expect((await admin.get(at)).body['flagged']).toMatchObject([
      { person_id: p1?.id, directory: 'Head office' },
    ])
    expect((await admin.post(`${at}/${id}/flagged/${p1?.id}`, { leave: true })).status).toBe(200)
    expect(await byEmail('p1@halden.example')).toMatchObject({ state: 'left' })
    expect((await admin.get(at)).body['flagged']).toEqual([])
    // Back there, they do not come back here by themselves: under a new id, nor under the old.
    await ldap.add('p1')
    expect(await run()).toMatchObject({ counts: { added: 0, refused: 1 } })
    expect(await byEmail('p1@halden.example')).toMatchObject({ state: 'left' })

    // Renamed there: the same person.
    await ldap.as((client) => client.modifyDN(ldap.dnOf('p2'), 'uid=p2new'))
    await ldap.as((client) =>
      client.modify(`uid=p2new,ou=people,${base}`, [
        new Change({
          operation: 'replace',
          modification: new Attribute({ type: 'mail', values: ['p2new@halden.example'] }),
        }),
      ]),
    )
    const p2 = await byEmail('p2@halden.example')
    expect(await run()).toMatchObject({ counts: { added: 0, gone: 0, changed: 1 } })
    expect(await byEmail('p2new@halden.example')).toMatchObject({ id: p2?.id })

    // A team in the archive is left as it is, and holds up nobody else.
    const engineRoom = await db
      .selectFrom('directory_team')
      .select('team_id')
      .where('directory_id', '=', id)
      .executeTakeFirstOrThrow()
    const archive = (archived: boolean) =>
      admin.post(`/api/teams/${engineRoom.team_id}/archive`, { archived })
    expect((await archive(true)).status).toBe(200)
    await ldap.as((client) =>
      client.modify(`cn=Engine room,ou=groups,${base}`, [
        new Change({
          operation: 'add',
          modification: new Attribute({ type: 'member', values: [ldap.dnOf('p3')] }),
        }),
      ]),
    )
    expect(await run()).toMatchObject({ outcome: 'done', counts: { teams: 0 } })
    expect((await archive(false)).status).toBe(200)

    // A filter that suddenly sees few: it stops and asks, and nobody is flagged.
    await admin.patch(`${at}/${id}`, { people_filter: '(&(objectClass=inetOrgPerson)(uid=p2*))' })
    expect(await run()).toMatchObject({ outcome: 'asks', error: expect.stringMatching(/people are gone/) })
    expect((await admin.get(at)).body['flagged']).toEqual([])
    await admin.patch(`${at}/${id}`, { people_filter: kinds.openldap.people_filter })
    expect(await run()).toMatchObject({ outcome: 'done', counts: { gone: 0 } })

    // What runs did before the last stands in the timeline alone.
    expect(
      await db.selectFrom('directory_run').select('id').where('directory_id', '=', id).execute(),
    ).toHaveLength(1)

    // A wrong password is told as such.
    await admin.patch(`${at}/${id}`, { bind_password: 'another' })
    expect((await admin.post(`${at}/${id}/rehearse`)).body).toMatchObject({
      key: 'directories.fault-credentials',
    })
    await admin.patch(`${at}/${id}`, { bind_password: reader.password, base_dn: 'dc=elsewhere' })
    expect((await admin.post(`${at}/${id}/rehearse`)).body).toMatchObject({ key: 'directories.fault-base' })
  },
)

test.runIf(hasLdapServer)('over TLS its certificate has to hold, by ldaps and by StartTLS', async () => {
  const { url, secureUrl, certificate, add } = await ldapServer()
  await add('ana')
  const added = await admin.post(at, { ...facts, name: 'Secure', address: secureUrl, every_hours: 0 })
  const rehearse = () => admin.post(`${at}/${String(added.body['id'])}/rehearse`)
  const change = (patch: object) =>
    admin.patch(`${at}/${String(added.body['id'])}`, { bind_password: reader.password, ...patch })
  const unknown = { status: 503, body: { key: 'directories.fault-tls' } }
  expect(await rehearse()).toMatchObject(unknown)
  await change({ address: url, start_tls: true })
  expect(await rehearse()).toMatchObject(unknown)
  await change({ ca: certificate })
  expect((await rehearse()).body).toMatchObject({ counts: { found: 1 } })
  await change({ address: secureUrl, start_tls: false })
  expect((await rehearse()).body).toMatchObject({ counts: { found: 1 } })
})
