import { sql } from 'kysely'
import type { Read } from './context.ts'
import { kept } from './standing.ts'

const countsForMs = 60_000
const mostKept = 2000

/** Where words are looked for: in each text, or in all that the texts of a record say together. */
const places = {
  texts: sql`doc where tokens`,
  records: sql`record_words where words`,
}
type Place = keyof typeof places

const expectations = (ctx: Read) =>
  kept(ctx, 'search.expected', async () => new Map<string, { rows: number; until: number }>())

async function keep(ctx: Read, key: string, rows: number) {
  const known = await expectations(ctx)
  if (known.size >= mostKept) known.clear()
  known.set(key, { rows, until: performance.now() + countsForMs })
}

async function keptFor(ctx: Read, key: string, count: () => Promise<number | undefined>): Promise<number> {
  const before = (await expectations(ctx)).get(key)
  if (before && before.until > performance.now()) return before.rows
  const rows = (await count()) ?? 0
  await keep(ctx, key, rows)
  return rows
}

/** What was expected turned out otherwise: that counts for a minute. */
export const expectRows = (ctx: Read, place: Place, query: string, rows: number) =>
  keep(ctx, `${place} ${query}`, rows)

/** How many rows PostgreSQL expects to hold these words, by its own statistics: nothing is read for the answer, and it counts for a minute. */
export const expectedRows = (ctx: Read, place: Place, query: string): Promise<number> =>
  keptFor(ctx, `${place} ${query}`, async () => {
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
      explain (format json) select from ${places[place]} @@ ${query}::tsquery`.execute(ctx.db)
    return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows']
  })

/** How many rows a table has, as PostgreSQL last counted them: within a minute, since a young one is soon another size. */
export const rowsThere = (ctx: Read, table: 'doc' | 'record_words'): Promise<number> =>
  keptFor(ctx, table, async () => {
    const { rows } = await sql<{ n: number }>`
      select greatest(reltuples, 0)::float8 as n from pg_class where oid = ${table}::regclass`.execute(ctx.db)
    return rows[0]?.n
  })
