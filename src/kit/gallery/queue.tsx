import { fieldsFor } from '#lib/filter/fields'
import { filterHelp } from '#lib/filter/help'
import { Avatar } from '../avatar.tsx'
import { Button, IconButton } from '../button.tsx'
import { ClockCell, ClockLine } from '../clock-cell.tsx'
import type { FilterHelp } from '../list/filter-help.ts'
import { ListPage } from '../list/list-page.tsx'
import { useListState } from '../list/use-list-state.ts'
import { PreviewFoot } from '../list/preview-foot.tsx'
import { ViewTabs } from '../list/view-tabs.tsx'
import { Link } from '../link.tsx'
import { Person } from '../avatar.tsx'
import { Section } from '../panel.tsx'
import { Pill, Priority, type Tone } from '../pill.tsx'
import type { IconName } from '../icon.tsx'
import { columnsOf } from '../table/columns.tsx'
import { useSelection } from '../table/selection.ts'
import { useList } from '../table/use-list.ts'
import { tell } from '../toast.tsx'
import { useGo } from '../url.ts'
import { When } from '../when.tsx'
import { morning, Ticket, ticketAt, tickets, zone } from './tickets.ts'

const states: Record<Ticket['state'], { tone?: Tone; icon: IconName; word: string }> = {
  new: { icon: 'ring', word: 'New' },
  open: { tone: 'info', icon: 'half', word: 'In work' },
  waiting: { icon: 'pause', word: 'Waiting' },
  major: { tone: 'bad', icon: 'bad', word: 'Major' },
  planned: { tone: 'plan', icon: 'plan', word: 'Planned' },
  done: { tone: 'good', icon: 'good', word: 'Solved' },
}

export const StatePill = ({ state }: { state: Ticket['state'] }) => {
  const { tone, icon, word } = states[state]
  return (
    <Pill tone={tone} icon={icon}>
      {word}
    </Pill>
  )
}

const levels = { P1: 1, P2: 2, P3: 3, P4: 4 } as const
const clockStates = {
  new: 'running',
  open: 'running',
  major: 'running',
  waiting: 'paused',
  planned: 'planned',
  done: 'met',
} as const

const columns = columnsOf(
  Ticket,
  ['key', 'priority', 'title', 'asks', 'site', 'state', 'assignee', 'due', 'moved'],
  {
    key: { width: 52, cell: ({ key }) => <span className="t3">{key}</span> },
    priority: { width: 50, cell: ({ priority }) => <Priority level={levels[priority]}>{priority}</Priority> },
    title: { width: '3fr', main: true },
    asks: { width: 98, cell: ({ asks }) => <span className="t2">{asks}</span> },
    site: { width: 80, cell: ({ site }) => <span className="t2">{site}</span> },
    state: { width: 98, cell: ({ state }) => <StatePill state={state} /> },
    assignee: { width: 40, cell: ({ assignee }) => <Avatar name={assignee} alone /> },
    due: {
      width: 148,
      sorts: ['due'],
      cell: ({ state, due, share }) => (
        <ClockCell state={clockStates[state]} dueAt={due} share={state === 'planned' ? undefined : share} />
      ),
    },
    moved: { width: 56, align: 'end', sorts: ['moved'], cell: ({ moved }) => <When at={moved} as="age" /> },
  },
)

const fields = fieldsFor(
  [
    {
      name: 'site',
      title: 'Site',
      type: 'enum',
      values: ['Bergen', 'Hamburg', 'Valparaíso'].map((value) => ({ value, title: value })),
    },
    {
      name: 'state',
      title: 'State',
      type: 'enum',
      values: Object.entries(states).map(([value, { word }]) => ({ value, title: word })),
    },
    { name: 'due', title: 'Resolve by', type: 'instant' },
    { name: 'assignee', title: 'For', type: 'id', ref: 'person', self: true, nullable: true },
    { name: 'tag', title: 'Tag', type: 'text' },
    { name: 'text', title: 'Text', type: 'words' },
  ],
  () => true,
  'text',
)
const me = '00000000-0000-7000-8000-0000000000aa'
const help: FilterHelp = filterHelp(fields, () => ({
  now: new Date(morning).toISOString(),
  zone,
  me,
  groups: [],
}))

const views = [
  { id: 'all', name: 'All open', q: 'site:Bergen,Hamburg -tag:newsletter', count: { n: 23 } },
  { id: 'mine', name: 'Mine', q: 'assignee:me', count: { n: 5 } },
  { id: 'free', name: 'Unassigned', q: 'assignee:none', count: { n: 6 } },
  { id: 'today', name: 'Breaks today', q: 'due:today', count: { n: 9 } },
  { id: 'none', name: 'Nothing', q: 'tag:empty', count: { n: 0 } },
  { id: 'huge', name: 'Everything', q: '', count: { n: 10_000, capped: true } },
]
const sorts = [
  { name: 'due', title: 'Due first', dir: 'asc' },
  { name: 'moved', title: 'Moved last', dir: 'desc' },
] as const

const noop = () => undefined

export function Queue() {
  const state = useListState(views, 'due')
  const selection = useSelection(state.q)
  const list = useList(tickets, { q: state.q, sort: state.sort, ...(state.from ? { from: state.from } : {}) })
  const go = useGo()
  return (
    <ListPage
      title="Queue"
      crumbs={[{ title: 'Desk', to: '/kit/queue' }]}
      label="Tickets"
      state={state}
      help={help}
      example="due<4h assignee:me"
      list={list}
      columns={columns}
      sorts={sorts}
      jump={{ kind: 'day', title: 'Resolve by' }}
      selection={selection}
      total={state.q === '' ? { n: 10_000, capped: true } : undefined}
      nameOf={({ title }) => title}
      hrefOf={({ key }) => `/kit/ticket?key=${key}`}
      onOpen={({ key }) => go(`/kit/ticket?key=${key}`)}
      faded={(row) => row.state === 'done'}
      strong={(row) => row.state === 'new'}
      actions={[
        {
          keys: 'a',
          title: 'assign',
          run: ({ title }) => tell({ text: `Assigned: ${title}`, undo: async () => undefined }),
        },
        { keys: 'r', title: 'reply', run: noop },
        { keys: 's', title: 'solve', run: noop },
      ]}
      tabs={
        <ViewTabs
          label="Views"
          views={views.map((view) => ({ ...view, to: `/kit/queue?view=${view.id}` }))}
          current={state.view?.id}
          changed={state.changed}
          onSave={noop}
          share={{ label: 'Share with desk', run: noop }}
          onReset={state.reset}
          onNew={noop}
        />
      }
      tools={<Button icon="download">{words.export}</Button>}
      bulk={
        <>
          <Button size="s" keys="a">
            {words.assign}
          </Button>
          <Button size="s" keys="l">
            {words.link}
          </Button>
          <Button size="s" refused="3 lack a cause" reason="label">
            {words.solve}
          </Button>
        </>
      }
      bulkSub="all after CHG-408"
      preview={state.row ? <Preview ticket={ticketAt(Number(state.row.slice(-12)))} /> : null}
    />
  )
}

const words = {
  export: 'Export',
  assign: 'Assign',
  link: 'Link to problem',
  solve: 'Solve:',
  lastWords: 'Last words',
}

function Preview({ ticket }: { ticket: Ticket }) {
  return (
    <>
      <Section
        title={<Link to={`/kit/ticket?key=${ticket.key}`}>{ticket.key}</Link>}
        end={<StatePill state={ticket.state} />}
      >
        <div className="f16 h">{ticket.title}</div>
        <div className="f12 t3">
          <When at={ticket.moved} as="relative" />
        </div>
      </Section>
      <Section title="Asks" end={<IconButton icon="arrow" label="Open" />}>
        <Person name={ticket.asks} sub={`${ticket.site}, 2 screens, dock`} />
      </Section>
      <Section title="Clocks" end="P2, Hamburg 08–17">
        <ClockLine
          title="Solve"
          state={clockStates[ticket.state]}
          dueAt={ticket.due}
          share={ticket.share}
          end={<When at={ticket.due} />}
        />
      </Section>
      <PreviewFoot id={ticket.key}>
        <Button size="s">{'Note'}</Button>
        <Button size="s">{'Reply'}</Button>
      </PreviewFoot>
    </>
  )
}
