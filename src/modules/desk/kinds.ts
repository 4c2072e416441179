import type { Kind } from '#kernel/kinds'
import { desk } from './contract.ts'
import type { Workflow } from '#facets/work/engine/workflow'
import { w } from './words.ts'

const { path: page } = desk.show
const can = { read: 'desk.read', write: 'desk.work' } as const

export const ticketKinds: readonly Kind[] = [
  {
    name: 'incident',
    title: w.later('kind.incident'),
    prefix: 'INC',
    sequence: 'incident_number',
    can,
    page,
    family: 'work',
  },
  {
    name: 'request',
    title: w.later('kind.request'),
    prefix: 'REQ',
    sequence: 'request_number',
    can,
    page,
    family: 'work',
  },
]
export { kindNames } from './kind-names.ts'

const openStates = ['new', 'in-work', 'waiting', 'waiting-supplier', 'planned']

/** What incidents and requests begin with; an organisation shapes it from there. */
export const usualWorkflow: Workflow = {
  initial: 'new',
  states: [
    { name: 'new', title: 'New', phase: 'new' },
    { name: 'in-work', title: 'In work', phase: 'active' },
    { name: 'waiting', title: 'Waiting', phase: 'waiting', waits_for: 'requester' },
    { name: 'waiting-supplier', title: 'At supplier', phase: 'waiting', waits_for: 'supplier' },
    { name: 'planned', title: 'Planned', phase: 'waiting', waits_for: 'date' },
    { name: 'solved', title: 'Solved', phase: 'done' },
    { name: 'closed', title: 'Closed', phase: 'done' },
    { name: 'cancelled', title: 'Cancelled', phase: 'cancelled' },
  ],
  moves: [
    {
      verb: 'start',
      title: 'Take up',
      from: ['new', 'waiting', 'waiting-supplier', 'planned'],
      to: 'in-work',
      needs: [],
    },
    {
      verb: 'wait',
      title: 'Wait for the requester',
      from: ['new', 'in-work', 'waiting-supplier', 'planned'],
      to: 'waiting',
      needs: [],
    },
    {
      verb: 'wait-supplier',
      title: 'Wait for a supplier',
      from: ['new', 'in-work', 'waiting', 'planned'],
      to: 'waiting-supplier',
      needs: [],
    },
    {
      verb: 'plan',
      title: 'Put on hold until',
      from: ['new', 'in-work', 'waiting', 'waiting-supplier'],
      to: 'planned',
      needs: ['hold-until'],
    },
    {
      verb: 'solve',
      title: 'Solve',
      from: openStates,
      to: 'solved',
      needs: ['resolution', 'children-closed'],
    },
    { verb: 'close', title: 'Close', from: ['solved'], to: 'closed', needs: [] },
    {
      verb: 'reopen',
      title: 'Open again',
      from: ['solved', 'closed', 'cancelled'],
      to: 'in-work',
      needs: [],
    },
    { verb: 'cancel', title: 'Cancel', from: openStates, to: 'cancelled', needs: [] },
  ],
}
