import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Write } from './context.ts'
import { newId } from './ids.ts'
import { locked, unlocked } from './locked.ts'
import type { LockedColumn } from './locked-columns.ts'
import { w } from './words.ts'

/** A command that its caller wants done once, however often it is sent. */
export interface Once {
  /** Of the caller's choosing; it means something to that caller alone. */
  readonly key: string
  /** Stands for all that was asked. */
  readonly asked: Buffer
  /** Told when the answer is that of an earlier time. */
  readonly again: () => void
}

/** What was asked, in 32 bytes: the promise and its input, read. */
export const askedOf = (endpoint: string, input: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([endpoint, input]))
    .digest()

const about = (id: string) => `idempotency ${id}`

interface Known {
  asked: Buffer
  id: string
  answer: Buffer | null
}

/**
 * Does the command unless its caller did the same under this key within a day: then gives the answer of that time. The key is
 * written first, so that a second one that comes meanwhile waits for what becomes of the first; where that is refused nothing
 * stays, and the key is free again. Refuses another request under the same key.
 */
export async function onceOnly<T>(ctx: Write, once: Once, work: (ctx: Write) => Promise<T>): Promise<T> {
  const { key, asked, again } = once
  const id = newId()
  const taken = await sql`
    insert into idempotency (id, principal_id, key, asked)
    values (${id}::uuid, ${ctx.actor.id}::uuid, ${key}, ${asked}::bytea) on conflict do nothing returning id`.execute(
    ctx.db,
  )
  if (taken.rows.length > 0) {
    const answer = await work(ctx)
    const kept = locked(Buffer.from(JSON.stringify(answer)), about(id))
    ctx.later(sql`update idempotency set answer = ${kept}::bytea where id = ${id}::uuid`.execute(ctx.db))
    return answer
  }
  const { rows } = await sql<Known>`
    select id, asked, answer from idempotency where principal_id = ${ctx.actor.id}::uuid and key = ${key}`.execute(
    ctx.db,
  )
  const [known] = rows
  if (!known?.asked.equals(asked)) throw new Refusal('conflict', w.later('key-used'))
  const answer = known.answer && unlocked(known.answer, about(known.id))
  if (!answer) throw new Refusal('conflict', w.later('key-lost'))
  again()
  return JSON.parse(answer.toString()) as T
}

/** Forgets what these people sent. */
export const forgetKeysOf = ({ db }: Write, ids: readonly string[]) =>
  db.deleteFrom('idempotency').where('principal_id', 'in', ids).execute()

/** Keys are free again after a day. */
export const forgetKeys = ({ db, now }: Write) =>
  sql`delete from idempotency where created_at <= ${now}::timestamptz - interval '1 day'`.execute(db)

export const lockedAnswers: LockedColumn = {
  table: 'idempotency',
  id: 'id',
  column: 'answer',
  about,
  lost: (n) => w.later('keys-lost', { n }),
}
