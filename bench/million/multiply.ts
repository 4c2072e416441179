import type { OpenDb } from '#kernel/db'
import { spanDays } from './base.ts'
import { ownMoments, ownNumber, prepare } from './templates.ts'

/** Copies of each ticket made by command, itself among them. */
export interface Times {
  closed: number
  open: number
}

interface Copied {
  /** The rows of the originals as `b`, each with its copy `c`. */
  from: string
  /** What a copy has otherwise; a moment is moved without being named here. */
  columns: Record<string, string>
  order: string
}

/** A UUIDv7 of a moment in SQL, the same for the same seed. */
const idOf = (at: string, seed: string) =>
  `overlay(overlay(overlay(md5(${seed}) placing lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') from 1 for 12)
    placing '7' from 13 for 1) placing 'a' from 17 for 1)::uuid`

/** Another number than the one in these words, in every copy another one. */
const said = (text: string) =>
  `replace(${text}, 'number ' || w.number || '.', 'number ' || ((w.number * 7919 + c.n * 104729) % 100000) || '.')`

const clockFired = `array(select ${ownMoments('f', 'c.ms')} from unnest(m.fired) f)`
const passes = `b.next_at + c.shift <= $2::timestamptz`

/** What lies on a ticket, in the order in which it is copied. Events of the past stay with the originals: see bench/README.md. */
export const copied: Record<string, Copied> = {
  entity: {
    from: 'million_base_entity b join million_copy c on c.of = b.id',
    columns: { id: 'c.id', key: 'c.key' },
    order: 'c.id',
  },
  work: {
    from: 'million_base_work b join million_copy c on c.of = b.id',
    columns: { id: 'c.id', key: 'c.key' },
    order: 'c.id',
  },
  ticket: {
    from: 'million_base_ticket b join million_copy c on c.of = b.id',
    columns: { id: 'c.id' },
    order: 'c.id',
  },
  entity_grant: {
    from: 'million_base_entity_grant b join million_copy c on c.of = b.entity_id',
    columns: { entity_id: 'c.id' },
    order: 'c.id',
  },
  clock: {
    from: 'million_base_clock b join million_copy c on c.of = b.entity_id join million_clock m on m.id = b.id',
    columns: {
      id: idOf(`c.opened_at`, `b.id::text || c.n`),
      entity_id: 'c.id',
      facts: `${ownMoments('m.facts', 'c.ms')}::json`,
      row: `${ownMoments('m.row', 'c.ms')}::json`,
      // What passes its moment on the way back is as an import leaves it: nobody is told of it today.
      fired: `case when ${passes} then ${clockFired} || ((b.row ->> 'cycle') || ':' || ((b.row ->> 'due_at')::bigint + c.ms) || ':breach') else ${clockFired} end`,
      next_at: `case when not (${passes}) then b.next_at + c.shift end`,
    },
    order: 'c.id',
  },
  comment: {
    from: 'million_base_comment b join million_copy c on c.of = b.entity_id join million_words w on w.id = b.id',
    columns: {
      id: idOf('b.created_at + c.shift', 'b.id::text || c.n'),
      entity_id: 'c.id',
      html: said('b.html'),
      body: said('b.body'),
    },
    order: '1',
  },
  doc: {
    from: `million_base_doc b join million_copy c on c.of = b.entity_id left join million_words w on w.id = b.part
      left join million_title t on t.id = b.part`,
    columns: {
      entity_id: 'c.id',
      part: `case when w.id is null then c.id else ${idOf('w.created_at + c.shift', 'b.part::text || c.n')} end`,
      tokens: `case when w.id is null then ${ownNumber('t.tokens', 'c.number')}::tsvector
        else replace(b.tokens::text, '''' || w.number || '''', '''' || ((w.number * 7919 + c.n * 104729) % 100000) || '''')::tsvector end`,
    },
    order: 'c.id',
  },
}

async function columnsOf({ pool }: OpenDb, table: string) {
  const { rows } = await pool.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows
}

/** The statement that makes the copies of one number of a table's rows: every column it has, also those of tomorrow. */
async function statementFor(open: OpenDb, table: string) {
  const { from, columns, order } = copied[table] ?? { from: '', columns: {}, order: '' }
  const all = await columnsOf(open, table)
  const values = all.map(
    ({ name, type }) =>
      columns[name] ?? (type === 'timestamp with time zone' ? `b."${name}" + c.shift` : `b."${name}"`),
  )
  const names = all.map(({ name }) => `"${name}"`).join(', ')
  return `insert into ${table} (${names}) select ${values.join(', ')} from ${from}
    where c.n = $1 and $2::timestamptz is not null order by ${order}`
}

/** Who is copied, how often, and as what. The copies of what is open lie behind one another like those of what is closed. */
const plan = `
  create unlogged table million_copy as
  select w.id as of, n, -n * ${spanDays} * interval '1 day' as shift, (-n * ${spanDays} * 86400000::bigint) as ms,
    w.opened_at - n * ${spanDays} * interval '1 day' as opened_at,
    ${idOf(`(w.opened_at - n * ${spanDays} * interval '1 day')`, 'w.id::text || n')} as id,
    k.last + row_number() over (partition by w.kind order by n desc, w.opened_at, w.id) as number, null::text as key
  from work w
  join (select kind, max(regexp_replace(key, '\\D', '', 'g')::bigint) as last from work group by kind) k using (kind),
    generate_series(1, case when w.open then $2::int else $1::int end - 1) n`

const words = `
  create unlogged table million_words as
  select id, created_at, coalesce(substring(body from 'number (\\d+)'), '0')::bigint as number from comment;
  create index on million_words (id)`

/** Indexes that only help reading are built anew at the end: those of the house's own fields its own job builds. */
async function withoutIndexes({ pool }: OpenDb, say: (line: string) => void, work: () => Promise<void>) {
  const { rows } = await pool.query<{ name: string; text: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text from pg_index i
     where i.indrelid = any($1::regclass[]) and not i.indisunique order by 1`,
    [Object.keys(copied)],
  )
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  await work()
  say('copied; building indexes')
  await pool.query('checkpoint')
  const queue = rows.map(({ text }) => text)
  const build = async () => {
    const client = await pool.connect()
    try {
      await client.query(`set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 1`)
      for (let text = queue.shift(); text !== undefined; text = queue.shift()) await client.query(text)
    } finally {
      client.release(true)
    }
  }
  await Promise.all([build(), build()])
}

/** Three connections share the work. */
const shares = [['doc'], ['comment'], ['entity', 'work', 'ticket', 'entity_grant', 'clock']]

async function copyAll(open: OpenDb, most: number, now: string, say: (line: string) => void) {
  await Promise.all(
    shares.map(async (tables) => {
      const statements = await Promise.all(
        tables.map(async (table) => ({ table, text: await statementFor(open, table), ms: 0 })),
      )
      const client = await open.pool.connect()
      try {
        // The originals keep every rule of the database, and copies of them do: no foreign key is asked a million times.
        await client.query(
          `set session_replication_role = replica; set timezone = 'UTC'; set work_mem = '256MB'`,
        )
        for (let n = most; n > 0; n--) {
          for (const statement of statements) {
            const began = performance.now()
            await client.query(statement.text, [n, now])
            statement.ms += performance.now() - began
          }
          if (n % 10 === 1)
            say(
              `${n} to go; ${statements.map(({ table, ms }) => `${table} ${(ms / 1000).toFixed(1)} s`).join(', ')}`,
            )
        }
      } finally {
        client.release(true)
      }
    }),
  )
}

/** The tickets made by command, so many times: moved back by whole fortnights, under ids, numbers, moments and words of their own. */
export async function multiply(open: OpenDb, times: Times, now: string, say: (line: string) => void) {
  const { pool } = open
  await prepare(open, now)
  await pool.query(plan.replace('$1', String(times.closed)).replace('$2', String(times.open)))
  await pool.query(
    `update million_copy c set key = t.prefix || c.number from million_title t where t.id = c.of`,
  )
  await pool.query(words)
  // Originals by themselves: who looked for them among the copies would read more and more.
  for (const table of Object.keys(copied))
    await pool.query(
      `create unlogged table million_base_${table} as table ${table}; analyze million_base_${table}`,
    )
  await pool.query('create index on million_copy (n)')
  await pool.query('analyze million_copy, million_words, million_clock, million_title')
  await withoutIndexes(open, say, () => copyAll(open, Math.max(times.closed, times.open) - 1, now, say))
  for (const kind of ['incident', 'request'])
    await pool.query(
      `select setval($1, greatest((select max(regexp_replace(key, '\\D', '', 'g')::bigint) from entity where kind = $2), 1001))`,
      [`${kind}_number`, kind],
    )
}

/** What only the copying needed. */
export async function tidy({ pool }: OpenDb) {
  const bases = Object.keys(copied).map((table) => `million_base_${table}`)
  await pool.query(
    `drop table million_copy, million_words, million_clock, million_title, ${bases.join(', ')}`,
  )
}
