import { say } from '#lib/words'
import { fieldsAs, type Past, tells } from '#kernel/past'
import { Ticket } from './contract.ts'
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
import { kindNames } from './kinds.ts'
import { w } from './words.ts'

const found = ['cause', 'resolution']

/** What the desk knows of a ticket beside the work, which messages it took over, and what became one with it. */
export const ticketPast: Past = {
  of: (kind) => (kindNames as readonly string[]).includes(kind),
  fields: {
    ...fieldsAs(Ticket.shape, { asked_by: {}, channel: {}, cause: { inside: true }, resolution: {} }),
    merged_into: { title: w.later('past.merged-into'), reads: 'record' },
    merged: { title: w.later('past.merged'), many: true, reads: 'record' },
    laid_aside: { title: w.later('past.laid-aside'), reads: 'switch' },
  },
  takesIn: 'merged',
  // Whatever was merged into what was merged into it is named there too, as on its page.
  whole: true,
  async now({ db }, { id, merged_into, archived_at }) {
    const facts = await db
      .selectFrom('ticket')
      .innerJoin('work', 'work.id', 'ticket.id')
      .select(['channel', 'cause', 'resolution', 'asked_by', 'requester_id'])
      .where('ticket.id', '=', id)
      .executeTakeFirstOrThrow()
    const merged = await db
      .selectFrom('entity')
      .select('id')
      .where('merged_into', '=', id)
      .orderBy('key')
      .execute()
    return {
      ...facts,
      merged_into,
      merged: merged.map((one) => one.id),
      laid_aside: archived_at !== null,
    }
  },
  tells: [
    tells(TicketDescribed, found, ({ before, after }) => ({ before, after })),
    tells(TicketLetGo, [], () => ({ erased: [...found, 'asked_by', 'files'] })),
    tells(TicketReplied, ['word'], ({ by, was }) => ({
      ...(was === undefined ? { untold: ['word'] } : { before: { word: was } }),
      after: { word: by === 'us' ? 'them' : 'us' },
    })),
    // The messages of a split lie elsewhere from then on.
    tells(TicketSplit, ['messages'], ({ comments }) => ({ took: { messages: comments } })),
    tells(TicketUnsplit, ['messages'], ({ comments }) => ({ put: { messages: comments } })),
    tells(TicketMerged, [], ({ into }) => ({ before: { merged_into: null }, after: { merged_into: into } })),
    tells(TicketUnmerged, [], ({ from }) => ({
      before: { merged_into: from },
      after: { merged_into: null },
    })),
    tells(TicketsTaken, ['merged'], ({ from }) => ({ put: { merged: from } })),
    tells(TicketGivenUp, ['merged'], ({ id }) => ({ took: { merged: [id] } })),
    tells(TicketLaidAside, ['laid_aside', 'messages'], ({ comments }) => ({
      before: { laid_aside: false },
      after: { laid_aside: true },
      took: { messages: comments },
    })),
  ],
  // An address goes from sight while somebody is known to ask.
  opens: async (_, __, { asked_by, requester_id }) =>
    asked_by === undefined ? {} : { asked_by: requester_id === null ? asked_by : null },
  async say({ actor }, _, { channel, laid_aside }) {
    return {
      ...(laid_aside !== true && { laid_aside: '' }),
      channel:
        typeof channel === 'string' ? say(w.later(`channel.${channel as 'desk'}`), actor.language) : '',
    }
  },
}
