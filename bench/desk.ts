// What the desk costs at size: lists, pages, words and opening, over HTTP with durable commits.
// node bench/desk.ts [tickets] [seconds] [folder that keeps the tickets for the next run]
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '#apps/compose'
import { openDb, type OpenDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { head, opening, reads, row } from './calls.ts'
import { load } from './load.ts'
import { makeDesk } from './maker.ts'
import { probeCommits, probeDisk } from './probe.ts'
import { randomFrom } from './random.ts'
import { serve } from './serve.ts'
import { technician } from './technician.ts'

const tickets = Number(process.argv[2] ?? 100_000)
const seconds = Number(process.argv[3] ?? 5)
const users = 8
const now = '2026-11-10T08:24:00.000Z'
const port = 8799

const began = performance.now()
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`)

/** Those of a desk that an earlier run left in the folder. */
async function teamsOf({ pool }: OpenDb) {
  const { rows } = await pool.query<{ id: string }>(
    `select id from principal where kind = 'team' order by id`,
  )
  return rows.map(({ id }) => id)
}

async function measure(open: OpenDb, token: string, team: string) {
  const random = randomFrom(7)
  const { rows } = await open.pool.query<{ id: string }>(
    'select id from work order by md5(id::text) limit 2000',
  )
  const ids = rows.map(({ id }) => id)
  const lines = [head]
  for (const [name, next] of reads(random, ids)) {
    await load(port, token, users, 500, next)
    lines.push(row(name, await load(port, token, users, seconds * 1000, next)))
    say(lines.at(-1) ?? '')
  }
  const next = opening(random, team)
  await load(port, token, users, 1000, next)
  lines.push(row('open a ticket', await load(port, token, users, seconds * 2000, next)))
  say(lines.at(-1) ?? '')
  return lines
}

const kept = process.argv[4]
const folder = kept ?? mkdtempSync(join(tmpdir(), 'wheelhouse-bench-'))
const postgres = await startEmbedded(folder, say)
const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })
let server: Awaited<ReturnType<typeof serve>> | undefined
try {
  await migrate(postgres.url)
  compose()
  const teams = await teamsOf(open)
  if (teams.length === 0) {
    const people = Math.max(200, tickets / 50)
    teams.push(...(await makeDesk(open, { tickets, people, now, seed: 1 }, say)).teams)
    await open.pool.query('vacuum analyze')
    say(`made ${tickets} tickets`)
  }
  const token = await technician(open, teams)
  server = await serve(postgres.url, port)
  const lines = await measure(open, token, teams[0] ?? '')
  const commits = await probeCommits(open, users, 2000)
  console.log(
    `\n${tickets} tickets, ${users} users, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}`,
  )
  console.log(
    `beside it: 8 kB and fdatasync ${probeDisk(folder).toFixed(2)} ms, single-row commits ${commits.toFixed(0)}/s at ${users}\n`,
  )
  console.log(lines.join('\n'))
} finally {
  await server?.stop()
  await open.close()
  await postgres.stop()
  if (kept === undefined) rmSync(folder, { recursive: true, force: true })
}
