// What the desk costs at size: lists, pages, words and opening, over HTTP with durable commits.
// node bench/desk.ts [tickets] [seconds]
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '#apps/compose'
import { openDb, type OpenDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { type Call, load, type Result } from './load.ts'
import { makeDesk } from './maker.ts'
import { probeCommits, probeDisk } from './probe.ts'
import { randomFrom } from './random.ts'
import { sentence, subject } from './language.ts'
import { technician } from './technician.ts'

const tickets = Number(process.argv[2] ?? 100_000)
const seconds = Number(process.argv[3] ?? 5)
const users = 8
const now = '2026-11-10T08:24:00.000Z'
const port = 8799

const began = performance.now()
const say = (line: string) => console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`)

/** The server in a process of its own, as it is in life. */
async function serve(url: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/apps/main.ts')], {
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (text: Buffer) => text.toString().includes(`:${port}`) && ready())
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)))
  })
  return child
}

const row = (name: string, { p50, p95, p99, perSecond, failed }: Result) =>
  `| ${name} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${p99.toFixed(1)} | ${perSecond.toFixed(0)} | ${failed} |`

async function measure(open: OpenDb, token: string, team: string) {
  const random = randomFrom(7)
  const { rows } = await open.pool.query<{ id: string }>('select id from work order by md5(id::text) limit 2000')
  const ids = rows.map(({ id }) => id)
  const list = (q: string, sort = 'due') => (): Call => ({ method: 'GET', path: `/api/desk/tickets?q=${encodeURIComponent(q)}&sort=${sort}&limit=50` })
  const reads: [string, (n: number) => Call][] = [
    ['list: open, due first', list('is:open')],
    ['list: open of a team, most urgent first', list('is:open team:Network', 'priority')],
    ['list: everything, last moved first', list('', 'moved')],
    ['list: nobody’s, urgent', list('is:open assignee:none priority:1..2', 'priority')],
    ['list: words', list('scanner bergen', 'newest')],
    ['ticket', () => ({ method: 'GET', path: `/api/desk/tickets/${random.pick(ids)}` })],
    ['ticket’s words', () => ({ method: 'GET', path: `/api/records/${random.pick(ids)}/comments` })],
    ['count: open', () => ({ method: 'GET', path: '/api/desk/count?q=is%3Aopen' })],
    ['search', () => ({ method: 'GET', path: `/api/search?q=${random.pick(['scanner', 'hamburg', 'vpn', 'badge'])}` })],
  ]
  const lines = ['| what | p50 ms | p95 ms | p99 ms | per second | failed |', '| --- | --- | --- | --- | --- | --- |']
  for (const [name, next] of reads) {
    await load(port, token, users, 500, next)
    lines.push(row(name, await load(port, token, users, seconds * 1000, next)))
    say(lines.at(-1) ?? '')
  }
  const opening = (): Call => ({
    method: 'POST',
    path: '/api/desk/tickets',
    body: { title: subject(random), description: `<p>${sentence(random)}</p>`, team_id: team, impact: 1 + random.below(3) },
  })
  lines.push(row('open a ticket', await load(port, token, users, seconds * 2000, opening)))
  say(lines.at(-1) ?? '')
  return lines
}

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-bench-'))
const postgres = await startEmbedded(folder, say)
const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })
let server: Awaited<ReturnType<typeof serve>> | undefined
try {
  await migrate(postgres.url)
  compose()
  const estate = await makeDesk(open, { tickets, people: Math.max(200, tickets / 50), now, seed: 1 }, say)
  await open.pool.query('vacuum analyze')
  say(`made ${tickets} tickets`)
  const token = await technician(open, estate.teams)
  server = await serve(postgres.url)
  const lines = await measure(open, token, estate.teams[0] ?? '')
  const commits = await probeCommits(open, users, 2000)
  console.log(`\n${tickets} tickets, ${users} users, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}`)
  console.log(`beside it: 8 kB and fdatasync ${probeDisk(folder).toFixed(2)} ms, single-row commits ${commits.toFixed(0)}/s at ${users}\n`)
  console.log(lines.join('\n'))
} finally {
  if (server) {
    server.kill('SIGTERM')
    await new Promise((done) => server?.once('exit', done))
  }
  await open.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
