import { clockFacts, clockTitle } from '#facets/clocks/ui/clock-facts'
import { Avatar } from '#kit/avatar.tsx'
import { ClockCell, ClockWords } from '#kit/clock-cell.tsx'
import { type Column, columnsOf } from '#kit/table/columns.tsx'
import { When } from '#kit/when.tsx'
import { TicketRow } from '../contract.ts'
import { w } from './words.ts'
import { askerOf, PriorityMark, StatePill } from './ticket-words.tsx'

const named = (value: { name: string } | null) => <span className="t2">{value?.name}</span>

/** The clock that matters most, by name where it is not the one to solve by. */
function nextDue([clock]: TicketRow['clocks']) {
  const facts = clockFacts(clock)
  const name = clock === undefined || clock.metric === 'resolution' ? undefined : clockTitle(clock.metric)
  return facts && { ...facts, name }
}

function DueCell({ clocks }: { clocks: TicketRow['clocks'] }) {
  const facts = nextDue(clocks)
  return facts ? <ClockCell {...facts} /> : null
}

/** Where there is little room the state is read beside it, and the clock goes without its name. */
function DueWords({ clocks }: { clocks: TicketRow['clocks'] }) {
  const facts = clockFacts(clocks[0])
  return facts ? <ClockWords {...facts} /> : null
}

/** What the queue can show of a ticket. */
export const columns: readonly Column<TicketRow>[] = columnsOf(
  TicketRow,
  [
    'key',
    'priority',
    'title',
    'requester',
    'place',
    'state',
    'assignee',
    'clocks',
    'updated_at',
    'team',
    'category',
    'tags',
    'opened_at',
    'kind',
  ],
  {
    key: { width: 76, cell: ({ key }) => <span className="t3 nw">{key}</span> },
    priority: {
      width: 56,
      align: 'start',
      title: w('priority.short'),
      sorts: ['priority'],
      cell: (row) => <PriorityMark of={row} />,
    },
    title: { width: '3fr', main: true },
    requester: { width: 128, cell: (row) => named(askerOf(row)) },
    place: { width: 88, yields: true, cell: ({ place }) => named(place) },
    state: {
      width: 132,
      inFile: 'state_title',
      cell: (row) => <StatePill of={row} />,
      under: (row) => <StatePill key="state" of={row} />,
    },
    assignee: {
      width: 40,
      title: w('for.short'),
      cell: ({ assignee }) => <Avatar name={assignee?.name} alone />,
    },
    clocks: {
      width: 212,
      inFile: 'due_at',
      sorts: ['due'],
      cell: (row) => <DueCell clocks={row.clocks} />,
      under: (row) => <DueWords key="due" clocks={row.clocks} />,
    },
    updated_at: {
      width: 56,
      align: 'end',
      sorts: ['moved', 'quiet'],
      cell: ({ updated_at }) => <When at={updated_at} as="age" />,
    },
    team: { width: 120, hidden: true, cell: ({ team }) => named(team) },
    category: { width: 160, hidden: true, cell: ({ category }) => named(category) },
    tags: { width: 120, hidden: true },
    opened_at: { width: 104, hidden: true, sorts: ['newest', 'oldest'] },
    kind: { width: 88, hidden: true },
  },
)

const ofTheDesk = new Set(['priority', 'requester', 'place', 'clocks', 'team'])
/** The same for who asked: where it stands and who has it, without the desk's weights and targets. */
export const ownColumns = columns.filter(({ key }) => !ofTheDesk.has(key))
