import { type EventLine, eventLine } from '#kernel/event-lines'
import {
  TicketDescribed,
  TicketMerged,
  TicketReplied,
  TicketSplit,
  TicketsTaken,
  TicketUnmerged,
} from './contract.ts'
import { w } from './words.ts'

/** How the desk's events are told in a timeline. */
export const lines: readonly EventLine[] = [
  // The words themselves stand in the ticket's timeline already.
  eventLine(TicketReplied, { say: (_, { actor, each }) => (each ? w.later('line.replied', { actor }) : []) }),
  eventLine(TicketMerged, { say: (_, { actor }) => w.later('line.merged', { actor }), needs: 'into' }),
  eventLine(TicketsTaken, {
    say: ({ from }, { actor }) => w.later('line.took-in', { actor, n: from.length }),
  }),
  eventLine(TicketUnmerged, { say: (_, { actor }) => w.later('line.unmerged', { actor }) }),
  eventLine(TicketSplit, {
    say: ({ comments }, { actor }) => w.later('line.split', { actor, n: comments.length }),
  }),
  eventLine(TicketDescribed, {
    say: ({ before, after }, { actor }) => [
      ...(after.resolution === before.resolution
        ? []
        : [w.later('line.resolution', { actor, text: after.resolution })]),
      ...(after.cause === before.cause ? [] : [w.later('line.cause', { actor, text: after.cause })]),
    ],
  }),
]
