import { createHmac } from 'node:crypto'

const prefix = 'whsec_'

/** As people paste it into a receiver. */
export const shownSecret = (secret: Buffer): string => `${prefix}${secret.toString('base64')}`

interface Signed {
  readonly id: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly body: string
}

const one = (secret: Buffer, { id, timestamp, body }: Signed) =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`

/** What Standard Webhooks asks for: one signature per secret that holds. */
export const signedHeaders = (secrets: readonly Buffer[], what: Signed) => ({
  'webhook-id': what.id,
  'webhook-timestamp': String(what.timestamp),
  'webhook-signature': secrets.map((secret) => one(secret, what)).join(' '),
})
