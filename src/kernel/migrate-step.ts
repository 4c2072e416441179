import { setTimeout as after } from 'node:timers/promises'
import { type Client, DatabaseError } from 'pg'
import { Refusal } from '#lib/refusal'
import { w } from './migrate-words.ts'

interface Step {
  name: string
  text: string
  checksum: string
}

export interface Pace {
  /** A step waits so long for a table: whoever comes after it waits behind it, so it stands back and tries again. */
  lockMs: number
  /** And so long in all. */
  patienceMs: number
}
const usual: Pace = { lockMs: 1000, patienceMs: 300_000 }
const standBackMs = 500

/** Did not get hold of something in time, or was the one to give way where two waited for each other. */
const isHeld = (error: unknown) => ['55P03', '40P01'].includes((error as { code?: string }).code ?? '')

function reason(error: unknown, text: string): string {
  if (!(error instanceof Error)) return String(error)
  const position = error instanceof DatabaseError ? Number(error.position) : Number.NaN
  return position > 0
    ? `${error.message} (line ${text.slice(0, position).split('\n').length})`
    : error.message
}

const note = (client: Client, { name, checksum }: Step) =>
  client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])

/** A step that is one index, built while everybody goes on writing; PostgreSQL does that in no transaction. */
const index =
  /^\s*create\s+(?:unique\s+)?index\s+concurrently\s+if\s+not\s+exists\s+([a-z_][a-z0-9_]*)\s+on\s[^;]+;?\s*$/i
export const indexOf = (text: string): string | undefined => index.exec(text.replaceAll(/--.*$/gm, ''))?.[1]

/** Builds it, and anew where a build that was broken off left one that nobody uses. */
async function build(client: Client, step: Step, name: string) {
  const { rowCount } = await client.query(
    `select from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relname = $1 and c.relnamespace = current_schema()::regnamespace and not i.indisvalid`,
    [name],
  )
  if (rowCount !== 0) await client.query(`drop index concurrently ${client.escapeIdentifier(name)}`)
  await client.query(step.text)
  await note(client, step)
}

async function inTransaction(client: Client, step: Step, lockMs: number) {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = ${lockMs}`)
    await client.query(step.text)
    await note(client, step)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Who has been in a transaction for the longest: most likely whoever holds the table. */
async function holders(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ who: string }>(`
    select application_name || ' (' || pid || ', for ' || extract(epoch from now() - xact_start)::int || ' s)' as who
    from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start < now() - interval '1 s'
    order by xact_start limit 3`)
  return rows.map(({ who }) => who)
}

/** Runs one step, all of it or nothing, and notes that it ran. */
export async function runStep(client: Client, step: Step, { lockMs, patienceMs } = usual): Promise<void> {
  const name = indexOf(step.text)
  for (const deadline = Date.now() + patienceMs; ;)
    try {
      return await (name === undefined ? inTransaction(client, step, lockMs) : build(client, step, name))
    } catch (error) {
      if (!isHeld(error)) {
        const why = reason(error, step.text)
        throw new Refusal('unavailable', w.later('failed', { file: step.name, why }))
      }
      if (Date.now() > deadline) {
        const who = await holders(client)
        throw new Refusal(
          'unavailable',
          w.later('held', { file: step.name, n: who.length, who: who.join(', ') }),
        )
      }
      await after(standBackMs)
    }
}
