import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { datagramReceiver, syslogReceiver } from '#test/receiver'
import { sealedLog } from '#test/sealed-log'
import { newSecret } from '../ids.ts'
import { signerOf } from '../seal/head.ts'
import { headFinder } from '../seal/head-text.ts'
import { headOf, headsAfter } from '../seal/heads.ts'
import { sealAndKeep } from '../seal/keeper.ts'
import { forwardLane } from './lane.ts'

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-forward-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { db, happen, allSealed } = await sealedLog()
const keeping = { signer: signerOf(newSecret()), file: join(folder, 'heads') }

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  await db.deleteFrom('forward_cursor').execute()
})

async function sealed(n: number) {
  await happen(n)
  await allSealed(() => sealAndKeep(db, keeping))
}

/** The lane of one program, and a look of it whenever the clock would let it. */
function program(url: string) {
  const { step, close } = forwardLane(db, url)
  onTestFinished(close)
  return {
    close,
    async look() {
      vi.advanceTimersByTime(20_000)
      while (await step());
    },
  }
}

const eventsIn = (received: readonly string[]) => received.filter((one) => !one.includes('seal.head'))
const placesIn = (received: readonly string[]) =>
  eventsIn(received).map((message) => Number(/ place="(\d+)"/.exec(message)?.[1]))
const upTo = async (cursor: 'leaf' | 'back') =>
  (await db.selectFrom('forward_cursor').select(cursor).executeTakeFirstOrThrow())[cursor]
const last = async () =>
  (await sql<{ n: number }>`select max(leaf)::int as n from seal_leaf`.execute(db)).rows[0]?.n ?? -1
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

test('what is sealed from now on goes in its order, each once while nothing breaks', async () => {
  await sealed(3)
  const receiver = await syslogReceiver()
  const { look } = program(`tcp://127.0.0.1:${receiver.port}`)
  await look()
  const begun = (await last()) + 1
  await sealed(450)
  await look()
  await vi.waitFor(async () => expect(placesIn(receiver.received)).toEqual(range(begun, await last())))
  expect(receiver.received[0]).toMatch(
    /^<110>1 \d{4}-\d\d-\d\dT.*Z \S+ wheelhouse - thing\.happened \[wheelhouse@32473 /,
  )
  await look()
  expect(eventsIn(receiver.received)).toHaveLength(450)
})

test('each head follows the events that it signs, in a form that is read back', async () => {
  const [plain, json] = [await syslogReceiver(), await syslogReceiver({ json: true })]
  const programs = [
    program(`tcp://127.0.0.1:${plain.port}`),
    program(`tcp://127.0.0.1:${json.port}?format=json`),
  ]
  for (const { look } of programs) await look()
  const before = (await headOf({ db }))?.size ?? 0
  for (const n of [3, 250, 2]) await sealed(n)
  for (const { look } of programs) await look()
  const heads = await Array.fromAsync(headsAfter(db, before))
  for (const { received } of [plain, json]) {
    await vi.waitFor(() => expect(received).toHaveLength(255 + heads.length))
    const find = headFinder()
    expect(received.flatMap(find)).toEqual(heads)
    for (const { size } of heads) {
      const place = received.findIndex((one) => one.includes(`-1 ${size} `))
      expect(eventsIn(received.slice(0, place)).length).toBeGreaterThanOrEqual(size - before)
    }
  }
})

test('a receiver that goes and comes back misses nothing, also of what it had not taken yet', async () => {
  const receiver = await syslogReceiver()
  const { look } = program(`tcp://127.0.0.1:${receiver.port}`)
  await look()
  const begun = (await last()) + 1
  await sealed(5)
  await look()
  await vi.waitFor(() => expect(eventsIn(receiver.received)).toHaveLength(5))
  await receiver.stop()
  // As if these had been on the way still.
  receiver.received.length = 0
  await sealed(5)
  await vi.waitFor(async () => {
    await look()
    const row = await db.selectFrom('forward_cursor').select('error').executeTakeFirstOrThrow()
    expect(row.error).toContain('ECONNREFUSED')
  })
  await receiver.again()
  await look()
  await vi.waitFor(async () => expect(placesIn(receiver.received)).toEqual(range(begun, await last())))
  const row = await db.selectFrom('forward_cursor').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ error: null, failing_since: null, leaf: (await last()) + 1 })
})

test('of two programs one sends, until it is silent', async () => {
  const receiver = await syslogReceiver()
  const url = `tcp://127.0.0.1:${receiver.port}`
  const [first, second] = [program(url), program(url)]
  await first.look()
  await sealed(4)
  await second.look()
  expect(receiver.received).toEqual([])
  await first.look()
  await vi.waitFor(() => expect(eventsIn(receiver.received)).toHaveLength(4))
  const told = await upTo('leaf')
  await sealed(2)
  await sql`update forward_cursor set seen_at = now() - interval '1 minute'`.execute(db)
  await second.look()
  await vi.waitFor(async () =>
    expect(placesIn(receiver.received)).toEqual(expect.arrayContaining(range(told, await last()))),
  )
  const before = eventsIn(receiver.received).length
  await first.look()
  expect(eventsIn(receiver.received)).toHaveLength(before)
})

test('a receiver that keeps us waiting holds up nobody, and is known to fail for as long as it does', async () => {
  const deaf = createServer()
  await once(deaf.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void deaf.close())
  const { port } = deaf.address() as AddressInfo
  const { look } = program(`tls://127.0.0.1:${port}`)
  await look()
  await sealed(2)
  await sql`update forward_cursor set seen_at = now() - interval '2 hours'`.execute(db)
  const called = once(deaf, 'connection')
  const looking = look()
  const [socket] = (await called) as [Socket]
  // What is live goes no further than the oldest transaction that is open.
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and backend_xid is not null`.execute(db)
  expect(rows).toEqual([])
  socket.destroy()
  await looking
  const failing = await sql`
    select from forward_cursor where failing_since is not null and seen_at > now() - interval '1 hour'`.execute(
    db,
  )
  expect(failing.rows).toHaveLength(1)
})

test('as lines of JSON, and by datagrams', async () => {
  const [lines, datagrams] = [await syslogReceiver({ json: true }), await datagramReceiver()]
  const programs = [
    program(`tcp://127.0.0.1:${lines.port}?format=json`),
    program(`udp://127.0.0.1:${datagrams.port}`),
  ]
  for (const { look } of programs) await look()
  await sealed(3)
  for (const { look } of programs) await look()
  await vi.waitFor(() =>
    expect([lines, datagrams].map(({ received }) => eventsIn(received).length)).toEqual([3, 3]),
  )
  expect(JSON.parse(lines.received[0] ?? '')).toMatchObject({
    kind: 'thing.happened',
    origin: 'user',
    data: { n: 1 },
    subject: { kind: 'thing' },
  })
  expect(placesIn(datagrams.received)).toEqual(range((await last()) - 2, await last()))
})
