import type { OpenDb } from '#kernel/db'
import { tsvectorOf } from '#lib/text/tokens'
import { copied } from './multiply.ts'

interface Pair {
  of: string
  id: string
  key: string
  ms: string
}

/** Every column that names a record, or something that lies on one: by foreign keys, and where the log has none. */
async function places({ pool }: OpenDb): Promise<{ table: string; column: string }[]> {
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select c.conrelid::regclass::text as table, a.attname as column from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = any('{entity,work,ticket}'::regclass[]) and cardinality(c.conkey) = 1`,
  )
  return rows
}

/** Moments as milliseconds, moved; ids and numbers of its own left out: what is left must be the same in a copy. */
function plain(row: Record<string, unknown>, { of, id, key, ms }: Pair, columns: Record<string, string>) {
  const moved = (value: string) =>
    /^\d{4}-\d\d-\d\dT/.test(value) ? String(Date.parse(value) - Number(ms)) : value
  return JSON.stringify(
    Object.entries(row).map(([name, value]) => {
      if (value === of || value === id) return [name, 'itself']
      if (value === key) return [name, 'its key']
      if (name in columns && ['id', 'key', 'part', 'html', 'body', 'tokens'].includes(name)) return [name, '']
      if (typeof value === 'object' && value !== null)
        return [
          name,
          JSON.stringify(value).replaceAll(/\b1[5-9]\d{11}\b/g, (found) =>
            String(Number(found) - Number(ms)),
          ),
        ]
      return [name, typeof value === 'string' ? moved(value) : value]
    }),
  )
}

async function rowsOf({ pool }: OpenDb, table: string, column: string, id: string) {
  const { rows } = await pool.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from ${table} t where ${column} = $1`,
    [id],
  )
  return rows.map(({ row }) => row)
}

/** What differs between tickets that were made by command and copies of theirs, table by table; nothing, if the copying is right. */
export async function differences(open: OpenDb, howMany: number, now: string): Promise<string[]> {
  const { pool } = open
  const { rows: pairs } = await pool.query<Pair>(
    `select of, id, key, ms from million_copy order by md5(id::text) limit $1`,
    [howMany],
  )
  const found: string[] = []
  const all = await places(open)
  for (const pair of pairs)
    for (const { table, column } of [{ table: 'entity', column: 'id' }, ...all]) {
      const columns = copied[table]?.columns ?? {}
      const { rows: keys } = await pool.query<{ key: string }>('select key from entity where id = $1', [
        pair.of,
      ])
      const was = await rowsOf(open, table, column, pair.of)
      const is = await rowsOf(open, table, column, pair.id)
      const told = Date.parse(now)
      const still = { ...pair, key: keys[0]?.key ?? '', ms: '0' }
      const left = was.map((row) => plain(untold(row, told), still, columns)).sort()
      const right = is.map((row) => plain(untold(row, told), pair, columns)).sort()
      for (const [n, one] of left.entries())
        if (one !== right[n]) found.push(`${table}.${column}:\n  ${one}\n  ${right[n] ?? 'nothing'}`)
      if (right.length > left.length) found.push(`${table}.${column}: ${right.length} for ${left.length}`)
    }
  return [...found, ...(await wordsThatDiffer(open, howMany))]
}

/** When a clock was told is when it was made, in the copy as well; and one that passes its moment on the way is left quiet. */
function untold(row: Record<string, unknown>, told: number) {
  const { fired, next_at, ...rest } = row
  const quiet = 'facts' in row
  return {
    ...(quiet ? rest : row),
    ...(quiet && {
      facts: JSON.parse(JSON.stringify(row['facts']).replaceAll(`"told":${told}`, '"told":0')) as unknown,
      moments: (fired as string[]).length + (next_at === null ? 0 : 1),
    }),
  }
}

/** Words of copies that are not those of their texts. */
async function wordsThatDiffer({ pool }: OpenDb, howMany: number): Promise<string[]> {
  const { rows } = await pool.query<{ text: string; tokens: string }>(
    `select coalesce(k.body, e.key || ' ' || e.title || ' ') as text, d.tokens::text as tokens
     from (select id from million_copy order by md5(id::text) limit $1) c
     join doc d on d.entity_id = c.id join entity e on e.id = c.id left join comment k on k.id = d.part`,
    [howMany],
  )
  const wanted = await pool.query<{ tokens: string }>(
    'select t::tsvector::text as tokens from unnest($1::text[]) with ordinality as u (t, n) order by n',
    [rows.map(({ text }) => tsvectorOf(text))],
  )
  return rows.flatMap(({ text, tokens }, n) =>
    wanted.rows[n]?.tokens === tokens ? [] : [`doc: ${text}\n  ${tokens}\n  ${wanted.rows[n]?.tokens}`],
  )
}
