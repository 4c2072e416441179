import { join } from 'node:path'
import { cpus } from 'node:os'
import { readFileSync } from 'node:fs'
import { compose } from '#apps/compose'
import { hashOf } from '#kernel/auth/credentials'
import { openDb, type OpenDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { postmaster } from '#kernel/embedded-postgres/lock-file'
import { newId, newSecret } from '#kernel/ids'
import { migrate } from '#kernel/migrate'
import { randomFrom } from '#lib/random'
import { head, row } from '../calls.ts'
import { bearer, type Call, load } from '../load.ts'
import { memoryOf } from '../million/live.ts'
import { probeCommits, probeDisk } from '../probe.ts'
import { runner, users } from '../runs.ts'
import { serve } from '../serve.ts'
import { settled } from '../settled.ts'
import { technician } from '../technician.ts'
import { reportOf } from './devices.ts'
import type { Estate } from './make.ts'
import { costsOfAll, idleOfAll, positionOfAll } from './position.ts'

const runs = 5
/** Devices that report while it is measured, and how many reports an hour of 20,000 devices comes to, many times over. */
const [reporting, reportsPerSecond, deskPerSecond] = [200, 50, 40]
const second = 1000
const megabyte = 1_000_000

const get = (path: string) => (): Call => ({ method: 'GET', path })
const list = (q: string, sort: string) => get(`/api/assets?q=${encodeURIComponent(q)}&sort=${sort}&limit=50`)

/** What a whole fleet costs. */
const sums: [string, () => Call][] = [
  ['costs by device', get('/api/assets/costs?by=device&limit=50')],
  ['costs by device, laptops by name', get('/api/assets/costs?by=device&q=type:laptop&sort=name&limit=50')],
  ['costs by model', get('/api/assets/costs?by=model&limit=50')],
  ['costs by model, laptops', get('/api/assets/costs?by=model&q=type:laptop&limit=50')],
  ['costs by department', get('/api/assets/costs?by=department&limit=50')],
]
/** What lies idle, with the money in it. */
const idle: [string, () => Call][] = [
  ['idle devices, most money first', get('/api/assets/idle?limit=50')],
  ['idle devices that wait', get('/api/assets/idle?reason=waits&limit=50')],
  ['idle laptops by name', get('/api/assets/idle?q=type:laptop&sort=name&limit=50')],
  ['idle devices, their sums', get('/api/assets/idle/figures')],
]
/** Lists, and how many read them at once. */
const lists: [string, () => Call, number?][] = [
  ['assets by name', list('', 'name')],
  ['assets, last changed first', list('', 'updated')],
  ['assets whose warranty ends, laptops', list('type:laptop', 'warranty')],
  ['assets in use by tag', list('is:in-use', 'tag')],
  ['assets by a word', list('pc-1234', 'name')],
  ['software by name', get('/api/software/packages?limit=50')],
  ['software with a word', get('/api/software/packages?find=pango&limit=50')],
  ...sums,
  ...[...sums, ...idle].map(([name, next]): [string, () => Call, number] => [`${name}, one reader`, next, 1]),
]
async function agentToken({ db }: OpenDb) {
  const token = newSecret()
  await db
    .insertInto('agent_token')
    .values({ id: newId(), name: newId(), token_hash: hashOf(token), made_at: new Date().toISOString() })
    .execute()
  return `authorization: Basic ${Buffer.from(`agent:${token}`).toString('base64')}`
}

const posted = (bytes: Buffer): Call => ({
  method: 'POST',
  path: '/inventory',
  raw: { headers: 'content-type: application/x-compress-zlib', bytes },
})

/** The most memory that a process held while this was done, in MB more than before. */
async function mostMemory(pid: number, work: () => Promise<unknown>) {
  const before = memoryOf(pid)
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, memoryOf(pid))
  }, 10)
  await work()
  clearInterval(watching)
  return { before, more: most - before }
}

/** What the server's own clock would do in its turn is measured before there is one. */
async function beforeServing(open: OpenDb, folder: string, wants: (name: string) => boolean) {
  const database = postmaster(join(folder, 'postgres/18'))?.pid ?? 0
  const lines: (readonly [string, string, string])[] = []
  for (const [word, what, all] of [
    ['costs', 'what each asset cost, all anew in the background', costsOfAll],
    ['idle', 'what lies idle, all anew in the background', idleOfAll],
  ] as const) {
    if (!wants(word)) continue
    const { seconds, looks, longest, cpu } = await all(open, database)
    const took = `${seconds.toFixed(0)} s in ${looks} looks, the longest ${longest.toFixed(1)} s`
    const used = `processor ${cpu.own.toFixed(0)} s, database ${cpu.database.toFixed(0)} s`
    lines.push([what, 'a look ≤ 5 s', `${took}; ${used}`])
  }
  return lines
}

interface Wanted {
  seconds: number
  only: string
}

/** Measures what was made in a folder; what is reported meanwhile stays there. */
export async function measure(folder: string, { seconds, only }: Wanted, say: (line: string) => void) {
  const { kinds, agents } = JSON.parse(readFileSync(join(folder, 'made'), 'utf8')) as Estate
  const postgres = await startEmbedded(folder, say)
  const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })
  await migrate(postgres.url)
  compose()
  const { rows: teams } = await open.pool.query<{ id: string }>(
    `select id from principal where kind = 'team'`,
  )
  const token = await technician(open, teams.map(({ id }) => id)) // prettier-ignore
  const agent = await agentToken(open)
  const wants = (name: string) => name.includes(only)
  const before = await beforeServing(open, folder, wants)
  const { port, pid, stop } = await serve(postgres.url, folder)
  try {
    await settled(open, 1_800_000)
    const random = randomFrom(7)
    const database = postmaster(join(folder, 'postgres/18'))?.pid ?? 0
    const whom = { port, server: pid, database }
    const asking = runner({ ...whom, headers: [bearer(token)] }, { runs, warmMs: 2000 })
    const telling = runner({ ...whom, headers: [agent] }, { runs, warmMs: 2000 })
    const lines = [head]
    const others = ['| what | asked for | measured |', '| --- | --- | --- |']
    async function one(name: string, next: (n: number) => Call, run = asking, at = users) {
      if (!wants(name)) return
      const { result, cpu } = await run(seconds * second, next, at)
      lines.push(row(name, result, cpu))
      say(lines.at(-1) ?? '')
    }
    function other(name: string, wanted: string, measured: string) {
      others.push(`| ${name} | ${wanted} | ${measured} |`)
      say(others.at(-1) ?? '')
    }
    for (const [name, next, at] of lists) await one(name, next, asking, at)
    for (const line of before) other(...line)
    const { rows: assets } = await open.pool.query<{ id: string; key: string }>(
      'select id, key from asset order by md5(id::text) limit 2000',
    )
    const { rows: devices } = await open.pool.query<{ id: string }>(
      'select asset_id as id from agent where asset_id is not null order by md5(id::text) limit 1000',
    )
    const { rows: packages } = await open.pool.query<{ id: number }>(
      'select id from package order by random() limit 500',
    )
    await one('asset page', () => get(`/api/assets/${random.pick(assets).key}`)())
    await one('software of a device', () => get(`/api/software/on/${random.pick(devices).id}?limit=50`)())
    await one('devices with a package', () =>
      get(`/api/software/packages/${random.pick(packages).id}/devices?limit=50`)(),
    )

    const first = agents - reporting
    const bodies = Array.from({ length: reporting }, (_, n) => posted(reportOf(first + n, kinds)))
    const later = Array.from({ length: reporting }, (_, n) =>
      posted(reportOf(first + n, kinds, { upgraded: 12 })),
    )
    const rowsNow = async () =>
      (await open.pool.query<{ n: number }>('select count(*)::int as n from installation')).rows[0]?.n ?? 0
    if (wants('reports')) {
      // Each once, so that what follows is unchanged.
      await load(port, [agent], 4, 1, () => bodies[0] ?? posted(Buffer.alloc(0)))
      for (const body of bodies) await load(port, [agent], 1, 1, () => body)
      const before = await rowsNow()
      say('counted')
      await one('unchanged reports, one after the other', (n) => bodies[n % reporting] ?? posted(Buffer.alloc(0)), telling, 1) // prettier-ignore
      await one('unchanged reports, eight at a time', (n) => bodies[n % reporting] ?? posted(Buffer.alloc(0)), telling) // prettier-ignore
      other('rows of installations written by them', '0', String((await rowsNow()) - before))
      await one('changed reports (12 of 1,150 packages), one after the other', (n) => (Math.floor(n / reporting) % 2 === 0 ? later : bodies)[n % reporting] ?? posted(Buffer.alloc(0)), telling, 1) // prettier-ignore
      const queue = list('is:open', 'due')
      const desk = (): Call => ({
        ...queue(),
        path: '/api/desk/tickets?q=is%3Aopen&sort=due&limit=50',
      })
      const paced = () => load(port, [bearer(token)], users, 10 * second, desk, deskPerSecond)
      const alone = [await paced(), await paced(), await paced()]
      const beside = []
      const told = []
      for (let n = 0; n < 3; n++) {
        const [desked, reported] = await Promise.all([
          paced(),
          load(port, [agent], 4, 10 * second, (i) => bodies[i % reporting] ?? posted(Buffer.alloc(0)), reportsPerSecond), // prettier-ignore
        ])
        beside.push(desked)
        told.push(reported)
      }
      const median = (all: readonly { p95: number }[]) =>
        all.map(({ p95 }) => p95).toSorted((a, b) => a - b)[1] ?? 0
      other(
        `the desk (${deskPerSecond} lists a second) beside ${reportsPerSecond} reports a second`,
        'p95 moves by ≤ 20 %',
        `p95 ${median(alone).toFixed(1)} ms alone, ${median(beside).toFixed(1)} ms beside ${(told[1]?.perSecond ?? 0).toFixed(0)} a second (each ${median(told).toFixed(1)} ms)`,
      )
      const big = posted(reportOf(first, kinds, { more: 20 * megabyte }))
      const { before: was, more } = await mostMemory(pid, () => load(port, [agent], 1, 1, () => big))
      other('a report of 20 MB', '< 250 MB', `${more.toFixed(0)} MB more than ${was.toFixed(0)} MB`)
    }
    if (wants('position')) {
      const { seconds: took, cpu, products, installs } = await positionOfAll(open, database, say)
      other(
        `licence position of ${products} products`,
        '< 10 s',
        `${took.toFixed(1)} s, ${installs} installations; processor: ${cpu.own.toFixed(1)} s, database ${cpu.database.toFixed(1)} s`,
      )
    }
    const commits = await probeCommits(open, users, 2000)
    console.log(
      `\n${users} users, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}; median of ${runs} runs of ${seconds} s`,
    )
    console.log(
      `beside it: 8 kB and fdatasync ${probeDisk(folder).toFixed(2)} ms, single-row commits ${commits.toFixed(0)}/s at ${users}`,
    )
    console.log(`\n${lines.join('\n')}\n\n${others.join('\n')}`)
  } finally {
    await stop()
    await open.close()
    await postgres.stop()
  }
}
