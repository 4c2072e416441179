// What a backup and its rehearsal cost: node bench/backup.ts [tickets]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '#apps/compose'
import { backUp } from '#kernel/backup/backup'
import { restore } from '#kernel/backup/restore'
import { openDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { makeDesk } from './maker.ts'

const tickets = Number(process.argv[2] ?? 20_000)
const began = performance.now()
const since = (from: number) => (performance.now() - from) / 1000
const say = (line: string) => console.log(`[${since(began).toFixed(1).padStart(6)} s] ${line}`)

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-bench-'))
rmSync(folder, { recursive: true })
const one = await startEmbedded(folder, say)
const other = `${folder}-beside`
try {
  await migrate(one.url)
  compose()
  const open = openDb({ url: one.url, statementTimeoutMs: 0 })
  await makeDesk(open, { tickets, people: 400, now: '2026-11-10T08:24:00.000Z', seed: 1 }, say)
  const { rows } = await open.pool.query<{ size: number }>(
    'select pg_database_size(current_database()) as size',
  )
  await open.close()
  const mb = (rows[0]?.size ?? 0) / 1e6
  say(`made ${tickets} tickets, ${mb.toFixed(0)} MB of database`)
  const keyFile = join(folder, 'key')
  writeFileSync(keyFile, 'a key for the benchmark')
  for (const key of [undefined, keyFile]) {
    const made = await backUp({
      url: one.url,
      folder: join(folder, 'backups'),
      keyFile: key,
      keep: 9,
      version: 'bench',
    })
    say(
      `backup${key === undefined ? '' : ', encrypted'}: ${made.seconds.toFixed(1)} s, ${(made.bytes / 1e6).toFixed(1)} MB, ${made.rows} rows, ` +
        `${(made.rows / made.seconds).toFixed(0)} rows/s, ${(mb / made.seconds).toFixed(1)} MB of database/s`,
    )
    if (key === undefined) continue
    const from = performance.now()
    const place = async () => (await startEmbedded(other, say, { durable: false })).url
    const { different } = await restore({ file: made.file, keyFile, place, rehearsal: true })
    const seconds = since(from)
    say(
      `rehearsal: ${seconds.toFixed(1)} s, ${(made.rows / seconds).toFixed(0)} rows/s, ${different.length} tables differ`,
    )
  }
  say(`${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}`)
} finally {
  for (const data of [folder, other]) {
    await (await startEmbedded(data, say, { durable: false })).stop()
    rmSync(data, { recursive: true, force: true })
  }
}
