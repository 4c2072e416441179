// Request Tracker 5 (Debian's package) and Wheelhouse with the same number of tickets, one after the other, and the ratios.
// node bench/request-tracker.ts [tickets] [seconds]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, withClient } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { postmaster } from '#kernel/embedded-postgres/lock-file'
import { randomFrom } from '#lib/random'
import { opening } from './calls.ts'
import { sentence, subject } from './language.ts'
import { bearer, type Call } from './load.ts'
import { make, million } from './million/make.ts'
import { peopleOf, teamsOf } from './million/people.ts'
import { fill } from './request-tracker/fill.ts'
import { requestTracker, signIn, url } from './request-tracker/programs.ts'
import { type Measured, runner, users } from './runs.ts'
import { serve } from './serve.ts'
import { settled } from './settled.ts'

const tickets = Number(process.argv[2] ?? 20_000)
const seconds = Number(process.argv[3] ?? 5)
const runs = 5

const began = performance.now()
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`)

const random = randomFrom(7)
const get = (path: string): Call => ({ method: 'GET', path })

type Measure = (next: (n: number) => Call) => Promise<Measured>

async function peer(data: string): Promise<Measured[]> {
  const rt = await requestTracker(data)
  try {
    await fill(await signIn(), tickets, say)
    const headers = await Promise.all(Array.from({ length: users }, async () => `cookie: ${await signIn()}`))
    const run = runner({ headers, ...rt }, { runs, warmMs: 3000 })
    const measure: Measure = (next) => run(seconds * 1000, next)
    const ids = await withClient({ url }, (client) =>
      client.query<{ id: number }>('select id from tickets order by md5(id::text) limit 2000'),
    )
    const asked = encodeURIComponent(`Queue = 'General' AND Status = 'open'`)
    const fields = 'Subject,Status,Owner,Queue,Priority,Created,LastUpdated'
    const list = `/REST/2.0/tickets?query=${asked}&orderby=Created&order=DESC&per_page=50&fields=${fields}`
    return [
      await measure(() => get(list)),
      await measure(() => get(`/REST/2.0/ticket/${random.pick(ids.rows).id}`)),
      await measure(() => ({
        method: 'POST',
        path: '/REST/2.0/ticket',
        body: {
          Queue: 'General',
          Subject: subject(random),
          Content: sentence(random),
          Requestor: `person${random.below(200)}@bench.example`,
        },
      })),
    ]
  } finally {
    await rt.stop()
  }
}

async function ours(data: string): Promise<Measured[]> {
  await make(data, { ...million, tickets, people: Math.max(400, Math.round(tickets / 50)) }, say)
  const postgres = await startEmbedded(data, say)
  const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })
  try {
    const teams = await teamsOf(open)
    const { technicians } = await peopleOf(open, teams)
    const { port, pid, stop } = await serve(postgres.url, data)
    try {
      await settled(open)
      const database = postmaster(join(data, 'postgres/18'))?.pid ?? 0
      const whom = { port, headers: technicians.map(bearer), server: pid, database }
      const run = runner(whom, { runs, warmMs: 3000 })
      const measure: Measure = (next) => run(seconds * 1000, next)
      const { rows } = await open.pool.query<{ id: string }>(
        'select id from work order by md5(id::text) limit 2000',
      )
      const list = `/api/desk/tickets?q=${encodeURIComponent('is:open team:Network')}&sort=newest&limit=50`
      return [
        await measure(() => get(list)),
        await measure(() => get(`/api/desk/tickets/${random.pick(rows).id}`)),
        await measure(opening(random, teams[0] ?? '')),
      ]
    } finally {
      await stop()
    }
  } finally {
    await open.close()
    await postgres.stop()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-beside-'))
chmodSync(folder, 0o755)
try {
  const theirs = await peer(join(folder, 'request-tracker'))
  say('Request Tracker is measured')
  const own = await ours(join(folder, 'wheelhouse'))
  console.log(
    `\n${tickets} tickets each, ${users} users, ${cpus().length} cores (${cpus()[0]?.model.trim()}), the run of ${runs} of ${seconds} s whose p95 is the median\n`,
  )
  console.log(
    '| what | Request Tracker, per second | p95 ms | Wheelhouse, per second | p95 ms | times as many | failed |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  for (const [n, name] of ['list of 50, newest open ones', 'one ticket', 'open a ticket'].entries()) {
    const [a, b] = [theirs[n]?.result, own[n]?.result]
    if (a && b)
      console.log(
        `| ${name} | ${a.perSecond.toFixed(1)} | ${a.p95.toFixed(0)} | ${b.perSecond.toFixed(0)} | ${b.p95.toFixed(0)} | ${(b.perSecond / a.perSecond).toFixed(1)} | ${a.failed + b.failed} |`,
      )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
