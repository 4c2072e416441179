import { useState } from 'react'
import { Button } from '#kit/button.tsx'
import { beginTypeAhead } from '#kit/composer/type-ahead'
import { Empty, Nothing as NothingFits } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useMay, useMe } from '#kit/me.tsx'
import { useSelection } from '#kit/table/selection'
import { rowsHeld } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { useViewedList } from '#facets/saved-views/ui/use-viewed-list.tsx'
import { desk, type TicketRow } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import { ActDialog } from './act-dialog.tsx'
import { columns, ownColumns } from './columns.tsx'
import type { Deed } from './deeds.tsx'
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

/** What the bar over the picked rows offers, in its order. */
const deeds: readonly { deed: Deed; title: string; keys?: string }[] = [
  { deed: 'assign', title: w('assign'), keys: 'a' },
  { deed: 'team', title: w('team') },
  { deed: 'tag', title: w('selected.tag') },
  { deed: 'reply', title: w('reply.all'), keys: 'r' },
  { deed: 'macro', title: w('macro') },
  { deed: 'move', title: w('move'), keys: 's' },
]

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
  const go = useGo()
  const may = useMay()
  const me = useMe()
  const act = useAct()
  const [deed, setDeed] = useState<Wanted>(nothing)
  const works = may('desk.work')
  const viewed = useViewedList({
    name: 'desk.queue',
    path: '/desk',
    rows: desk.list,
    count: desk.count,
    kinds: kindNames,
    help: useFilterHelp(),
    sort: 'due',
    at,
    shares: works,
  })
  const { state, list, total } = viewed
  const selection = useSelection(state.q)
  const face = works ? deskFace : ownFace
  const { picked } = selection
  const count = selection.count(total?.n ?? 0)
  const pickedTarget = (): Target =>
    picked.all ? { q: state.q, except: [...picked.ids] } : { ids: [...picked.ids] }
  const pickedRows = () => rowsHeld(list).filter(({ id }) => selection.has(id))
  const take = (target: Target) => {
    if (me)
      void act(target, { do: 'change', patch: { assignee_id: me.id } }, (n) => w('done.assigned', { n }))
  }
  const write = (row: TicketRow, mode: 'reply' | 'note') => {
    beginTypeAhead()
    go(`${at(row)}?write=${mode}`)
  }
  const forOne = (name: Deed) => (row: TicketRow) =>
    setDeed({ deed: name, target: { ids: [row.id] }, count: 1, tickets: [row] })
  const forPicked = (name: Deed) => () =>
    setDeed({ deed: name, target: pickedTarget(), count, tickets: pickedRows() })
  return (
    <>
      <ListPage
        {...viewed}
        title={face.title}
        crumbs={[{ title: w('desk'), to: '/desk' }]}
        label={w('tickets')}
        example={face.example}
        columns={face.columns}
        sorts={sorts}
        {...(works && { selection })}
        nameOf={({ title }) => title}
        faded={({ phase }) => phase === 'done' || phase === 'cancelled'}
        strong={({ phase, word }) => phase === 'new' || word === 'us'}
        empty={<Nothing filtered={!viewed.none} empty={face.empty} />}
        actions={
          works
            ? [
                { keys: 'a', title: w('assign'), run: forOne('assign'), picked: forPicked('assign') },
                {
                  keys: 't',
                  title: w('assign.me'),
                  run: ({ id }) => take({ ids: [id] }),
                  picked: () => take(pickedTarget()),
                },
                {
                  keys: 'r',
                  title: w('reply'),
                  run: (row) => write(row, 'reply'),
                  picked: forPicked('reply'),
                },
                { keys: 'n', title: w('note'), run: (row) => write(row, 'note') },
                { keys: 's', title: w('move'), run: forOne('move'), picked: forPicked('move') },
              ]
            : []
        }
        tools={
          may('desk.open') && (
            <Button kind="primary" icon="plus" keys="c" to="/desk/new">
              {w(works ? 'new' : 'new.mine')}
            </Button>
          )
        }
        bulk={
          <>
            {deeds.map(({ deed, title, keys }) => (
              <Button key={deed} size="s" keys={keys} onClick={forPicked(deed)}>
                {title}
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
