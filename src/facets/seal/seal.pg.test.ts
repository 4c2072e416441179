import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { event } from '#lib/contract'
import type { EventProof, GrowthProof } from '#lib/sealed'
import { newSecret } from '#kernel/ids'
import { flawOf } from '#kernel/seal/check-proof'
import { signerOf } from '#kernel/seal/head'
import { sealSome } from '#kernel/seal/sealing'
import { homePanels } from '#facets/home/panels'
import { program } from '#test/programs'
import { events } from '#test/sealed-log'
import { things } from '#test/things'
import { world } from '#test/world'

const Painted = event('thing.painted', z.object({ colours: z.array(z.string()) }))
const house = await world()
const { db, pool, someone, write, read, call, must } = house
const { make } = await things(house)
const signer = signerOf(newSecret())
const [audrey, adam, max] = [
  await someone('Audrey', ['auditor']),
  await someone('Adam', ['administrator']),
  await someone('Max', ['technician']),
]
const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-proofs-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Seals all that there is, once transactions elsewhere let it. */
const seal = async () =>
  vi.waitUntil(
    async () => {
      while (await sealSome(db, signer));
      return (await must<{ unsealed: number }>(audrey, 'GET', '/api/seal')).unsealed === 0
    },
    { interval: 5, timeout: 30_000 },
  )
const newest = async () => {
  const { rows } = await sql<{ id: number }>`select max(id) as id from event`.execute(db)
  return rows[0]?.id ?? 0
}

let painted = 0
let hidden = 0
let secret = 0
beforeAll(async () => {
  await pool.query(events(700))
  const boat = await make('Boat', {})
  await write(max, async (ctx) => ctx.emit(Painted, boat, { colours: ['red'] }))
  painted = await newest()
  const file = await make('Quarrel', { kind: 'casefile' })
  await write(max, async (ctx) => ctx.emit(Painted, file, { colours: ['black'] }))
  hidden = await newest()
  const diary = await make('Diary', { audience: [max.id], isPrivate: true })
  await write(max, async (ctx) => ctx.emit(Painted, diary, { colours: ['pink'] }))
  secret = await newest()
})

/** The command line alone, as anybody may run it elsewhere. */
async function check(proof: unknown, ...flags: string[]) {
  const file = join(folder, 'proof.json')
  writeFileSync(file, JSON.stringify(proof))
  const run = program(
    'src/apps/verify.ts',
    { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    process.execPath,
    ['--proof', file, ...flags],
  )
  const code = await run.ended
  return { code, said: run.said() }
}

test('what waits is told from what is sealed', async () => {
  expect(await must(audrey, 'GET', '/api/seal')).toMatchObject({ head: null, places: [] })
  expect((await call(audrey, 'GET', `/api/seal/events/${painted}`)).status).toBe(409)
  await seal()
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from event`.execute(db)
  expect(await must(adam, 'GET', '/api/seal')).toMatchObject({
    head: { size: rows[0]?.n, key: signer.key },
    unsealed: 0,
    oldest_unsealed: null,
  })
})

test('a proof holds for whoever has nothing but the command line', async () => {
  await seal()
  const proof = await must<EventProof>(audrey, 'GET', `/api/seal/events/${painted}`)
  expect(proof).toMatchObject({
    event: { id: painted, kind: 'thing.painted' },
    content: { payload: '{"colours":["red"]}' },
  })
  const good = await check(proof, '--key', signer.key)
  expect(good).toEqual({
    code: 0,
    said: expect.stringMatching(
      new RegExp(
        `^Event ${painted} \\(thing.painted, .+\\) stands at place .+\\nIt said: .+red.+\\nSigned with the key ${signer.key}, as given\\.\\n$`,
      ),
    ) as string,
  })
  const edited = { ...proof, event: { ...proof.event, kind: 'thing.sunk' } }
  expect(await check(edited)).toEqual({
    code: 1,
    said: 'The proof does not hold: it does not lead to what was signed.\n',
  })
  const resaid = { ...proof, content: { ...proof.content, payload: '{"colours":["blue"]}' } }
  expect((await check(resaid)).said).toBe(
    'The proof does not hold: the contents are not those of the event.\n',
  )
  const other = { ...proof, head: signerOf(newSecret()).sign(proof.head) }
  expect(flawOf(other)).toBeNull()
  expect((await check(other, '--key', signer.key)).code).toBe(1)
  expect(flawOf({ ...proof, head: { ...proof.head, size: proof.head.size + 1 } })).toBe('signature')
  expect((await check({ any: 'thing' })).code).toBe(2)
})

test('every event is proved, wherever it stands, and none that was edited', async () => {
  await seal()
  const { rows } = await sql<{ event_id: number }>`
    select event_id from seal_leaf where leaf in (0, 1, 254, 255, 256, 511, 512, 699) order by leaf`.execute(
    db,
  )
  for (const { event_id } of rows)
    expect(flawOf(await must<EventProof>(audrey, 'GET', `/api/seal/events/${event_id}`))).toBeNull()
  const one = rows[3]?.event_id ?? 0
  const turn = () => sql`update event set granted = not granted where id = ${one}`.execute(db)
  await turn()
  const refused = await call(audrey, 'GET', `/api/seal/events/${one}`)
  await turn()
  expect(refused).toMatchObject({ status: 409, body: { key: 'seal-api.damaged' } })
})

test('between two heads the log is proved to have only grown', async () => {
  await seal()
  const { head: first } = await must<{ head: { size: number } }>(audrey, 'GET', '/api/seal')
  await write(max, async (ctx) => ctx.emit(Painted, await make('Buoy', {}), { colours: ['green'] }))
  await seal()
  const proof = await must<GrowthProof>(adam, 'GET', `/api/seal/growth?from=${first.size}`)
  expect(await check(proof)).toMatchObject({
    code: 0,
    said: expect.stringContaining('the history only grew') as string,
  })
  const other = { ...proof, path: proof.path.with(0, '0'.repeat(64)) }
  expect(flawOf(other)).toBe('path')
  expect((await call(adam, 'GET', `/api/seal/growth?from=${first.size + 100_000}`)).status).toBe(404)
  expect((await call(adam, 'GET', `/api/seal/growth?from=${proof.to.size}&to=${first.size}`)).status).toBe(
    422,
  )
})

test('who may not read a record is not told by a proof what happened to it', async () => {
  await seal()
  const proof = await must<EventProof>(adam, 'GET', `/api/seal/events/${hidden}`)
  expect(proof.content).toBeNull()
  expect(flawOf(proof)).toBeNull()
  expect((await must<EventProof>(audrey, 'GET', `/api/seal/events/${hidden}`)).content).not.toBeNull()
  const [kept, absent] = [
    await call(audrey, 'GET', `/api/seal/events/${secret}`),
    await call(audrey, 'GET', '/api/seal/events/999999999'),
  ]
  expect([kept.status, absent.status]).toEqual([404, 404])
  expect({ ...(kept.body as object), request: '' }).toEqual({ ...(absent.body as object), request: '' })
  for (const path of ['', `/events/${painted}`, '/growth?from=1'])
    expect((await call(max, 'GET', `/api/seal${path}`)).status).toBe(403)
})

test('with a person’s contents erased, the event is proved as before', async () => {
  await seal()
  await sql`delete from event_data where event_id = ${painted}`.execute(db)
  const proof = await must<EventProof>(audrey, 'GET', `/api/seal/events/${painted}`)
  expect(proof.content).toBeNull()
  expect(flawOf(proof)).toBeNull()
})

test('where heads cannot be kept, those who audit are told at home', async () => {
  const panel = homePanels().find(({ name }) => name === 'seal')
  expect(await read(audrey, async (ctx) => panel?.find(ctx))).toBeNull()
  await sql`insert into seal_place values ('here:/heads', 9, 'set-back', now())`.execute(db)
  expect(await read(audrey, async (ctx) => panel?.find(ctx))).toMatchObject({
    items: [{ title: { key: 'seal-api.home.set-back' }, sub: 'here:/heads' }],
  })
})
