import { createCipheriv, createECDH, createHmac, randomBytes } from 'node:crypto'

const curve = 'prime256v1'
const [saltBytes, keyBytes, nonceBytes, recordBytes] = [16, 16, 12, 4096]
/** A public key of P-256 as a point that is not compressed. */
export const pointBytes = 65
export const authBytes = 16

/** So much text fits into the one record: less its end mark and the tag of the cipher. */
export const mostPlainBytes = recordBytes - 17

const hmac = (key: Buffer, ...data: readonly Buffer[]) =>
  data.reduce((mac, one) => mac.update(one), createHmac('sha256', key)).digest()

/** HKDF (RFC 5869) of one block: all that is asked for here is shorter than a hash. */
const derived = (salt: Buffer, secret: Buffer, info: Buffer, bytes: number) =>
  hmac(hmac(salt, secret), info, Buffer.of(1)).subarray(0, bytes)

const infoOf = (name: string) => Buffer.from(`Content-Encoding: ${name}\0`)

export interface Subscription {
  /** The browser's public key, a point of P-256. */
  readonly p256dh: Buffer
  /** The secret that the browser shares with whoever may push to it. */
  readonly auth: Buffer
}

export interface Chance {
  readonly salt: Buffer
  /** A private key used this once. */
  readonly key: Buffer
}

const chance = (): Chance => {
  const pair = createECDH(curve)
  pair.generateKeys()
  return { salt: randomBytes(saltBytes), key: pair.getPrivateKey() }
}

/**
 * Encrypts a message for one browser, as a body of `Content-Encoding: aes128gcm` (RFC 8291 over RFC 8188). Throws where
 * the browser's key is no point of the curve.
 */
export function encrypted(plain: Buffer, { p256dh, auth }: Subscription, by: Chance = chance()): Buffer {
  if (plain.length > mostPlainBytes) throw new RangeError('too much to push')
  const pair = createECDH(curve)
  pair.setPrivateKey(by.key)
  const own = pair.getPublicKey()
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, own])
  const secret = derived(auth, pair.computeSecret(p256dh), info, 32)
  const key = derived(by.salt, secret, infoOf('aes128gcm'), keyBytes)
  const nonce = derived(by.salt, secret, infoOf('nonce'), nonceBytes)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // 2 marks the last record, which is the only one.
  const sealed = Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.of(2)),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(recordBytes)
  return Buffer.concat([by.salt, size, Buffer.of(own.length), own, sealed])
}
