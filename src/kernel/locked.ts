import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const form = 1
const [ivBytes, tagBytes] = [12, 16]

let key: Buffer | undefined

/** Makes the installation's secret known; called once at the start. */
export function lockWith(secret: string) {
  key = Buffer.from(hkdfSync('sha256', secret, '', 'wheelhouse: secrets at rest', 32))
}

function known(): Buffer {
  if (!key) throw new Error('nothing can be locked before the secret of the installation is known')
  return key
}

/** Locks a secret for the database, which alone opens it no more. `about` names its place: elsewhere it opens nothing. */
export function locked(plain: Uint8Array, about: string): Buffer {
  const iv = randomBytes(ivBytes)
  const lock = createCipheriv(cipher, known(), iv).setAAD(Buffer.from(about))
  const kept = Buffer.concat([lock.update(plain), lock.final()])
  return Buffer.concat([Buffer.of(form), iv, kept, lock.getAuthTag()])
}

/** Opens what was locked; undefined where the installation's secret is another one by now, or somebody changed it. */
export function unlocked(kept: Buffer, about: string): Buffer | undefined {
  const [iv, tag] = [kept.subarray(1, 1 + ivBytes), kept.subarray(-tagBytes)]
  if (kept[0] !== form || kept.length < 1 + ivBytes + tagBytes) return undefined
  const lock = createDecipheriv(cipher, known(), iv, { authTagLength: tagBytes })
  lock.setAAD(Buffer.from(about)).setAuthTag(tag)
  try {
    return Buffer.concat([lock.update(kept.subarray(1 + ivBytes, -tagBytes)), lock.final()])
  } catch {
    return undefined
  }
}
