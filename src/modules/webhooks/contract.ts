import { z } from 'zod'
import { byId, del, Done, get, Id, Instant, page, paging, patch, post } from '#lib/contract'
import { patchOf } from '#lib/patch'
import { Saved, editing } from '#lib/shapes'

const facts = {
  name: z.string().trim().min(1).max(60).meta({ title: 'Name' }),
  address: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .meta({ title: 'Address', hint: 'https://receiver.example.org/wheelhouse' }),
  kinds: z
    .array(z.string().max(80))
    .max(500)
    .meta({ title: 'Events', description: 'All if none is named', widget: 'choices' }),
  active: z.boolean().meta({ title: 'In use' }),
}

export const NewWebhook = z.object({
  ...facts,
  kinds: facts.kinds.default([]),
  active: facts.active.default(true),
})

const Secret = z.object({ id: Id, secret: z.string() })
const State = z.enum(['waiting', 'done', 'dead', 'withheld']).meta({ title: 'State' })
/** Why nobody answered. */
const Why = z.enum(['inside', 'plain', 'unknown', 'unreachable', 'certificate', 'silent', 'locked'])

const Webhook = z.object({
  id: Id,
  version: z.int(),
  ...facts,
  address: z.string(),
  /** Why it was switched off, where nobody did. */
  off_why: z.enum(['gone', 'failing']).nullable(),
  /** It tells what this person may see. */
  person: z.object({ id: Id, name: z.string() }),
  /** They have an account still, and may have webhooks. */
  stands: z.boolean(),
  made_at: Instant,
  delivered_at: Instant.nullable(),
  failing_since: Instant.nullable(),
  /** So long the secret before the last one signs, too. */
  before_until: Instant.nullable(),
  waiting: z.int(),
  dead: z.int(),
})

const DeliveryLine = z.object({
  id: z.string(),
  /** None: a test. */
  event: z.object({ id: z.int(), kind: z.string(), at: Instant }).nullable(),
  state: State,
  attempts: z.int(),
  made_at: Instant,
  tried_at: Instant.nullable(),
  /** When it is tried next, where it waits. */
  next_at: Instant.nullable(),
  status: z.int().nullable(),
  why: Why.nullable(),
  detail: z.string().nullable(),
})

export const webhooks = {
  list: get('/api/webhooks', {
    summary: 'Receivers outside that are told what happens, and how they stand',
    can: 'webhooks.read',
    input: z.object({}),
    reply: z.object({
      items: z.array(Webhook),
      /** Kinds of events that can be told. */
      kinds: z.array(z.string()),
    }),
  }),
  add: post('/api/webhooks', {
    summary: 'Add a webhook, which tells what you may see; its secret is shown once',
    can: 'webhooks.manage',
    sensitive: true,
    input: NewWebhook,
    reply: Secret,
  }),
  change: patch('/api/webhooks/:id', {
    summary: 'Change a webhook; switched on, it begins with what happens from now on',
    can: 'webhooks.manage',
    sensitive: true,
    input: editing.extend({
      ...patchOf(facts),
      mine: z.boolean().optional().meta({ title: 'Tells what I may see from now on' }),
    }),
    reply: Saved,
  }),
  renewSecret: post('/api/webhooks/:id/secret', {
    summary: 'Make the secret of a webhook anew; it is shown once, and the one before signs, too, for a day',
    can: 'webhooks.manage',
    sensitive: true,
    input: byId,
    reply: Secret,
  }),
  remove: del('/api/webhooks/:id', {
    summary: 'Remove a webhook with all that waits for it',
    can: 'webhooks.manage',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
  test: post('/api/webhooks/:id/test', {
    summary: 'Send a test to a webhook',
    can: 'webhooks.manage',
    input: byId,
    reply: Done,
  }),
  deliveries: get('/api/webhooks/:id/deliveries', {
    summary: 'List what a webhook was sent and what became of it, newest first',
    can: 'webhooks.read',
    input: z.object({ id: Id, state: State.optional(), ...paging }),
    reply: page(DeliveryLine),
  }),
  replay: post('/api/webhooks/:id/replay', {
    summary: 'Send again what a webhook was not told in three days: these deliveries, or all',
    can: 'webhooks.manage',
    input: z.object({
      id: Id,
      deliveries: z
        .array(z.coerce.number<number | string>().int())
        .min(1)
        .max(500)
        .optional()
        .meta({ title: 'Deliveries', description: 'All if left out' }),
    }),
    reply: z.object({ replayed: z.int() }),
  }),
}
