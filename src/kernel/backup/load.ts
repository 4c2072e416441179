import { type Client, escapeIdentifier } from 'pg'
import { Refusal } from '#lib/refusal'
import { copyIn } from './copy.ts'
import { indexesOf, namesIn, sameWords, tablesOf } from './dump.ts'
import type { Entry, Foot } from './records.ts'
import { w } from './words.ts'

interface ForeignKey {
  table: string
  name: string
  text: string
}

const inOrder = async (client: Client, statements: readonly string[]) => {
  for (const one of statements) await client.query(one)
}

async function foreignKeys(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.conparentid = 0 and k.connamespace = current_schema()::regnamespace
    order by c.relname collate "C", k.conname collate "C"`)
  return rows
}

const named = ({ table, name }: ForeignKey) => [escapeIdentifier(table), escapeIdentifier(name)]

/** Puts the entries of one table in, up to the next that is none of its rows, which it gives back. */
async function table(
  client: Client,
  { name, columns }: { name: string; columns: string[] },
  entries: AsyncIterator<Entry, void, undefined>,
): Promise<Entry | undefined> {
  let next: Entry | undefined
  async function* rows() {
    for (;;) {
      const one = await entries.next()
      if (one.done === true) return
      if (one.value.is !== 'rows') {
        next = one.value
        return
      }
      yield one.value.bytes
    }
  }
  await copyIn(client, `copy ${escapeIdentifier(name)} (${namesIn(columns)}) from stdin`, rows())
  return next
}

async function finish(client: Client, { sequences, indexes }: Foot) {
  for (const { name, value, called } of sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3::boolean)', [
      escapeIdentifier(name),
      value,
      called,
    ])
  const there = new Set((await indexesOf(client)).map(({ name }) => name))
  await inOrder(
    client,
    indexes.filter(({ name }) => !there.has(name)).map(({ text }) => text),
  )
}

/**
 * Puts all rows of a backup into a schema just made by the same migrations; all of them or, whatever goes wrong, none.
 * Foreign keys are taken away and made again over what came in, which proves that nothing points nowhere; that needs no
 * more rights than owning the tables.
 */
export async function load(client: Client, entries: AsyncIterator<Entry, void, undefined>): Promise<Foot> {
  await client.query(sameWords)
  await client.query('begin')
  const keys = await foreignKeys(client)
  const tables = (await tablesOf(client)).map(({ name }) => escapeIdentifier(name))
  await inOrder(client, [
    ...keys.map(named).map(([on, name]) => `alter table ${on} drop constraint ${name}`),
    ...tables.map((name) => `alter table ${name} disable trigger user`),
    // What migrations put there lies in the backup as it became.
    `truncate ${tables.join(', ')}`,
  ])
  let entry = (await entries.next()).value ?? undefined
  while (entry?.is === 'table') entry = await table(client, entry, entries)
  if (entry?.is !== 'foot') throw new Refusal('invalid', w.later('cut-short'))
  await inOrder(client, [
    ...tables.map((name) => `alter table ${name} enable trigger user`),
    ...keys.map((key) => `alter table ${named(key)[0]} add constraint ${named(key)[1]} ${key.text}`),
  ])
  await finish(client, entry.foot)
  // The proof of the backup's end comes after its last entry.
  if ((await entries.next()).done !== true) throw new Refusal('invalid', w.later('changed'))
  await client.query('commit')
  await client.query('analyze')
  return entry.foot
}

/** A copy that begins where the original may have gone on: what waited to be sent may have left since. */
export async function holdMail(client: Client, at: string): Promise<number> {
  const { rowCount } = await client.query(
    `update mail set state = 'sending', sending_at = $1, last_error = $2 where state in ('waiting', 'sending')`,
    [at, w('mail-held')],
  )
  return rowCount ?? 0
}
