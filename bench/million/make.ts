import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { compose } from '#apps/compose'
import { openDb, type OpenDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { gatherWords } from '#kernel/record-words'
import { serve } from '../serve.ts'
import { settled } from '../settled.ts'
import { makeBase } from './base.ts'
import { differences } from './compare.ts'
import { multiply, tidy, type Times } from './multiply.ts'

export interface Size {
  tickets: number
  people: number
  times: Times
}

/** A tenth is open. What is closed lies two years back, what is open twenty weeks. */
export const million: Size = { tickets: 1_000_000, people: 20_000, times: { closed: 50, open: 10 } }

/** The rows of a desk of that size in an empty, migrated database. */
export async function makeRows(open: OpenDb, size: Size, now: string, say: (line: string) => void) {
  const { tickets, people, times } = size
  const closed = Math.round((tickets * 0.9) / times.closed)
  await makeBase(open, { closed, open: Math.round((tickets * 0.1) / times.open), people, now, seed: 1 }, say)
  await open.pool.query('vacuum analyze')
  say('copying')
  await multiply(open, times, now, say)
  const different = await differences(open, 50, now)
  if (different.length > 0)
    throw new Error(`copies are not like what was copied:\n${different.slice(0, 5).join('\n')}`)
  say('copies are like what was copied')
}

/** Makes a desk of a million tickets in a folder, to be measured as often as one likes. */
export async function make(folder: string, size: Size, say: (line: string) => void) {
  const done = join(folder, 'made')
  if (existsSync(folder)) throw new Error(`${folder} is there already`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const now = new Date().toISOString()
  const quick = await startEmbedded(folder, say, { durable: false })
  const open = openDb({ url: quick.url, statementTimeoutMs: 0 })
  try {
    await open.pool.query(`alter database wheelhouse set synchronous_commit = off`)
    await open.pool.query(`alter system set autovacuum = off`)
    await open.pool.query(`alter system set max_wal_size = '16GB'`)
    await open.pool.query('select pg_reload_conf()')
    await migrate(quick.url)
    compose()
    await makeRows(open, size, now, say)
    await tidy(open)
    await open.pool.query('insert into record_words (entity_id) select id from entity on conflict do nothing')
    while ((await gatherWords(open, sql`interval '-1 second'`)) > 0);
    say('words gathered')
    await open.pool.query('alter database wheelhouse reset synchronous_commit')
    await open.pool.query('alter system reset all')
    await open.pool.query('select pg_reload_conf()')
    await open.pool.query('vacuum (freeze, analyze)')
    say('vacuumed')
  } finally {
    await open.close()
    await quick.settle()
  }
  await settle(folder, say)
  writeFileSync(done, now)
}

/** What the house does by itself with what was made: it seals it, and builds the indexes of its own fields. */
async function settle(folder: string, say: (line: string) => void) {
  const postgres = await startEmbedded(folder, say)
  const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })
  try {
    const { stop } = await serve(postgres.url, folder)
    try {
      await settled(open, 1_800_000)
    } finally {
      await stop()
    }
    await open.pool.query('vacuum analyze event, event_data, clock, work')
    say('sealed, indexes of its own fields built')
  } finally {
    await open.close()
    await postgres.stop()
  }
}
