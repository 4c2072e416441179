import { type EventLine, eventLine } from '#kernel/event-lines'
import * as told from './events.ts'
import { w } from './words.ts'

/** How what happens to devices that report is told in a timeline. */
export const lines: readonly EventLine[] = [
  eventLine(told.agentMatched, { say: (data, { actor }) => w.later('told-matched', { actor, ...data }) }),
  eventLine(told.agentMade, {
    say: ({ agent, by_itself }, { actor }) =>
      by_itself ? w.later('told-made-itself', { agent }) : w.later('told-made', { actor, agent }),
  }),
  eventLine(told.agentSplit, { say: (data, { actor }) => w.later('told-split', { actor, ...data }) }),
  eventLine(told.agentUndone, { say: (data, { actor }) => w.later('told-undone', { actor, ...data }) }),
  eventLine(told.agentRefused, { say: (data, { actor }) => w.later('told-refused', { actor, ...data }) }),
  eventLine(told.agentPrivate, {
    say: ({ agent, private: own }, { actor }) =>
      w.later(own ? 'told-private' : 'told-not-private', { actor, agent }),
  }),
  eventLine(told.fieldTaken, {
    say: ({ field, ...data }, { actor, say }) =>
      w.later('told-field-taken', { actor, field: say(w.later(`field-${field}`)), ...data }),
  }),
  eventLine(told.fieldLocked, {
    say: ({ field, locked }, { actor, say }) =>
      w.later(locked ? 'told-locked' : 'told-unlocked', { actor, field: say(w.later(`field-${field}`)) }),
  }),
  eventLine(told.deviceChanged, {
    say: ({ facts, came, went, all }, { say }) => [
      ...facts.map(({ field, ...rest }) =>
        w.later('told-differs', { field: say(w.later(`field-${field}`)), ...rest }),
      ),
      ...(came.length > 0
        ? [w.later('told-came', { names: came.join(', '), more: all.came - came.length })]
        : []),
      ...(went.length > 0
        ? [w.later('told-went', { names: went.join(', '), more: all.went - went.length })]
        : []),
    ],
  }),
  eventLine(told.tokenMade, { say: (data, { actor }) => w.later('told-token-made', { actor, ...data }) }),
  eventLine(told.tokenRevoked, {
    say: (data, { actor }) => w.later('told-token-revoked', { actor, ...data }),
  }),
  eventLine(told.tokenRotated, {
    say: (data, { actor }) => w.later('told-token-rotated', { actor, ...data }),
  }),
  eventLine(told.tokenBound, { say: (data) => w.later('told-token-bound', data) }),
  eventLine(told.tokenMisused, {
    say: ({ ip, ...data }) =>
      ip === '' ? w.later('told-token-misused', data) : w.later('told-token-misused-from', { ip, ...data }),
  }),
  eventLine(told.tokenReleased, {
    say: (data, { actor }) => w.later('told-token-released', { actor, ...data }),
  }),
]
