import './home.ts'
import { makingOne, thenDone } from '#kernel/handlers'
import { archiveObligation, createObligations, saveObligation } from './commands.ts'
import { obliging as contract } from './contract.ts'
import * as happened from './events.ts'
import { obligationLines } from './lines.ts'
import { countObligations, listObligations } from './list.ts'
import { meetObligation, missObligation, reopenObligation, waiveObligation } from './moves.ts'
import { tellAnswerable } from './notices.ts'
import { obligationPast } from './past.ts'
import { showObligation } from './queries.ts'
import { w } from './words.ts'

const view = (name: 'open' | 'mine' | 'overdue' | 'ours' | 'settled' | 'archive', q: string) => ({
  list: 'vendors.obligations',
  name,
  title: w.later(`view.${name}`),
  q,
})

/** The part of the room that holds what contracts oblige to, as the module joins it. */
export const obligations = {
  handlers: {
    obligations: listObligations,
    countObligations,
    obligation: showObligation,
    createObligation: makingOne(createObligations),
    saveObligation,
    meetObligation,
    waiveObligation,
    missObligation,
    reopenObligation,
    archiveObligation: thenDone(archiveObligation),
  },
  kinds: [
    {
      name: 'obligation',
      title: w.later('obligation'),
      prefix: 'OBL',
      sequence: 'obligation_number',
      can: { read: 'vendors.read', write: 'vendors.assess' },
      page: contract.obligation.path,
      family: 'obligation',
    },
  ],
  events: Object.values(happened),
  eventLines: obligationLines,
  pasts: [obligationPast],
  schedules: [
    { name: 'vendors.obligations', title: w.later('remind'), everySeconds: 3600, run: tellAnswerable },
  ],
  views: [
    view('open', 'status:open,overdue archived:no'),
    view('mine', '(owner:me or team:my-teams) status:open,overdue archived:no'),
    view('overdue', 'status:overdue archived:no'),
    view('ours', 'by:ours status:open,overdue archived:no'),
    view('settled', 'status:met,missed,waived archived:no'),
    view('archive', 'archived:yes'),
  ],
} as const
