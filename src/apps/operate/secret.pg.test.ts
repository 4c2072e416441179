import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { compose } from '#apps/compose'
import { lookThrough } from '#apps/verify/database'
import { configFrom } from '#kernel/config'
import { newId, newSecret } from '#kernel/ids'
import { lostWith } from '#kernel/locked-columns'
import { lockedBy, unlockedBy } from '#kernel/locked'
import { signerOf } from '#kernel/seal/head'
import { keepingOf, sealAndKeep } from '#kernel/seal/keeper'
import { makeSecret, secretFile, secretsOf } from '#kernel/secret'
import { newDataFolder } from '#test/programs'
import { sealedLog } from '#test/sealed-log'
import { perform } from './perform.ts'
import { secret } from './secret.ts'

const { db, url, happen, allSealed } = await sealedLog()
compose()

interface App {
  person_id: string
  secret: Buffer
}
const about = (id: string) => `authenticator app of ${id}`
const apps = async () =>
  (await sql<App>`select person_id, secret from authenticator_app order by person_id`.execute(db)).rows
const openWith = async (word: string) =>
  (await apps()).filter(({ person_id, secret: kept }) => unlockedBy(word, kept, about(person_id))).length

async function makeApp(word: string) {
  const id = newId()
  await db.insertInto('principal').values({ id, kind: 'person', name: 'Ana' }).execute()
  const now = new Date().toISOString()
  await db
    .insertInto('account')
    .values({ person_id: id, email: `${id}@example.org`, created_at: now })
    .execute()
  await db
    .insertInto('authenticator_app')
    .values({
      person_id: id,
      secret: lockedBy(word, Buffer.from('what an app is told'), about(id)),
      made_at: now,
    })
    .execute()
}

let data = ''
beforeEach(() => {
  data = newDataFolder()
  mkdirSync(data, { mode: 0o700 })
})
const env = () => ({ WHEELHOUSE_DATA: data, DATABASE_URL: url })
const config = () => configFrom({}, env())
const word = (ending = '') => readFileSync(secretFile(data, ending), 'utf8')

async function rotate(more: Record<string, string> = {}) {
  const said: string[] = []
  const hear = (line: string) => void said.push(line)
  const code = await perform(
    { secret },
    ['secret', 'rotate'],
    { ...env(), ...more },
    { say: hear, warn: hear },
  )
  return { code, said: said.join('\n') }
}

/** Five apps that are locked with the secret of the folder. */
async function house() {
  await db.deleteFrom('authenticator_app').execute()
  makeSecret(data, secretFile(data))
  for (let n = 0; n < 5; n++) await makeApp(word())
  return word()
}

test('everything is locked with the new secret, the one before is kept aside, and neither is told to anybody', async () => {
  const before = await house()
  const { code, said } = await rotate()
  expect(code).toBe(0)
  expect(said).toMatch(/^The secret is exchanged: 5 values/)
  expect([await openWith(word()), await openWith(before)]).toEqual([5, 0])
  const [kept = ''] = readdirSync(data).filter((name) => name.startsWith('secret.before-'))
  expect(readFileSync(join(data, kept), 'utf8')).toBe(before)
  expect(readdirSync(data).filter((name) => name.startsWith('secret'))).toEqual(['secret', kept])
  expect(said).not.toContain(before)
  expect(said).not.toContain(word())
  const { rows } = await sql<{ payload: string }>`
    select d.payload from event e join event_data d on d.event_id = e.id where e.kind = 'secret.exchanged'`.execute(
    db,
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(before)
})

test('killed after any step it goes on where it stood, and all the while everything opens', async () => {
  const before = await house()
  const opens = async () => expect(await lostWith(db, secretsOf(config()))).toEqual([])
  // A new one is made, and the first of five are locked with it.
  makeSecret(data, secretFile(data, '.next'))
  const next = word('.next')
  for (const { person_id, secret: kept } of (await apps()).slice(0, 2)) {
    const plain = unlockedBy(before, kept, about(person_id)) ?? Buffer.alloc(0)
    await db
      .updateTable('authenticator_app')
      .set({ secret: lockedBy(next, plain, about(person_id)) })
      .where('person_id', '=', person_id)
      .execute()
  }
  await opens()
  // The one before has its name already; the new one has not yet.
  writeFileSync(secretFile(data, '.before'), before)
  await opens()
  expect((await rotate()).code).toBe(0)
  expect([word(), await openWith(next)]).toEqual([next, 5])
  await opens()
  // The new one is in its place, and one was locked with the other by a program that was slow.
  writeFileSync(secretFile(data, '.before'), before)
  await makeApp(before)
  await opens()
  expect((await rotate()).code).toBe(0)
  expect([word(), await openWith(next), existsSync(secretFile(data, '.before'))]).toEqual([next, 6, false])
})

test('the history goes on under the new key, which vouches for the one before, up to there and no further', async () => {
  const before = await house()
  const keeping = keepingOf(config(), () => secretsOf(config()).now)
  await happen(3)
  await allSealed(() => sealAndKeep(db, keeping))
  const own = signerOf(before).key
  await rotate()
  await allSealed(() => sealAndKeep(db, keeping))
  const looked = await lookThrough(config(), [], () => {})
  expect(looked.findings).toEqual([])
  expect([looked.key === own, looked.heads >= 2]).toEqual([false, true])
  // Whoever took the secret before signs nothing with it any more.
  await happen(3)
  await allSealed(() => sealAndKeep(db, { ...keeping, signer: signerOf(before) }))
  const { findings } = await lookThrough(config(), [], () => {})
  expect(findings.map(({ kind }) => kind)).toContain('head-forged')
})

test('secrets that are given by the environment are exchanged with both at hand', async () => {
  await db.deleteFrom('authenticator_app').execute()
  const [before, next] = [newSecret(), newSecret()]
  await makeApp(before)
  expect((await rotate({ WHEELHOUSE_SECRET: before })).said).toMatch(/put the new one there/)
  const { code, said } = await rotate({ WHEELHOUSE_SECRET: next, WHEELHOUSE_SECRET_ALSO: before })
  expect([code, await openWith(next)]).toEqual([0, 1])
  expect(said).toMatch(/without WHEELHOUSE_SECRET_ALSO/)
})

test('what no secret opens is said, with how its owners go on', async () => {
  await house()
  await makeApp(newSecret())
  expect((await rotate()).said).toMatch(
    /Neither secret opens One authenticator app: their owners sign in by a recovery code/,
  )
  expect(await lostWith(db, undefined)).toHaveLength(1)
})
