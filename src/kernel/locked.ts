import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Secrets } from './secret.ts'

const cipher = 'aes-256-gcm'
const form = 1
const [ivBytes, tagBytes] = [12, 16]

const keys = new Map<string, Buffer>()
const mostKeys = 20

function keyOf(secret: string): Buffer {
  const known = keys.get(secret)
  if (known) return known
  if (keys.size >= mostKeys) keys.clear()
  const made = Buffer.from(hkdfSync('sha256', secret, '', 'wheelhouse: secrets at rest', 32))
  keys.set(secret, made)
  return made
}

/** A key of its own for one purpose, from the installation's secret: the same in every process of a house. */
export const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', known().now, '', `wheelhouse: ${purpose}`, 32))

let secrets: (() => Secrets) | undefined

/** Makes the installation's secret known, or how to ask for it; called once at the start. */
export function lockWith(secret: string | (() => Secrets)) {
  secrets = typeof secret === 'string' ? () => ({ now: secret, also: [] }) : secret
}

function known(): Secrets {
  if (!secrets) throw new Error('nothing can be locked before the secret of the installation is known')
  return secrets()
}

/** Locks with one secret. `about` names its place: elsewhere it opens nothing. */
export function lockedBy(secret: string, plain: Uint8Array, about: string): Buffer {
  const iv = randomBytes(ivBytes)
  const lock = createCipheriv(cipher, keyOf(secret), iv).setAAD(Buffer.from(about))
  const kept = Buffer.concat([lock.update(plain), lock.final()])
  return Buffer.concat([Buffer.of(form), iv, kept, lock.getAuthTag()])
}

/** Opens what was locked with that secret; undefined if it was another one, or somebody changed what is kept. */
export function unlockedBy(secret: string, kept: Buffer, about: string): Buffer | undefined {
  const [iv, tag] = [kept.subarray(1, 1 + ivBytes), kept.subarray(-tagBytes)]
  if (kept[0] !== form || kept.length < 1 + ivBytes + tagBytes) return undefined
  const lock = createDecipheriv(cipher, keyOf(secret), iv, { authTagLength: tagBytes })
  lock.setAAD(Buffer.from(about)).setAuthTag(tag)
  try {
    return Buffer.concat([lock.update(kept.subarray(1 + ivBytes, -tagBytes)), lock.final()])
  } catch {
    return undefined
  }
}

/** Locks a secret for the database, which alone opens it no more. */
export const locked = (plain: Uint8Array, about: string): Buffer => lockedBy(known().now, plain, about)

/** Opens what was locked, also with a secret that is being exchanged; undefined where none of ours opens it. */
export function unlocked(kept: Buffer, about: string): Buffer | undefined {
  const { now, also } = known()
  for (const secret of [now, ...also]) {
    const plain = unlockedBy(secret, kept, about)
    if (plain) return plain
  }
  return undefined
}
