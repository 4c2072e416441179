import { createHmac } from 'node:crypto'

/** Whoever has to find their phone at the provider takes a while. */
export const attemptMinutes = 15

/** What only the browser on its way and we know. */
export interface Way {
  state: string
  nonce: string
  verifier: string
  /** The id of a SAML request. */
  request: string
  redirect_uri: string
}

/** What goes along is made of the browser's secret: the database alone forges none of it. */
const madeOf = (secret: string, what: string) => createHmac('sha256', secret).update(what).digest('base64url')

export const wayOf = (secret: string, redirect_uri: string): Way => ({
  state: madeOf(secret, 'state'),
  nonce: madeOf(secret, 'nonce'),
  verifier: madeOf(secret, 'verifier'),
  request: `_${madeOf(secret, 'request')}`,
  redirect_uri,
})
