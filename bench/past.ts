// What it costs to tell a record as it was, and what is kept for it: node bench/past.ts
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '#apps/compose'
import { buildServer } from '#apps/server'
import { roles } from '#kernel/auth/roles'
import { openDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { technician } from './technician.ts'

const say = (line: string) => console.log(line)
const runs = 60

/** Middle and slowest twentieth, in milliseconds. */
function spread(some: readonly number[]): string {
  const sorted = some.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  return `median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms`
}

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-bench-'))
rmSync(folder, { recursive: true })
const { url } = await startEmbedded(folder, () => undefined)
try {
  await migrate(url)
  compose()
  const open = openDb({ url })
  const { pool } = open
  const app = await buildServer(open, { url, secret: 'a secret for the benchmark', version: 'bench' })
  const token = await technician(open, [], roles)

  async function ask<T>(method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object): Promise<T> {
    const headers = { authorization: `Bearer ${token}` }
    const reply = await app.inject({ method, url: path, headers, ...(payload && { payload }) })
    if (reply.statusCode !== 200) throw new Error(`${method} ${path}: ${reply.body}`)
    return reply.json<T>()
  }
  const { id } = await ask<{ id: string }>('GET', '/api/me')
  /** One thing of those that happen to a ticket, in turn: fields, answers, notes, tags, moves. */
  async function happen(ticket: string, n: number) {
    const path = `/api/desk/tickets/${ticket}`
    const kind = n % 6
    if (kind === 0) await ask('PATCH', path, { title: `The vault hangs, ${n} times now` })
    else if (kind === 1) await ask('PATCH', path, { impact: 1 + (((n / 6) % 3) | 0) })
    else if (kind === 2)
      await ask('POST', `${path}/note`, { html: `<p>Looked at it, number ${n}: the seal</p>` })
    else if (kind === 3) await ask('POST', `${path}/reply`, { html: `<p>We are at it, number ${n}</p>` })
    else if (kind === 4)
      await ask('POST', '/api/tags/apply', {
        records: [ticket],
        add: [`tag${n % 7}`],
        remove: [`tag${(n + 1) % 7}`],
      })
    else await ask('POST', `${path}/move`, { verb: n % 12 < 6 ? 'wait-supplier' : 'start' })
  }
  const sizes = async () => {
    const { rows } = await pool.query<{ n: string; bytes: string }>(
      `select (select count(*) from event) as n,
        (select sum(pg_total_relation_size(t)) from unnest(array['event', 'event_data', 'seal_leaf', 'seal_node']::text[]) n,
          to_regclass(n) t where t is not null) as bytes`,
    )
    return { n: Number(rows[0]?.n), bytes: Number(rows[0]?.bytes) }
  }
  const policy = {
    scope: '',
    steps: [],
    targets: [{ metric: 'resolution', minutes: [60, 120, 240, 480, 960] }],
  }
  const calendar_id = (
    await ask<{ id: string }>('POST', '/api/calendars', {
      name: 'Always',
      zone: 'UTC',
      always: true,
      weekly: [],
      holidays: [],
      days: [],
    })
  ).id
  await ask('POST', '/api/clocks/policies', { title: 'All', definition: { ...policy, calendar_id } })

  for (const wanted of (process.argv[2] ?? '10,100,1000').split(',').map(Number)) {
    const ticket = await ask<{ id: string }>('POST', '/api/desk/tickets', {
      title: 'The vault hangs',
      assignee_id: id,
    })
    const count = async () =>
      Number(
        (
          await pool.query<{ n: string }>('select count(*) as n from event where subject_id = $1', [
            ticket.id,
          ])
        ).rows[0]?.n,
      )
    let half = new Date().toISOString()
    for (let n = 0; (await count()) < wanted; n++) {
      await happen(ticket.id, n)
      if ((await count()) <= wanted / 2) half = new Date().toISOString()
    }
    await pool.query('vacuum analyze')
    const timed = async (path: string) => {
      const took: number[] = []
      for (let n = 0; n < runs + 10; n++) {
        const from = performance.now()
        await ask('GET', path)
        if (n >= 10) took.push(performance.now() - from)
      }
      return spread(took)
    }
    say(`${await count()} events`)
    say(
      `  as it was half-way: ${await timed(`/api/records/${ticket.id}/was?at=${encodeURIComponent(half)}`)}`,
    )
    say(`  its page: ${await timed(`/api/desk/tickets/${ticket.id}`)}`)
  }
  const { n, bytes } = await sizes()
  say(
    `an event: ${(bytes / n).toFixed(0)} bytes with its contents, place in the log and indexes (${n} events)`,
  )
  const undo = await ask<{ id: string }>('POST', '/api/desk/tickets', { title: 'Taken back' })
  for (let n = 0; n < 100; n++) {
    const { batch } = await ask<{ batch: string }>('POST', '/api/desk/bulk', {
      ids: [undo.id],
      action: { do: 'change', patch: { priority: 1 + (n % 2) } },
    })
    await ask('POST', '/api/desk/undo', { batch })
  }
  const { rows } = await pool.query<{ n: string; bytes: string }>(
    `select count(*) as n, avg(pg_column_size(c.*))::int as bytes from clock_earlier c`,
  )
  say(`kept of a clock when something is taken back: ${rows[0]?.bytes} bytes (${rows[0]?.n} rows)`)
  say(`${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}`)
  await app.close()
  await open.close()
} finally {
  await (await startEmbedded(folder, () => undefined, { durable: false })).stop()
  rmSync(folder, { recursive: true, force: true })
}
