import { useState } from 'react'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing as NothingFits } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useListState } from '#kit/list/use-list-state'
import { useMay, useMe } from '#kit/me.tsx'
import { useSelection } from '#kit/table/selection'
import { type List, useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { SavedTabs } from '#facets/saved-views/ui/saved-tabs.tsx'
import { useViews } from '#facets/saved-views/ui/use-views'
import { desk, type TicketRow } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import { ActDialog, type Deed } from './act-dialog.tsx'
import { columns, ownColumns } from './columns.tsx'
import { Preview } from './preview.tsx'
import { type Target, useAct } from './use-bulk.ts'
import { useFilterHelp } from './use-filter-help.ts'
import { w } from './words.ts'

const sorts = [
  { name: 'due', title: w('sort.due'), dir: 'asc' },
  { name: 'priority', title: w('sort.priority'), dir: 'asc' },
  { name: 'newest', title: w('sort.newest'), dir: 'desc' },
  { name: 'oldest', title: w('sort.oldest'), dir: 'asc' },
  { name: 'moved', title: w('sort.moved'), dir: 'desc' },
  { name: 'quiet', title: w('sort.quiet'), dir: 'asc' },
] as const

const deedNames: Record<Deed, () => string> = {
  assign: () => w('assign'),
  team: () => w('team'),
  tag: () => w('selected.tag'),
  solve: () => w('selected.solve'),
}

/** The rows that the list holds now. */
function rowsIn({ store, count }: List<TicketRow>): TicketRow[] {
  const held: TicketRow[] = []
  for (let index = 0; index < Math.min(count, 2000); index++) {
    const row = store.row(index)
    if (row) held.push(row)
  }
  return held
}

const at = ({ key }: TicketRow) => `/desk/${key}`

interface Wanted {
  deed: Deed | undefined
  target: Target
  count: number
  tickets: readonly TicketRow[]
}
const nothing: Wanted = { deed: undefined, target: { ids: [] }, count: 0, tickets: [] }

const deskFace = {
  title: w('queue'),
  example: w('example'),
  columns,
  empty: { title: w('empty.title'), text: w('empty.text') },
}
/** The same list for those who only ask. */
const ownFace: typeof deskFace = {
  title: w('mine'),
  example: w('example.mine'),
  columns: ownColumns,
  empty: { title: w('empty.mine'), text: w('empty.mine-text') },
}

/** The queue: every ticket the reader may see, by view and filter, worked by keyboard. */
export function Screen() {
  const kept = useViews('desk.queue')
  const state = useListState(kept.views, 'due')
  const selection = useSelection(state.q)
  const list = useList(desk.list, { q: state.q, sort: state.sort }, { kinds: kindNames })
  const total = useAsk(desk.count, { q: state.q }, { kinds: kindNames, keep: true })
  const help = useFilterHelp()
  const go = useGo()
  const may = useMay()
  const me = useMe()
  const act = useAct()
  const [deed, setDeed] = useState<Wanted>(nothing)
  const works = may('desk.work')
  const face = works ? deskFace : ownFace
  const { picked } = selection
  const count = selection.count(total.data?.n ?? 0)
  const pickedTarget = (): Target =>
    picked.all ? { q: state.q, except: [...picked.ids] } : { ids: [...picked.ids] }
  const pickedRows = () => rowsIn(list).filter(({ id }) => selection.has(id))
  const take = ({ id }: TicketRow) => {
    if (me)
      void act({ ids: [id] }, { do: 'change', patch: { assignee_id: me.id } }, (n) =>
        w('done.assigned', { n }),
      )
  }
  const forOne = (name: Deed) => (row: TicketRow) =>
    setDeed({ deed: name, target: { ids: [row.id] }, count: 1, tickets: [row] })
  return (
    <>
      <ListPage
        title={face.title}
        crumbs={[{ title: w('desk'), to: '/desk' }]}
        label={w('tickets')}
        state={state}
        help={help}
        example={face.example}
        list={list}
        columns={face.columns}
        sorts={sorts}
        {...(works && { selection })}
        total={total.data}
        nameOf={({ title }) => title}
        hrefOf={at}
        onOpen={(row) => go(at(row))}
        faded={({ phase }) => phase === 'done' || phase === 'cancelled'}
        strong={({ phase, word }) => phase === 'new' || word === 'us'}
        empty={<Nothing filtered={state.q !== ''} empty={face.empty} />}
        actions={
          works
            ? [
                { keys: 'a', title: w('assign'), run: forOne('assign') },
                { keys: 't', title: w('assign.me'), run: take },
                { keys: 'r', title: w('reply'), run: (row) => go(`${at(row)}?write=reply`) },
                { keys: 'n', title: w('note'), run: (row) => go(`${at(row)}?write=note`) },
                { keys: 's', title: w('selected.solve'), run: forOne('solve') },
              ]
            : []
        }
        tabs={
          <SavedTabs
            views={kept}
            state={state}
            path="/desk"
            count={desk.count}
            kinds={kindNames}
            shares={works}
          />
        }
        tools={
          may('desk.open') && (
            <Button kind="primary" icon="plus" keys="c" to="/desk/new">
              {w('new')}
            </Button>
          )
        }
        bulk={
          <>
            {(['assign', 'team', 'tag', 'solve'] as const).map((name) => (
              <Button
                key={name}
                size="s"
                onClick={() => setDeed({ deed: name, target: pickedTarget(), count, tickets: pickedRows() })}
              >
                {deedNames[name]()}
              </Button>
            ))}
          </>
        }
        preview={state.row ? <Preview id={state.row} /> : null}
      />
      <ActDialog {...deed} onClose={() => setDeed(nothing)} onDone={() => selection.clear()} />
    </>
  )
}

const Nothing = ({ filtered, empty }: { filtered: boolean; empty: typeof deskFace.empty }) =>
  filtered ? <NothingFits text={w('nothing')} /> : <Empty {...empty} />
