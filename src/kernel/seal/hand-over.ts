import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { transaction } from '../transaction.ts'
import { isTextSigned, signText, signerOf } from './head.ts'
import { sealLock } from './sealing.ts'

interface HandOver {
  key: string
  before: string
  size: number
  at: string
  signature: string
}

const textOf = ({ before, size, at }: Omit<HandOver, 'key' | 'signature'>) =>
  Buffer.from(['wheelhouse key 1', before, size, at].join('\n'))

const second = () => `${new Date().toISOString().slice(0, 19)}Z`

/**
 * The key of a new secret vouches for the one before, up to where the log stands: what that signs later counts for nothing, even if
 * somebody else has it. Nothing is sealed meanwhile; `exchange` makes the new secret the one that signs.
 */
export const handOver = (db: Db, { from, to }: { from: string; to: string }, exchange: () => void) =>
  transaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${sealLock}::bigint)`.execute(tx)
    exchange()
    const { rows } = await sql<{
      size: number
    }>`select coalesce(max(size), 0)::bigint as size from seal_head`.execute(tx)
    const said = { before: signerOf(from).key, size: rows[0]?.size ?? 0, at: second() }
    const { key, signature } = signText(to, textOf(said))
    await sql`insert into seal_key (key, before, size, at, signature)
      values (${key}, ${said.before}, ${said.size}::bigint, ${said.at}::timestamptz, ${signature})
      on conflict (key, before) do update set size = excluded.size, at = excluded.at, signature = excluded.signature`.execute(
      tx,
    )
    return { key, ...said }
  })

/** Keys that heads may be signed by, each with how far it counts: those that are known, and those that they vouch for. */
export async function trustedKeys(db: Db, known: ReadonlySet<string>): Promise<Map<string, number>> {
  const { rows } = await sql<HandOver>`
    select key, before, size, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, signature from seal_key`.execute(
    db,
  )
  const vouched = rows.filter((one) => isTextSigned(one, textOf(one)))
  const trusted = new Map([...known].map((key) => [key, Infinity]))
  // A key that is vouched for vouches in turn; a list so short is gone through until nothing is added.
  for (let added = true; added;) {
    added = false
    for (const { key, before, size } of vouched) {
      const far = Math.min(size, trusted.get(key) ?? -1)
      if (far <= (trusted.get(before) ?? -1)) continue
      trusted.set(before, far)
      added = true
    }
  }
  return trusted
}
