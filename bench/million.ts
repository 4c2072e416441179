// The spike that decided the tables: a list of a million rows, and opening tickets beside it.
// node bench/million.ts [rows]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { makeMany } from './many.ts'
import { measure } from './measure.ts'

const rows = Number(process.argv[2] ?? 1_000_000)
const began = performance.now()
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`)

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-million-'))
// PostgreSQL's user passes through to its part.
chmodSync(folder, 0o711)
const postgres = await startEmbedded(folder, say)
const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })
try {
  const estate = await makeMany(open, postgres.url, { rows, byCommand: 20_000 }, say)
  await measure({ open, folder, url: postgres.url, teams: estate.teams, seconds: 4, say })
} finally {
  await open.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
