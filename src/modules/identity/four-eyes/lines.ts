import { type EventLine, eventLine } from '#kernel/event-lines'
import * as told from '../events.ts'
import { idsIn, sayGains } from './pending.ts'
import { w } from './words.ts'

interface Change {
  gains: Parameters<typeof sayGains>[0]
  asked_by?: string
}
const mentions = ({ gains, asked_by }: Change) => [...idsIn(gains), asked_by]

/** How it is told what waited for a second person, and what came of it. */
export const fourEyesLines: readonly EventLine[] = [
  eventLine(told.changeAsked, {
    mentions,
    say: ({ gains }, names) => w.later('told-asked', { actor: names.actor, what: sayGains(gains, names) }),
  }),
  eventLine(told.changeConfirmed, {
    mentions,
    say: ({ gains, asked_by }, names) =>
      w.later('told-confirmed', {
        actor: names.actor,
        by: names.of(asked_by),
        what: sayGains(gains, names),
      }),
  }),
  eventLine(told.changeDeclined, {
    mentions,
    say: ({ gains, asked_by, reason }, names) =>
      w.later('told-declined', {
        actor: names.actor,
        by: names.of(asked_by),
        what: sayGains(gains, names),
        reason,
      }),
  }),
  eventLine(told.changeWithdrawn, {
    mentions,
    say: ({ gains }, names) =>
      w.later('told-withdrawn', { actor: names.actor, what: sayGains(gains, names) }),
  }),
  eventLine(told.changeExpired, {
    mentions,
    say: ({ gains, asked_by }, names) =>
      w.later('told-expired', { by: names.of(asked_by), what: sayGains(gains, names) }),
  }),
  eventLine(told.fourEyesDecided, {
    say: ({ on }, { actor }) => w.later(on ? 'told-on' : 'told-off', { actor }),
  }),
  eventLine(told.doneAlone, {
    mentions,
    say: ({ gains }, names) => w.later('told-alone', { actor: names.actor, what: sayGains(gains, names) }),
  }),
]
