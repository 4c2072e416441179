import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { hotp, stepAt } from '#modules/identity/engine/totp'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function bytesOf(secret: string): Uint8Array {
  const bits = secret
    .split('')
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}

/** The code that an authenticator app shows for a secret now, or some intervals off. */
export const codeOf = (secret: string, off = 0) =>
  hotp(
    (key, message) => createHmac('sha1', key).update(message).digest(),
    bytesOf(secret.replaceAll(' ', '')),
    stepAt(Date.now()) + off,
  )

/** As if so much time had passed since the last code that it is long out of date. */
export const codesForgotten = (db: Db) => sql`update authenticator_app set last_step = 0`.execute(db)
