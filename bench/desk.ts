// What the desk costs at size: lists, pages, words and opening, over HTTP with durable commits.
// node bench/desk.ts [tickets] [seconds] [folder that keeps the tickets for the next run] [a word of what is to be measured]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '#apps/compose'
import { openDb, type OpenDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { makeDesk } from './maker.ts'
import { measure } from './measure.ts'

const tickets = Number(process.argv[2] ?? 100_000)
const seconds = Number(process.argv[3] ?? 5)
const kept = process.argv[4]
const only = process.argv[5]
const now = '2026-11-10T08:24:00.000Z'

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

const folder = kept ?? mkdtempSync(join(tmpdir(), 'wheelhouse-bench-'))
const postgres = await startEmbedded(folder, say)
const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })
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
  await measure({ open, folder, url: postgres.url, teams, seconds, only, say })
} finally {
  await open.close()
  await postgres.stop()
  if (kept === undefined) rmSync(folder, { recursive: true, force: true })
}
