import type { z } from 'zod'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { Icon } from '#kit/icon.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useListState } from '#kit/list/use-list-state'
import { useMay } from '#kit/me.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { SavedTabs } from '#facets/saved-views/ui/saved-tabs.tsx'
import { useViews } from '#facets/saved-views/ui/use-views'
import { places } from '../contract.ts'
import { placeFilterFields } from '../fields.ts'
import { PlaceRow } from '../schemas.ts'
import { levelIcons, levelWord } from './place-words.tsx'
import { w } from './words.ts'

type Row = z.output<typeof PlaceRow>
const kinds = ['place']
const sorts = [
  { name: 'name', title: w('sort.name'), dir: 'asc' },
  { name: 'updated', title: w('sort.updated'), dir: 'desc' },
] as const

const columns = columnsOf(
  PlaceRow,
  ['name', 'level', 'code', 'within', 'city', 'zone', 'updated_at', 'key'],
  {
    name: {
      width: 220,
      main: true,
      sorts: ['name'],
      cell: ({ name, level }) => (
        <span className="row">
          <Icon name={levelIcons[level]} size="s" />
          <span className="cut">{name}</span>
        </span>
      ),
    },
    level: { width: 108, cell: ({ level }) => levelWord(level) },
    code: { width: 120 },
    within: { width: '2fr', cell: ({ within }) => <span className="t2 cut">{within}</span> },
    city: { width: 120 },
    zone: { width: 150, cell: ({ zone }) => <span className="t2">{zone}</span> },
    ...usualColumns,
  },
)

const at = ({ key }: Row) => `/places/${key}`

/** All places as a list: by view and filter, at any depth. */
export function Screen() {
  const views = useViews('places.list')
  const state = useListState(views.views, 'name', views.isKnown)
  const list = useList(places.list, { q: state.q, sort: state.sort }, { kinds, enabled: state.isKnown })
  const total = useAsk(places.count, { q: state.q }, { kinds, enabled: state.isKnown, keep: true })
  const help = useListHelp(placeFilterFields)
  const go = useGo()
  const manages = useMay()('places.manage')
  return (
    <ListPage
      title={w('list.title')}
      label={w('places')}
      crumbs={[{ title: w('places'), to: '/places' }]}
      state={state}
      help={help}
      example={w('example')}
      list={list}
      columns={columns}
      sorts={sorts}
      total={total.data}
      nameOf={({ name }) => name}
      hrefOf={at}
      onOpen={(row) => go(at(row))}
      empty={
        state.q === '' ? (
          <Empty title={w('empty.title')} text={w('empty.text')} />
        ) : (
          <Nothing text={w('nothing')} />
        )
      }
      tabs={
        <SavedTabs
          views={views}
          state={state}
          path="/places/list"
          count={places.count}
          kinds={kinds}
          shares={manages}
        />
      }
      tools={
        <>
          <Button kind="quiet" icon="graph" to="/places">
            {w('tree')}
          </Button>
          {manages && (
            <Button kind="primary" icon="plus" to="/places/new">
              {w('new')}
            </Button>
          )}
        </>
      }
    />
  )
}
