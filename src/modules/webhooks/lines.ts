import { type EventLine, eventLine } from '#kernel/event-lines'
import * as told from './events.ts'
import { w } from './words.ts'

/** How what happens to webhooks is told in a timeline. */
export const lines: readonly EventLine[] = [
  eventLine(told.webhookAdded, { say: (data, { actor }) => w.later('told-added', { actor, ...data }) }),
  eventLine(told.webhookChanged, {
    say: ({ webhook, server, fields }, { actor }) =>
      w.later('told-changed', {
        actor,
        webhook,
        server,
        fields: fields.join(', ').replaceAll('_', ' '),
      }),
  }),
  eventLine(told.webhookRemoved, { say: (data, { actor }) => w.later('told-removed', { actor, ...data }) }),
  eventLine(told.webhookSecretMade, { say: (data, { actor }) => w.later('told-secret', { actor, ...data }) }),
  eventLine(told.webhookReplayed, { say: (data, { actor }) => w.later('told-replayed', { actor, ...data }) }),
  eventLine(told.webhookSwitchedOff, {
    say: ({ webhook, why }) => w.later(why === 'gone' ? 'told-gone' : 'told-failing', { webhook }),
  }),
]
