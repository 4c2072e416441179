import { type EventLine, eventLine } from '#kernel/event-lines'
import * as told from './events.ts'
import { w } from './words.ts'

/** How what happens around directories is told in a timeline. */
export const lines: readonly EventLine[] = [
  eventLine(told.directoryAdded, { say: (data, { actor }) => w.later('told-added', { actor, ...data }) }),
  eventLine(told.directoryChanged, {
    say: ({ directory, fields }, { actor }) =>
      w.later('told-changed', { actor, directory, fields: fields.join(', ').replaceAll('_', ' ') }),
  }),
  eventLine(told.directoryRemoved, { say: (data, { actor }) => w.later('told-removed', { actor, ...data }) }),
  eventLine(told.signInDecided, {
    say: ({ directory, signs_in }, { actor }) =>
      w.later(signs_in ? 'told-signs-in' : 'told-signs-in-no-more', { actor, directory }),
  }),
  eventLine(told.directorySynced, { say: (data) => w.later('told-synced', data) }),
  eventLine(told.directoryAsks, { say: (data) => w.later('told-asks', data) }),
  eventLine(told.directoryFailed, { say: (data) => w.later('told-failed', data) }),
  eventLine(told.personFlagged, {
    say: ({ directory, why }) => w.later(why === 'gone' ? 'told-gone' : 'told-disabled', { directory }),
  }),
  eventLine(told.personBack, { say: (data) => w.later('told-back', data) }),
  eventLine(told.personProvisioned, { say: ({ directory }) => w.later('told-provisioned', { directory }) }),
  eventLine(told.connectionTokenMade, {
    say: (data, { actor }) => w.later('told-token-made', { actor, ...data }),
  }),
  eventLine(told.connectionTokenRevoked, {
    say: (data, { actor }) => w.later('told-token-revoked', { actor, ...data }),
  }),
  eventLine(told.personKept, { say: (data, { actor }) => w.later('told-kept', { actor, ...data }) }),
]
