// How long a write waits while the schema goes on under it, at a million rows: node bench/migrating.ts [rows]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { openDb, withClient } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { type Migration, migrate, migrations } from '#kernel/migrate'
import { makeMany } from './many.ts'
import { randomFrom } from '#lib/random'

const rows = Number(process.argv[2] ?? 1_000_000)
const writers = 4
const began = performance.now()
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`)

/** Each a file of its own, as the house's rule wants it. */
const steps = [
  `alter table work add column bench_word text not null default 'none'`,
  'create index concurrently if not exists bench_word_moved on work (bench_word, updated_at, id)',
  'alter table work add constraint bench_word_said check (length(bench_word) > 0) not valid',
  'alter table work validate constraint bench_word_said',
]
const stepOf = (text: string, n: number): Migration => ({
  name: `modules/bench/99990101-000${n}-bench.sql`,
  owner: 'modules/bench',
  text,
  checksum: String(n),
})

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-migrating-'))
// PostgreSQL's user passes through to its part.
chmodSync(folder, 0o711)
const postgres = await startEmbedded(folder, say)
const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })

/** Writes all the while, and says how long the longest write took and how many there were. */
async function underWrites(ids: readonly string[], work: () => Promise<unknown>) {
  const shift = { over: false }
  const found = { longest: 0, writes: 0 }
  const write = async (seed: number) => {
    const random = randomFrom(seed)
    while (!shift.over) {
      const asked = performance.now()
      await open.pool.query('update work set updated_at = now() where id = $1', [random.pick(ids)])
      found.longest = Math.max(found.longest, performance.now() - asked)
      found.writes++
    }
  }
  const all = Promise.all(Array.from({ length: writers }, (_, n) => write(n + 1)))
  await after(1000)
  const from = performance.now()
  await work()
  const seconds = (performance.now() - from) / 1000
  shift.over = true
  await all
  return { ...found, seconds }
}

try {
  await makeMany(open, postgres.url, { rows, byCommand: 2000 }, say)
  const { rows: some } = await open.pool.query<{ id: string }>(
    'select id from work tablesample system (1) limit 5000',
  )
  const ids = some.map(({ id }) => id)
  const tell = async (name: string, work: () => Promise<unknown>) => {
    const { longest, writes, seconds } = await underWrites(ids, work)
    say(`${name}: ${seconds.toFixed(1)} s, ${writes} writes, longest ${longest.toFixed(0)} ms`)
  }
  await tell('nothing beside', () => after(10_000))
  for (const [n, text] of steps.entries())
    await tell(text, () => migrate(postgres.url, [...migrations(), ...steps.slice(0, n + 1).map(stepOf)]))
  await tell('for comparison, an index that is not built beside', () =>
    withClient({ url: postgres.url, statementTimeoutMs: 0 }, (client) =>
      client.query('create index bench_plain on work (bench_word, opened_at, id)'),
    ),
  )
} finally {
  await open.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
