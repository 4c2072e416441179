import { sql } from 'kysely'
import { z } from 'zod'
import type { Write } from '#kernel/context'
import type { Db } from '#kernel/db'
import { enqueue, task } from '#kernel/jobs'
import { allKinds } from '#kernel/kinds'
import type { CustomField } from './engine/field.ts'
import { customFamilies, fieldsOf } from './load.ts'
import { indexName, sortKey } from './sorts.ts'
import { w } from './words.ts'

/** One build at a time in the whole database; any number will do. */
const lockKey = 724_630_131

interface Wanted {
  name: string
  family: string
  field: CustomField
  /** Of what is open only: lists of that would else walk through all that is done before they find any. */
  open: boolean
}

/** Of these list tables those that tell what is open from what is done. */
async function familiesOfWork(db: Db, families: ReadonlySet<string>): Promise<Set<string>> {
  const { rows } = await sql<{ family: string }>`
    select c.relname as family from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'open' and a.atttypid = 'bool'::regtype and not a.attisdropped and c.relkind = 'r'
      and pg_table_is_visible(c.oid) and c.relname = any(${[...families]}::text[])`.execute(db)
  return new Set(rows.map(({ family }) => family))
}

async function wantedIndexes(db: Db): Promise<Map<string, Wanted>> {
  const families = await customFamilies({ db })
  const work = await familiesOfWork(db, families)
  const kinds = allKinds().filter(({ family }) => family !== undefined && families.has(family))
  const fields = await fieldsOf(
    { db },
    kinds.map(({ name }) => name),
  )
  const familyOf = new Map(kinds.map(({ name, family }) => [name, family ?? '']))
  const wanted = fields
    .filter(({ sortable, archived }) => sortable && !archived)
    .map((field) => ({ field, family: familyOf.get(field.kind) ?? '' }))
    .map(({ field, family }) => ({ field, family, name: indexName(family, field), open: false }))
    .flatMap((one) =>
      work.has(one.family) ? [one, { ...one, name: `${one.name}_open`, open: true }] : [one],
    )
  return new Map(wanted.map((one) => [one.name, one]))
}

/** Indexes of ours that are there: name → whether its build came to an end. */
async function presentIndexes(db: Db): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ name: string; valid: boolean }>`
    select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relname ~ '^custom_[0-9a-f]{16}(_open)?$' and pg_table_is_visible(c.oid)`.execute(db)
  return new Map(rows.map(({ name, valid }) => [name, valid]))
}

/** Builds what lists may be sorted by and drops what they may not any more; nobody's writing waits for it. */
async function matchIndexes(db: Db, tell: (done: number, total: number) => Promise<void>): Promise<void> {
  const [wanted, present] = [await wantedIndexes(db), await presentIndexes(db)]
  const useless = [...present].filter(([name, valid]) => !valid || !wanted.has(name)).map(([name]) => name)
  const missing = [...wanted.values()].filter(({ name }) => present.get(name) !== true)
  const total = useless.length + missing.length
  let n = 0
  for (const name of useless) {
    await tell(n++, total)
    await sql`drop index concurrently if exists ${sql.id(name)}`.execute(db)
  }
  for (const { name, family, field, open } of missing) {
    await tell(n++, total)
    // Compiled without parameters: a definition takes none.
    await sql`create index concurrently if not exists ${sql.id(name)} on ${sql.table(family)} ((${sortKey(field).of('')}), id)${sql.raw(open ? ' where open' : '')}`.execute(
      db,
    )
  }
  await tell(total, total)
}

export const indexTask = task('custom-fields.index', {
  title: w.later('indexing'),
  input: z.object({}),
  attempts: 8,
  // On one connection: the lock, and the time that a build may take, belong to its session.
  run: ({ db, progress }) =>
    db.connection().execute(async (one) => {
      const { rows } = await sql<{
        free: boolean
      }>`select pg_try_advisory_lock(${lockKey}::bigint) as free`.execute(one)
      if (!rows[0]?.free) throw new Error(w('busy'))
      try {
        await sql`set statement_timeout = 0`.execute(one)
        await matchIndexes(one, (done, total) => progress({ done, total }))
      } finally {
        await sql`reset statement_timeout`.execute(one)
        await sql`select pg_advisory_unlock(${lockKey}::bigint)`.execute(one)
      }
    }),
})

/** Indexes that a newer version wants, or whose job failed, are built within a day of a start. */
export const indexSchedule = {
  name: 'custom-fields.match-indexes',
  title: w.later('indexing'),
  everySeconds: 86_400,
  async run(ctx: Write) {
    const [wanted, present] = [await wantedIndexes(ctx.db), await presentIndexes(ctx.db)]
    if ([...wanted.keys()].some((name) => present.get(name) !== true)) await enqueue(ctx, indexTask, {})
  },
}
