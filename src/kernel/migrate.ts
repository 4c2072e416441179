import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Client } from 'pg'
import { Refusal } from '#lib/refusal'
import { withClient } from './db.ts'
import { runStep } from './migrate-step.ts'
import { w } from './migrate-words.ts'

const source = join(import.meta.dirname, '..')
const namePattern = /^\d{8}-\d{4}-[a-z0-9-]+\.sql$/
/** Any number will do, as long as every process of ours uses the same. */
export const migrationLock = 724_630_118

export interface Migration {
  /** `modules/desk/20261122-0900-tickets.sql`: owner and file, as the database remembers it. */
  name: string
  owner: string
  text: string
  checksum: string
}

/** All migrations of kernel, facets and modules, in the order in which they run: by file name, whoever owns them. */
export function migrations(folder = source): Migration[] {
  const files = globSync('{kernel,facets/*,modules/*}/migrations/*.sql', { cwd: folder })
  const byFile = (a: string, b: string) => (basename(a) + a < basename(b) + b ? -1 : 1)
  return files.sort(byFile).map((path) => {
    const file = basename(path)
    const owner = dirname(dirname(path))
    if (!namePattern.test(file)) throw new Refusal('unavailable', w.later('bad-name', { file: path }))
    const text = readFileSync(join(folder, path), 'utf8')
    const checksum = createHash('sha256').update(text).digest('hex').slice(0, 32)
    return { name: `${owner}/${file}`, owner, text, checksum }
  })
}

type Applied = Map<string, string>

async function applied(client: Client): Promise<Applied> {
  const { rows } = await client.query<{ found: boolean }>(
    `select to_regclass('migration') is not null as found`,
  )
  if (!rows[0]?.found) return new Map()
  const known = await client.query<{ name: string; checksum: string }>('select name, checksum from migration')
  return new Map(known.rows.map((row) => [row.name, row.checksum]))
}

/** What is still to run; refuses a database whose history is not ours. */
function pending(all: Migration[], done: Applied): Migration[] {
  const names = new Set(all.map(({ name }) => name))
  for (const file of done.keys())
    if (!names.has(file)) throw new Refusal('unavailable', w.later('missing', { file }))
  return all.filter(({ name, checksum }) => {
    const known = done.get(name)
    if (known !== undefined && known !== checksum)
      throw new Refusal('unavailable', w.later('changed', { file: name }))
    return known === undefined
  })
}

const lookAgainMs = 50

/**
 * Waits for its turn by asking again. Whoever waits within a statement keeps an index from being built, which waits for all
 * statements to end.
 */
export async function takeTurn(
  client: Client,
  lock: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared',
  withinMs = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  for (const deadline = Date.now() + withinMs; ;) {
    const { rows } = await client.query<{ mine: boolean }>(`select ${lock}($1) as mine`, [migrationLock])
    if (rows[0]?.mine) return true
    if (Date.now() > deadline) return false
    await after(lookAgainMs)
  }
}

/** Brings the database to this version's schema and names what was run. Safe to call from many processes at once. */
export const migrate = (url: string, all = migrations()): Promise<string[]> =>
  withClient({ url, statementTimeoutMs: 0, name: 'wheelhouse migrate' }, async (client) => {
    // Nothing to do is the usual case: one question, no lock.
    if (pending(all, await applied(client)).length === 0) return []
    await takeTurn(client, 'pg_try_advisory_lock')
    await client.query(`create table if not exists migration (
      name       text primary key,
      checksum   text not null,
      applied_at timestamptz not null default now()
    )`)
    const todo = pending(all, await applied(client))
    for (const one of todo) await runStep(client, one)
    return todo.map(({ name }) => name)
  })
