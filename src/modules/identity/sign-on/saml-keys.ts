import { createPrivateKey, generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { locked, unlocked } from '#kernel/locked'
import type { LockedColumn } from '#kernel/locked-columns'
import { selfSigned } from './certificate.ts'
import { w } from './words.ts'

const placeOf = (id: string) => `saml key of ${id}`
const lockedIn = (column: string): LockedColumn => ({
  table: 'sign_in_provider',
  id: 'id',
  column,
  about: placeOf,
  lost: (n) => w.later('saml-keys-lost', { n }),
})
/** Where our keys for providers lie, for an exchange of the installation's secret. */
export const lockedSamlKeys = [lockedIn('own_key'), lockedIn('own_key_before')]

const [bits, years] = [3072, 30]

/** A key pair for one provider, the key locked; its certificate is told in our metadata. */
export async function newSamlKey(id: string, { name, now }: { name: string; now: string }) {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: bits })
  const until = new Date(now)
  until.setUTCFullYear(until.getUTCFullYear() + years)
  const certificate = selfSigned(privateKey, { name, serial: randomBytes(16), from: new Date(now), until })
  return {
    own_key: locked(privateKey.export({ type: 'pkcs8', format: 'der' }), placeOf(id)),
    own_certificate: certificate.toString('base64'),
  }
}

/** The key as PEM; null where there is none yet, undefined where it does not open any more. */
export function samlKeyOf({
  id,
  own_key,
}: {
  id: string
  own_key: Buffer | null
}): string | null | undefined {
  if (own_key === null) return null
  const key = unlocked(own_key, placeOf(id))
  return (
    key && createPrivateKey({ key, type: 'pkcs8', format: 'der' }).export({ type: 'pkcs8', format: 'pem' })
  )
}
