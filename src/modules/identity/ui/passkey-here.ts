import { houseOf } from '../engine/house-name.ts'
import { w } from './words.ts'

/** Why no passkey can be made or shown at this address in this browser, in a sentence; undefined where it can. */
export function whyNoPasskeys(): string | undefined {
  const { origin, hostname: host } = window.location
  if (!window.isSecureContext) return w('passkey-insecure')
  if (houseOf(origin) === undefined) return w('passkey-number', { host })
  return 'PublicKeyCredential' in window ? undefined : w('passkey-old-browser')
}
