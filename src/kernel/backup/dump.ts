import { type Client, escapeIdentifier } from 'pg'
import { Refusal } from '#lib/refusal'
import { instant } from '../column-values.ts'
import { takeTurn } from '../migrate.ts'
import { copyOut, tally } from './copy.ts'
import { type Foot, type Head, type Weighed, written } from './records.ts'
import { w } from './words.ts'

/** How long a backup waits for a migration to end. */
const migrationWithinMs = 60_000

export interface DumpedTable {
  name: string
  columns: string[]
}

/**
 * Every table of the schema in use with the columns that are data: what is computed comes again by itself, and numbers of
 * transactions mean nothing on another server, which gives its own.
 */
export async function tablesOf(client: Client): Promise<DumpedTable[]> {
  const { rows } = await client.query<DumpedTable>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname order by c.relname collate "C"`)
  return rows
}

export const namesIn = (columns: readonly string[]) => columns.map(escapeIdentifier).join(', ')

/** Text, which every version of PostgreSQL reads; in blocks of whole rows. */
const rowsOf = ({ name, columns }: DumpedTable) =>
  `copy (select ${namesIn(columns)} from ${escapeIdentifier(name)}) to stdout`

/** What a table holds, as a count and a sum over its rows. */
export async function weigh(client: Client, table: DumpedTable): Promise<Weighed> {
  const { add, total } = tally()
  for await (const _ of copyOut(client, rowsOf(table), add));
  return { name: table.name, ...total() }
}

/** Values are written in the same way on every server. */
export const sameWords = `set datestyle = 'ISO, YMD'; set extra_float_digits = 1; set bytea_output = 'hex'`

async function headOf(client: Client, version: string): Promise<Head> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('migration') is not null as there`,
  )
  if (!found[0]?.there) throw new Refusal('not-found', w.later('not-ours'))
  const { rows: migrations } = await client.query<Head['migrations'][number]>(
    'select name, checksum from migration order by applied_at, name',
  )
  const { rows } = await client.query<{ at: string; postgres: string }>(
    `select transaction_timestamp()::text as at, current_setting('server_version') as postgres`,
  )
  return { version, at: instant(rows[0]?.at ?? ''), postgres: rows[0]?.postgres ?? '', migrations }
}

/** A number handed out while the picture was taken may be skipped later, never given twice. */
async function sequencesOf(client: Client): Promise<Foot['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = current_schema()::regnamespace order by 1`,
  )
  const all: Foot['sequences'] = []
  for (const { name } of rows) {
    const { rows: at } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${escapeIdentifier(name)}`,
    )
    all.push({ name, value: at[0]?.value ?? '1', called: at[0]?.called ?? false })
  }
  return all
}

/** Every index that stands by itself. Restoring makes those that the migrations did not. */
export async function indexesOf(client: Client): Promise<Foot['indexes']> {
  const { rows } = await client.query<Foot['indexes'][number]>(`
    select n.relname as name, pg_get_indexdef(i.indexrelid, 0, true) as text
    from pg_index i join pg_class n on n.oid = i.indexrelid
    where n.relnamespace = current_schema()::regnamespace and i.indisvalid
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    order by n.relname collate "C"`)
  return rows
}

/** Waits until no migration runs, and keeps one from beginning until the connection ends. */
async function holdMigrations(client: Client) {
  if (!(await takeTurn(client, 'pg_try_advisory_lock_shared', migrationWithinMs)))
    throw new Refusal('conflict', w.later('migrating'))
}

/**
 * The whole database as one picture, taken in one moment while everybody goes on writing: a read-only transaction sees
 * what was committed when it began, and nothing later. Gives the entries of a backup.
 */
export async function* dump(
  client: Client,
  version: string,
  onTable: (weighed: Weighed) => Promise<void>,
): AsyncGenerator<Buffer> {
  await client.query(sameWords)
  await holdMigrations(client)
  await client.query('begin isolation level repeatable read, read only')
  const head = await headOf(client, version)
  yield written({ is: 'head', head })
  const tables: Weighed[] = []
  for (const table of await tablesOf(client)) {
    yield written({ is: 'table', ...table })
    const { add, total } = tally()
    for await (const bytes of copyOut(client, rowsOf(table), add)) yield written({ is: 'rows', bytes })
    const weighed = { name: table.name, ...total() }
    await onTable(weighed)
    tables.push(weighed)
  }
  const foot = { tables, sequences: await sequencesOf(client), indexes: await indexesOf(client) }
  yield written({ is: 'foot', foot })
  await client.query('rollback')
}
