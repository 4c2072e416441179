import { sql } from 'kysely'
import { gathered } from '#kernel/gathered'
import { defineModule } from '#kernel/module'
import { usesFiles } from '#facets/files/public'
import { beginWith } from '#facets/work/workflows'
import './costs.ts'
import './filter-fields.ts'
import './held.ts'
import './home.ts'
import './oversight.ts'
import './waits.ts'
import { bulk } from './commands/bulk.ts'
import { fillMacro } from './commands/macros.ts'
import { mergeTickets, unmergeTicket } from './commands/merge.ts'
import { changeTicket, moveTicket, noteOnTicket, replyToTicket } from './commands/one.ts'
import { openDrafts } from './commands/open-drafts.ts'
import { MacroChanged } from './macro-contract.ts'
import { addMacro, changeMacro } from './commands/save-macro.ts'
import { splitTicket, unsplitTicket } from './commands/split.ts'
import { correctTime, removeTime, spendTime } from './commands/times.ts'
import { undo } from './commands/undo.ts'
import { desk as contract } from './contract.ts'
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
import { deskFlows } from './flows.ts'
import './import/importers.ts'
import { ticketKinds, usualWorkflow } from './kinds.ts'
import { lines } from './lines.ts'
import { ticketPast } from './past.ts'
import { ticketData } from './personal-data.ts'
import { closedTickets } from './retention.ts'
import { listAssignees } from './queries/assignees.ts'
import { countTickets, listTickets } from './queries/list.ts'
import { listMacros } from './queries/macros.ts'
import { movesOfMany } from './queries/many.ts'
import { promiseFor } from './queries/would-open.ts'
import { showTicket } from './queries/show.ts'
import { listTimes } from './queries/times.ts'
import { relations } from './relations.ts'
import { views } from './views.ts'
import { w } from './words.ts'

for (const { name } of ticketKinds) beginWith(name, usualWorkflow)
usesFiles({
  shows: (id) =>
    sql<boolean>`exists (select from macro m where position(${id}::text in m.definition::text) > 0)`,
  lends: true,
})

const everyRole = [
  'requester',
  'technician',
  'lead',
  'manager',
  'auditor',
  'director',
  'finance',
  'people-manager',
  'administrator',
] as const

export const desk = defineModule({
  name: 'desk',
  contract,
  handlers: {
    list: listTickets,
    count: countTickets,
    show: showTicket,
    promise: promiseFor,
    moves: movesOfMany,
    assignees: listAssignees,
    open: gathered(openDrafts),
    change: changeTicket,
    move: moveTicket,
    reply: replyToTicket,
    note: noteOnTicket,
    bulk,
    undo,
    merge: mergeTickets,
    unmerge: unmergeTicket,
    unsplit: unsplitTicket,
    split: splitTicket,
    macros: listMacros,
    addMacro,
    changeMacro,
    fillMacro,
    spendTime,
    correctTime,
    removeTime,
    times: listTimes,
  },
  permissions: {
    // Which tickets is decided by audience and grants: a requester sees their own.
    'desk.read': { title: 'Read tickets that one may see', roles: everyRole, part: 'everywhere' },
    'desk.open': {
      title: 'Open tickets and answer on one’s own',
      roles: everyRole.filter((role) => role !== 'auditor'),
      part: 'everywhere',
    },
    'desk.work': { title: 'Work on tickets', roles: ['technician', 'lead', 'manager'], part: 'there' },
    'desk.figures': {
      title: 'See how each team keeps its promises, in figures without the tickets',
      roles: ['manager', 'auditor', 'director'],
    },
    'desk.costs': {
      title: 'See what time was written down by team, in figures without the tickets',
      roles: ['manager', 'auditor', 'director', 'finance'],
    },
    'desk.manage': {
      title: 'Shape the desk: macros, and what others wrote down as their time',
      roles: ['lead', 'manager', 'administrator'],
      part: 'there',
    },
  },
  kinds: ticketKinds,
  events: [
    TicketReplied,
    TicketDescribed,
    TicketLetGo,
    TicketMerged,
    TicketsTaken,
    TicketGivenUp,
    TicketUnmerged,
    TicketLaidAside,
    TicketSplit,
    TicketUnsplit,
    MacroChanged,
  ],
  eventLines: lines,
  personalData: [ticketData],
  retention: [closedTickets],
  flows: deskFlows,
  pasts: [ticketPast],
  relations,
  views,
  refusals: { macro_title_once: w.later('refuse.macro-title') },
})
