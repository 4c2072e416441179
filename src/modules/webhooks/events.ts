import { z } from 'zod'
import { event } from '#lib/contract'

const webhook = { webhook: z.string() }
/** Its server, and no more of its address: paths may hold what lets in. */
const there = { ...webhook, server: z.string() }
export const webhookAdded = event('webhooks.added', z.object(there))
export const webhookChanged = event('webhooks.changed', z.object({ ...there, fields: z.array(z.string()) }))
export const webhookRemoved = event('webhooks.removed', z.object(webhook))
export const webhookSecretMade = event('webhooks.secret-made', z.object(webhook))
export const webhookReplayed = event('webhooks.replayed', z.object({ ...webhook, n: z.int() }))
export const webhookSwitchedOff = event(
  'webhooks.switched-off',
  z.object({ ...webhook, why: z.enum(['gone', 'failing']) }),
)
