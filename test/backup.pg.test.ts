import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { seedDemo } from '#apps/demo'
import { backUp } from '#kernel/backup/backup'
import { restore } from '#kernel/backup/restore'
import { migrate, migrations } from '#kernel/migrate'
import { schemaText } from '#kernel/schema-text'
import { heldIn, keepBulk, ownFolder } from './backups.ts'
import { bareDb } from './harness.ts'
import { world } from './world.ts'

const { app, db, url, pool, someone, must } = await world()

const folders = ownFolder()
const keyFile = join(folders, 'key')
writeFileSync(keyFile, 'a key that nobody else has\n')
const folderNamed = (name: string) => join(folders, name)
const keep = { keep: 14, version: 'test' }

/** Everything in a database but the numbers of transactions, to be compared. */
async function contents(of: Pool) {
  const { rows: tables } = await of.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const all: Record<string, unknown> = {}
  for (const { name } of tables) {
    const { rows } = await of.query<{ all: string }>(
      `select coalesce(string_agg(row, e'\\n' order by row), '') as all from
       (select (to_jsonb(t) - 'tx')::text as row from "${name}" t) rows`,
    )
    all[name] = rows[0]?.all
  }
  const { rows: sequences } = await of.query(
    `select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`,
  )
  return { ...all, sequences }
}

/** The demo company, a file of several pieces, and a field of one's own by which lists are sorted. */
beforeAll(async () => {
  await seedDemo(db)
  const admin = await someone('Ada', ['administrator', 'technician'])
  await keepBulk(db)
  await must(admin, 'POST', '/api/fields', {
    kind: 'incident',
    title: 'Rack',
    type: 'text',
    sortable: true,
  })
})

test('what was backed up comes back: every table, sequence and index as it was', async () => {
  await expect
    .poll(
      async () =>
        (
          await pool.query(
            `select from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname like 'custom\\_%' and i.indisvalid`,
          )
        ).rowCount,
    )
    .toBeGreaterThan(0)
  // From here on nobody writes but the tests.
  await app.close()
  const folder = folderNamed('whole')
  const made = await backUp({ url, folder, keyFile, ...keep })
  expect(made).toMatchObject({ encrypted: true, removed: [] })
  expect(readdirSync(folder)).toHaveLength(1)
  const other = await bareDb()
  const restored = await restore({ file: made.file, keyFile, place: async () => other.url, rehearsal: true })
  expect(restored).toMatchObject({ different: [], migrated: [], head: { version: 'test' } })
  expect(restored.tables.reduce((sum, { rows }) => sum + rows, 0)).toBe(made.rows)
  expect(await contents(other.pool)).toEqual(await contents(pool))
  expect(await schemaText(other.pool)).toBe(await schemaText(pool))
  // What happens there from now on is younger than all that came along.
  const { rows } = await other.pool.query(`select max(tx) < pg_current_xact_id() as younger from event`)
  expect(rows).toEqual([{ younger: true }])
})

test('a picture is of one moment, however much is written meanwhile', async () => {
  await pool.query('create table pair (side text, n int)')
  onTestFinished(async () => void (await pool.query('drop table pair')))
  const writing = { on: true }
  const both = async () => {
    for (let n = 0; writing.on; n++)
      await pool.query(
        `with a as (insert into pair values ('left', ${n})) insert into pair values ('right', ${n})`,
      )
  }
  const busy = both()
  await expect.poll(async () => (await pool.query('select from pair')).rowCount).toBeGreaterThan(0)
  const { file } = await backUp({ url, folder: folderNamed('busy'), ...keep })
  writing.on = false
  await busy
  const entries = (await heldIn(file)).toString('latin1')
  const rows = [...entries.matchAll(/(left|right)\t(\d+)$/gm)].map(([, side, n]) => `${side}${n}`)
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.filter((row) => row.startsWith('left')).map((row) => row.slice(4))).toEqual(
    rows.filter((row) => row.startsWith('right')).map((row) => row.slice(5)),
  )
})

test('older schemas come up to this one', async () => {
  const old = await bareDb()
  const all = migrations()
  await migrate(old.url, all.slice(0, -2))
  const { file } = await backUp({ url: old.url, folder: folderNamed('older'), ...keep })
  const other = await bareDb()
  const { migrated, different } = await restore({ file, place: async () => other.url, rehearsal: true })
  expect(migrated).toEqual(all.slice(-2).map(({ name }) => name))
  expect(different).toEqual([])
})

test('mail that waited is held in a restored house: it may have left since', async () => {
  await pool.query(`insert into mail (id, message_id, recipient, subject, body_text, created_at, not_before)
    values (gen_random_uuid(), '<waits@test>', 'a@example.org', 'Waits', 'x', now(), now() + interval '1 day')`)
  const { file } = await backUp({ url, folder: folderNamed('mail'), ...keep })
  const other = await bareDb()
  const { heldMails, head } = await restore({ file, place: async () => other.url, rehearsal: false })
  expect(heldMails).toBeGreaterThan(0)
  const { rows } = await other.pool.query<{ state: string; same: boolean }>(
    `select state, sending_at = $1::timestamptz as same from mail where message_id = '<waits@test>'`,
    [head.at],
  )
  expect(rows).toEqual([{ state: 'sending', same: true }])
})
