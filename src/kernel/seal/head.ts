import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto'
import type { Head } from '#lib/sealed'

type Unsigned = Omit<Head, 'key' | 'signature'>

const textOf = ({ size, root, previous, batch, at }: Unsigned) =>
  Buffer.from(['wheelhouse head 1', size, root, previous, batch, at].join('\n'))

export interface Signer {
  /** The public key. */
  readonly key: string
  readonly sign: (head: Unsigned) => Head
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in its file formats. */
const privateStart = Buffer.from('302e020100300506032b657004220420', 'hex')

function keysOf(secret: string) {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'wheelhouse seal 1', 32))
  const secretKey = createPrivateKey({
    key: Buffer.concat([privateStart, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  return { secretKey, key: createPublicKey(secretKey).export({ format: 'jwk' }).x ?? '' }
}

/** Signs any text as the installation with that secret. */
export function signText(secret: string, text: Buffer) {
  const { secretKey, key } = keysOf(secret)
  return { key, signature: sign(null, text, secretKey).toString('base64url') }
}

/**
 * The installation's own signer. Its key follows from the installation's secret: every server of one database signs alike, and
 * there is nothing more to keep, to lose, or to find in the database.
 */
export function signerOf(secret: string): Signer {
  const { secretKey, key } = keysOf(secret)
  return {
    key,
    sign: (head) => ({ ...head, key, signature: sign(null, textOf(head), secretKey).toString('base64url') }),
  }
}

/** Signs by the secret as it is at that moment: one that is exchanged is heard of without a restart. */
export const signerBy = (secret: () => string): Signer => ({
  get key() {
    return signerOf(secret()).key
  },
  sign: (head) => signerOf(secret()).sign(head),
})

/** Whether the holder of that key signed this text. */
export function isTextSigned({ key, signature }: Pick<Head, 'key' | 'signature'>, text: Buffer): boolean {
  try {
    const known = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
    return verify(null, text, known, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

/** Whether the holder of its key signed this head. Whose key that is must be known from elsewhere. */
export const isSigned = (head: Head): boolean => isTextSigned(head, textOf(head))
