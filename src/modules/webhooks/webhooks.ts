import { randomBytes } from 'node:crypto'
import { Refusal } from '#lib/refusal'
import type { Actor } from '#kernel/actor'
import { may } from '#kernel/actor'
import { actorOf } from '#kernel/auth/actors'
import type { Read } from '#kernel/context'
import type { Db } from '#kernel/db'
import { locked, unlocked } from '#kernel/locked'
import type { LockedColumn } from '#kernel/locked-columns'
import { w } from './words.ts'

const places = {
  secret: (id: string) => `secret of webhook ${id}`,
  secret_before: (id: string) => `secret before of webhook ${id}`,
}
type Place = keyof typeof places

const lockedIn = (column: Place): LockedColumn => ({
  table: 'webhook',
  id: 'id',
  column,
  about: places[column],
  lost: (n) => w.later('secrets-lost', { n }),
})
export const lockedSecrets: readonly LockedColumn[] = [lockedIn('secret'), lockedIn('secret_before')]

const secretBytes = 32
export const newKey = () => randomBytes(secretBytes)
export const lockKey = (id: string, place: Place, key: Buffer) => locked(key, places[place](id))
export const openKey = (id: string, place: Place, kept: Buffer) => unlocked(kept, places[place](id))

/** `forUpdate`: others who would change it wait. */
export async function needWebhook({ db }: Pick<Read, 'db'>, id: string, { forUpdate = false } = {}) {
  const found = await db
    .selectFrom('webhook')
    .selectAll()
    .where('id', '=', id)
    .$if(forUpdate, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', w.later('no-webhook'))
  return found
}
export type WebhookRow = Awaited<ReturnType<typeof needWebhook>>

/** Whom a webhook tells for: nobody, once they have left, are locked out, or may not have webhooks any more. */
export async function teller(db: Db, personId: string): Promise<Actor | undefined> {
  const actor = await actorOf(db, personId)
  return actor && may(actor, 'webhooks.manage') ? actor : undefined
}
