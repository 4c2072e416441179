import { type EventLine, eventLine } from '#kernel/event-lines'
import * as told from '../events.ts'
import { w } from './words.ts'

/** How what happens around providers is told in a timeline. */
export const signOnLines: readonly EventLine[] = [
  eventLine(told.providerAdded, {
    say: ({ provider }, { actor }) => w.later('told-added', { actor, provider }),
  }),
  eventLine(told.providerChanged, {
    say: ({ provider, fields }, { actor }) =>
      w.later('told-changed', { actor, provider, fields: fields.join(', ').replaceAll('_', ' ') }),
  }),
  eventLine(told.providerRemoved, {
    say: ({ provider }, { actor }) => w.later('told-removed', { actor, provider }),
  }),
  eventLine(told.ownWaysDecided, {
    say: ({ own_ways: ways }, { actor }) => w.later('told-own-ways', { actor, ways }),
  }),
  eventLine(told.linked, { say: ({ provider }, { actor }) => w.later('told-linked', { actor, provider }) }),
  eventLine(told.unlinked, {
    say: ({ provider }, { actor }) => w.later('told-unlinked', { actor, provider }),
  }),
  eventLine(told.providerRefused, {
    say: ({ why, ...rest }, { say }) => w.later('told-refused', { ...rest, why: say(w.later(`why-${why}`)) }),
  }),
]
