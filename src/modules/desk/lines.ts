import { type EventLine, eventLine } from '#kernel/event-lines'
import {
  TicketDescribed,
  TicketGivenUp,
  TicketLaidAside,
  TicketLetGo,
  TicketMerged,
  TicketReplied,
  TicketSplit,
  TicketsTaken,
  TicketUnmerged,
  TicketUnsplit,
} from './events.ts'
import { MacroChanged } from './macro-contract.ts'
import { w } from './words.ts'

/** How the desk's events are told in a timeline. */
export const lines: readonly EventLine[] = [
  // The words themselves stand in the ticket's timeline already.
  eventLine(TicketReplied, { say: (_, { actor, each }) => (each ? w.later('line.replied', { actor }) : []) }),
  eventLine(TicketLetGo, { say: () => w.later('line.let-go') }),
  eventLine(TicketMerged, {
    say: ({ into }, { actor, of }) => w.later('line.merged', { actor, other: of(into) }),
    mentions: ({ into }) => [into],
    needs: 'into',
  }),
  eventLine(TicketsTaken, {
    say: ({ from }, { actor, of }) =>
      w.later('line.took-in', { actor, others: from.map((id) => of(id)).join(', ') }),
    mentions: ({ from }) => from,
    insideOnly: true,
  }),
  eventLine(TicketGivenUp, {
    say: ({ id }, { actor, of }) => w.later('line.gave-up', { actor, other: of(id) }),
    mentions: ({ id }) => [id],
    needs: 'id',
    insideOnly: true,
  }),
  eventLine(TicketLaidAside, {
    say: ({ into }, { actor, of }) => w.later('line.laid-aside', { actor, other: of(into) }),
    mentions: ({ into }) => [into],
    needs: 'into',
  }),
  eventLine(TicketUnmerged, {
    say: ({ from }, { actor, of }) => w.later('line.unmerged', { actor, other: of(from) }),
    mentions: ({ from }) => [from],
    needs: 'from',
  }),
  eventLine(TicketSplit, {
    say: ({ into, comments }, { actor, of }) =>
      w.later('line.split', { actor, n: comments.length, other: of(into) }),
    mentions: ({ into }) => [into],
    needs: 'into',
  }),
  eventLine(TicketUnsplit, {
    say: ({ from, comments }, { actor, of }) =>
      w.later('line.unsplit', { actor, n: comments.length, other: of(from) }),
    mentions: ({ from }) => [from],
    needs: 'from',
  }),
  eventLine(TicketDescribed, {
    say({ before, after }, { actor, inside }) {
      const told = (name: 'resolution' | 'cause') => {
        if (after[name] === before[name]) return []
        const text = after[name]
        return [
          text === '' ? w.later(`line.no-${name}`, { actor }) : w.later(`line.${name}`, { actor, text }),
        ]
      }
      return [...told('resolution'), ...(inside ? told('cause') : [])]
    },
  }),
  eventLine(MacroChanged, {
    say({ title, archived, changed }, { actor, say }) {
      if (changed.length === 0) return w.later('line.macro-made', { actor, title })
      if (changed.includes('archived'))
        return w.later(archived ? 'line.macro-archived' : 'line.macro-back', { actor, title })
      const what = changed.map((part) => say(w.later(`macro.part.${part}`))).join(', ')
      return w.later('line.macro-changed', { actor, title, what })
    },
  }),
]
