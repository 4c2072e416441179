import { createECDH, createPrivateKey, sign } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { newId } from '#kernel/ids'
import { locked, unlocked } from '#kernel/locked'
import type { LockedColumn } from '#kernel/locked-columns'
import { w } from '../words.ts'

const about = (id: string) => `push key ${id}`
export const lockedKey: LockedColumn = {
  table: 'push_key',
  id: 'id',
  column: 'private',
  about,
  lost: (n) => w.later('key-lost', { n }),
}

export interface PushKey {
  /** The point, as browsers take it to subscribe. */
  readonly public: string
  readonly private: Buffer
}

/** The key that browsers subscribe by; null in the first moments of a house. */
export async function publicKey(db: Db): Promise<string | null> {
  const found = await db.selectFrom('push_key').select('public').executeTakeFirst()
  return found?.public ?? null
}

/** The key by which the house shows who it is: made once. One that no longer opens gives way, and with it what subscribed by it. */
export async function pushKey(db: Db): Promise<PushKey> {
  const found = await db.selectFrom('push_key').selectAll().executeTakeFirst()
  const opened = found && unlocked(found.private, about(found.id))
  if (found && opened) return { public: found.public, private: opened }
  if (found) {
    await db.deleteFrom('push_device').execute()
    await db.deleteFrom('push_key').where('id', '=', found.id).execute()
  }
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const id = newId()
  await db
    .insertInto('push_key')
    .values({
      id,
      public: pair.getPublicKey('base64url'),
      private: locked(pair.getPrivateKey(), about(id)),
      made_at: sql<string>`now()`,
    })
    // Another process was quicker.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return pushKey(db)
}

const coordinateBytes = 32
const hours = 12
const json = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * The header by which a push service knows who sends (RFC 8292): a token for its origin, signed by the house's key, good for
 * some hours. `now`: milliseconds since 1970.
 */
export function vapid(
  { public: point, private: d }: PushKey,
  { endpoint, contact, now }: { endpoint: string; contact: string; now: number },
): string {
  const raw = Buffer.from(point, 'base64url')
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: raw.subarray(1, 1 + coordinateBytes).toString('base64url'),
      y: raw.subarray(1 + coordinateBytes).toString('base64url'),
      // The curve's library leaves leading zeros out.
      d: Buffer.concat([Buffer.alloc(coordinateBytes), d])
        .subarray(-coordinateBytes)
        .toString('base64url'),
    },
  })
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor(now / 1000) + hours * 3600, sub: contact }
  const said = `${json({ typ: 'JWT', alg: 'ES256' })}.${json(claims)}`
  const signature = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  )
  return `vapid t=${said}.${signature}, k=${point}`
}
