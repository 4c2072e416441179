import { connect, createServer, type Socket } from 'node:net'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startPoke, whisper } from '#kernel/poke'
import { bareDb } from '#test/harness'

const open = await bareDb()
const { db, pool, url } = open

/** The way to the database, through a door that can be shut: it then lets nobody in, and counts who comes. */
async function behindADoor() {
  const { host, port, user, password, database } = new Client(url)
  const sockets = new Set<Socket>()
  const state = { shut: false, turnedAway: 0, cameIn: 0 }
  const door = createServer((from) => {
    from.on('error', () => undefined)
    if (state.shut) {
      state.turnedAway += 1
      return from.destroy()
    }
    state.cameIn += 1
    const to = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    to.on('error', () => from.destroy())
    from.pipe(to).pipe(from)
    sockets.add(from).add(to)
    return undefined
  })
  await new Promise<void>((ready) => door.listen(0, '127.0.0.1', ready))
  const at = door.address()
  if (at === null || typeof at === 'string') throw new Error('the door has no number')
  const secret = password ? `:${encodeURIComponent(password)}` : ''
  afterAll(() => door.close())
  return {
    state,
    url: `postgres://${encodeURIComponent(user ?? '')}${secret}@127.0.0.1:${at.port}/${database}`,
    shut() {
      state.shut = true
      for (const one of sockets) one.destroy()
      sockets.clear()
    },
  }
}

const listeners = async () =>
  (
    await pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and application_name = 'wheelhouse listen' and query like 'listen%'`,
    )
  ).rows.map(({ pid }) => pid)

test('what listens listens again, once, however long the server was away and however it sent us off', async () => {
  const door = await behindADoor()
  const poke = await startPoke(open, door.url)
  afterAll(() => poke.close())
  const heard: unknown[] = []
  poke.hear((said) => heard.push('message' in said && said.message['n']))
  const hears = async (n: number) => {
    await whisper({ db }, { audience: 1, kind: 'person', message: { n } })
    await expect.poll(() => heard).toContain(n)
  }
  await hears(1)

  door.shut()
  await expect.poll(() => door.state.turnedAway).toBeGreaterThan(1)
  door.state.shut = false
  await expect.poll(listeners).toHaveLength(1)
  await hears(2)

  // Sent off in order, the server says so and then closes: two pieces of bad news.
  for (let times = 0; times < 2; times++) {
    const before = await listeners()
    await pool.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [before])
    await expect.poll(async () => (await listeners()).filter((pid) => !before.includes(pid))).toHaveLength(1)
  }
  await hears(3)
  expect(heard).toEqual([1, 2, 3])
  expect(door.state.cameIn).toBe(4)
})
