import { createServer } from 'node:net'
import { once } from 'node:events'
import { Attribute, Change } from 'ldapts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { codeOf } from '#test/authenticator'
import { directoriesAt, directoryFacts, runDirectory } from '#test/directories'
import { house, password, secretIn } from '#test/door'
import { base, hasLdapServer, ldapServer, reader } from '#test/ldap-server'

const { db, admin, browser, join, protect, told } = await house()
const theirs = 'kept in the directory'
const wrong = { status: 422, body: { key: 'identity.wrong-sign-in' } }
const away = { status: 503, body: { key: 'identity.wrong-or-away' } }
const answer = ({ status, body }: { status: number; body: object }) => ({ status, ...body, request: '' })
const patient = () => sql`delete from guess`.execute(db)

let ldap: Awaited<ReturnType<typeof ldapServer>>
let directory = ''
const ended: (() => Promise<void>)[] = []
const change = (patch: object) => admin.patch(`${directoriesAt}/${directory}`, patch)
const decide = (signs_in: boolean) => admin.post(`${directoriesAt}/${directory}/sign-in`, { signs_in })

/** Somebody with an account whom the directory knows by that address. */
async function known(uid: string, roles?: object[]) {
  const one = await join(uid, roles)
  await ldap.add(uid, { mail: one.email, userPassword: theirs })
  return one
}
const set = (dn: string, type: string, values: string[]) =>
  ldap.as((client) =>
    client.modify(dn, new Change({ operation: 'replace', modification: new Attribute({ type, values }) })),
  )
const signInsOf = async (id: string) =>
  (await admin.get(`/api/identity/accounts/${id}/sign-ins`)).body['items'] as object[]

beforeAll(async () => {
  if (!hasLdapServer) return
  ldap = await ldapServer((end) => ended.push(end))
  const { body } = await admin.post(directoriesAt, {
    ...directoryFacts,
    address: ldap.secureUrl,
    ca: ldap.certificate,
    every_hours: 0,
    most_gone_percent: 100,
  })
  directory = String(body['id'])
})
afterAll(async () => {
  for (const end of ended) await end()
})
const run = () => runDirectory({ admin, db }, directory)

test.runIf(hasLdapServer)(
  'who is known there comes in by the password that they have there, and by no other',
  async () => {
    const [ana, gro] = [await known('ana'), await join('Gro')]
    await run()
    expect((await browser().signIn(ana.email, theirs)).status).toBe(422)
    expect(await decide(true)).toMatchObject({ status: 200 })
    const own = browser()
    expect(await own.signIn(ana.email, theirs)).toMatchObject({ status: 200, body: { code: false } })
    expect(await browser().signIn(ana.email)).toMatchObject(wrong)
    expect(await browser().signIn(ana.email, 'not that one')).toMatchObject(wrong)
    // Who is not of the directory keeps a password of ours, and an administrator does.
    expect((await browser().signIn(gro.email)).status).toBe(200)
    expect(await signInsOf(ana.id)).toMatchObject([
      { how: 'directory', provider: 'Head office', result: 'wrong-password' },
      { how: 'directory', result: 'wrong-password' },
      { how: 'directory', provider: 'Head office', result: 'in' },
      { how: 'password', result: 'wrong-password' },
      { how: 'link' },
    ])
    // What is asked again is that password, and ours is changed by nobody meanwhile.
    await sql`update session set proven_at = now() - interval '1 hour' where person_id = ${ana.id}::uuid`.execute(
      db,
    )
    expect(await own.post('/api/me/prove', { proof: password })).toMatchObject({ status: 422 })
    expect(await own.post('/api/me/prove', { proof: theirs })).toMatchObject({ status: 200 })
    const elsewhere = { status: 409, body: { key: 'identity.password-elsewhere' } }
    expect(
      await own.post('/api/me/password', { current: password, password: 'another of our own' }),
    ).toMatchObject(elsewhere)
    expect(await admin.post(`/api/identity/accounts/${ana.id}/reset-link`)).toMatchObject(elsewhere)
    expect((await own.get('/api/me/second-factor')).body).toMatchObject({
      password: true,
      directory: 'Head office',
    })
  },
)

test.runIf(hasLdapServer)(
  'a second factor is owed after it, and an invitation is accepted by it',
  async () => {
    const ida = await known('ida')
    const { secret } = await protect(ida.browser)
    const email = 'invited@halden.example'
    await ldap.add('invited', { mail: email, userPassword: theirs })
    await run()
    const own = browser()
    expect((await own.signIn(ida.email, theirs)).body).toMatchObject({ code: true, app: true })
    expect((await own.get('/api/me')).status).toBe(401)
    expect((await own.post('/api/sign-in/code', { code: codeOf(secret) })).status).toBe(200)
    expect(await signInsOf(ida.id)).toMatchObject([{ how: 'directory-and-code', result: 'in' }, {}])
    const { body } = await admin.post('/api/identity/invitations', { people: [{ name: 'Invited', email }] })
    const [invited] = body['invited'] as { id: string; link: string }[]
    const link = secretIn(invited?.link)
    expect((await browser().post('/api/identity/link', { secret: link })).body).toMatchObject({
      password: false,
      directory: 'Head office',
    })
    expect((await browser().post('/api/identity/accept', { secret: link, password })).status).toBe(409)
    expect((await browser().signIn(email, theirs)).status).toBe(200)
    expect((await admin.get(`/api/identity/accounts/${invited?.id}`)).body).toMatchObject({
      state: 'active',
      invited_until: null,
    })
  },
)

test.runIf(hasLdapServer)(
  'whoever is gone there, shut out there or moved elsewhere is not let in, at once',
  async () => {
    const [per, leo, odd] = [await known('per'), await known('leo'), await join('Odd')]
    // What means something in a name or a filter is only a name here.
    await ldap.as((client) =>
      client.add(`cn=O*dd \\+ (One)\\, \\"x\\",ou=people,${base}`, {
        objectClass: 'inetOrgPerson',
        cn: 'O*dd + (One), "x"',
        sn: 'Odd',
        mail: odd.email,
        userPassword: theirs,
      }),
    )
    await run()
    expect((await browser().signIn(odd.email, theirs)).status).toBe(200)
    expect((await browser().signIn(leo.email, theirs)).status).toBe(200)
    // Renamed there since the last run: still the same one.
    await ldap.as((client) => client.modifyDN(ldap.dnOf('leo'), 'uid=leonard'))
    expect((await browser().signIn(leo.email, theirs)).status).toBe(200)
    // Somebody else who is given the name of one who left opens nothing.
    await ldap.remove('per')
    await ldap.add('per', { mail: per.email, userPassword: theirs })
    expect(await browser().signIn(per.email, theirs)).toMatchObject(wrong)
    expect(await signInsOf(per.id)).toMatchObject([{ how: 'directory', result: 'not-there' }, {}])
    await run()
    expect(await browser().signIn(per.email, theirs)).toMatchObject(wrong)
    // Past the filter they are none of ours.
    await change({ people_filter: '(&(objectClass=inetOrgPerson)(!(uid=leonard)))' })
    expect(await browser().signIn(leo.email, theirs)).toMatchObject(wrong)
    await change({ people_filter: '(&(objectClass=inetOrgPerson)(mail=*))' })
    expect(await told(per.id)).toContain('identity.sign-in-failed')
  },
)

test.runIf(hasLdapServer)('nobody is followed elsewhere', async () => {
  let came = 0
  const elsewhere = createServer((socket) => {
    came += 1
    socket.destroy()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void elsewhere.close())
  await once(elsewhere, 'listening')
  const { port } = elsewhere.address() as { port: number }
  const far = await known('far')
  await run()
  await ldap.remove('far')
  await ldap.as((client) =>
    client.add(`ou=far,ou=people,${base}`, {
      objectClass: ['referral', 'extensibleObject'],
      ou: 'far',
      ref: `ldap://127.0.0.1:${port}/ou=people,${base}`,
    }),
  )
  expect(await browser().signIn(far.email, theirs)).toMatchObject(wrong)
  expect(came).toBe(0)
})

test.runIf(hasLdapServer)('guesses are counted before the directory hears of them', async () => {
  const eva = await known('eva')
  await run()
  const from = browser('10.9.0.1')
  for (let n = 0; n < 6; n += 1) await from.signIn(eva.email, `guess ${n}`)
  expect(await from.signIn(eva.email, theirs)).toMatchObject({ status: 429 })
  await patient()
  expect((await from.signIn(eva.email, theirs)).status).toBe(200)
})

test.runIf(hasLdapServer)(
  'whoever sees to accounts is known by the address of their account alone',
  async () => {
    const boss = await known('boss', [{ role: 'auditor' }])
    await run()
    expect((await browser().signIn(boss.email, theirs)).status).toBe(200)
    await set(ldap.dnOf('boss'), 'mail', ['other@halden.example'])
    expect(await browser().signIn(boss.email, theirs)).toMatchObject(wrong)
    expect(await signInsOf(boss.id)).toMatchObject([{ result: 'other-address' }, { result: 'in' }, {}])
  },
)

test.runIf(hasLdapServer)(
  'whoever may not decide on it changes no directory that lets people in',
  async () => {
    await admin.post('/api/identity/roles', {
      name: 'Keeper',
      text: '',
      permissions: ['directories.read', 'directories.manage'],
      staff: false,
    })
    const { browser: keeper } = await join('Keeper', [{ role: 'Keeper' }])
    const one = `${directoriesAt}/${directory}`
    expect(await keeper.patch(one, { base_dn: 'dc=mine' })).toMatchObject({
      status: 409,
      body: { key: 'directories.lets-in' },
    })
    expect(await keeper.del(one)).toMatchObject({ status: 409 })
    expect((await keeper.post(`${one}/sign-in`, { signs_in: false })).status).toBe(403)
  },
)

test.runIf(hasLdapServer)(
  'an administrator may show either, until there is an account for emergencies',
  async () => {
    const [root, spare] = [
      await known('root', [{ role: 'administrator' }]),
      await join('Spare', [{ role: 'administrator' }]),
    ]
    await run()
    expect((await browser().signIn(root.email)).status).toBe(200)
    expect((await browser().signIn(root.email, theirs)).status).toBe(200)
    const mark = (emergency: boolean) =>
      admin.post(`/api/identity/accounts/${spare.id}/emergency`, { emergency })
    expect((await mark(true)).status).toBe(200)
    expect(await browser().signIn(root.email)).toMatchObject(wrong)
    expect((await browser().signIn(spare.email)).status).toBe(200)
    expect((await mark(false)).status).toBe(200)
  },
)

test.runIf(hasLdapServer)(
  'a directory that is away lets nobody in, and tells of nobody whether it knows them',
  async () => {
    const [una, own] = [await known('una'), await join('Own')]
    await run()
    const tries = async () => {
      await patient()
      return [
        answer(await browser().signIn(una.email, theirs)),
        answer(await browser().signIn(una.email, 'not that one')),
        answer(await browser().signIn(own.email, 'not that one')),
        answer(await browser().signIn('nobody@halden.example', theirs)),
      ]
    }
    await change({ address: 'ldap://127.0.0.1:9', bind_password: reader.password })
    const [first, ...rest] = await tries()
    expect(first).toMatchObject({ status: 503, key: away.body.key })
    for (const reply of rest) expect(reply).toEqual(first)
    expect((await browser().signIn(own.email)).status).toBe(200)
    // One that takes the call and says nothing is away as well, in seconds.
    const silent = createServer(() => undefined).listen(0, '127.0.0.1')
    onTestFinished(() => void silent.close())
    await once(silent, 'listening')
    const { port } = silent.address() as { port: number }
    await change({ address: `ldap://127.0.0.1:${port}`, bind_password: reader.password })
    expect(await browser().signIn(una.email, theirs)).toMatchObject(away)
    // A certificate that does not hold as well: no password goes there.
    await change({ address: ldap.secureUrl, ca: null, bind_password: reader.password })
    expect(await browser().signIn(una.email, theirs)).toMatchObject(away)
    await change({ ca: ldap.certificate })
    const replies = await tries()
    expect(replies[0]).toMatchObject({ status: 200 })
    for (const reply of replies.slice(1)) expect(reply).toMatchObject({ status: 422, key: wrong.body.key })
    // Switched off, a password of ours opens again.
    await decide(false)
    expect((await browser().signIn(una.email)).status).toBe(200)
    expect(await browser().signIn(una.email, theirs)).toMatchObject(wrong)
  },
)
