import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useListState } from '#kit/list/use-list-state'
import { useMay } from '#kit/me.tsx'
import { Mark } from '#kit/pill.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { SavedTabs } from '#facets/saved-views/ui/saved-tabs.tsx'
import { useViews } from '#facets/saved-views/ui/use-views'
import { software } from '../contract.ts'
import { productFilterFields } from '../fields.ts'
import { ProductRow } from '../schemas.ts'
import { w as said } from '../words.ts'
import { Beside } from './beside.tsx'
import { useSaid } from './product-words.tsx'
import { w } from './words.ts'

const kinds = ['product']
const sorts = () => [
  { name: 'short', title: said('sort.short'), dir: 'desc' as const },
  { name: 'installed', title: said('sort.installed'), dir: 'desc' as const },
  { name: 'name', title: said('sort.name'), dir: 'asc' as const },
  { name: 'updated', title: said('sort.updated'), dir: 'desc' as const },
]

function Money({ cost }: { cost: string | null }) {
  const { money } = useSaid()
  return cost === null ? null : <span className="num nw">{money(cost)}</span>
}

/** How the licences of a product stand, in a word. */
function Standing({ row }: { row: ProductRow }) {
  if (row.denied)
    return row.installed > 0 ? (
      <Mark tone="bad">{w('denied-on', { n: row.installed })}</Mark>
    ) : (
      w('denied-none')
    )
  if (row.licensing === 'free') return said('licensing.free')
  if (row.short > 0) return <Mark tone="bad">{w('missing', { n: row.short })}</Mark>
  return row.spare > 0 ? (
    <Mark tone="info">{w('spare', { n: row.spare })}</Mark>
  ) : (
    <Mark tone="good">{w('even')}</Mark>
  )
}

const columns = columnsOf(
  ProductRow,
  [
    'name',
    'publisher',
    'licensing',
    'installed',
    'owned',
    'risk',
    'idle',
    'support_ends',
    'updated_at',
    'key',
  ],
  {
    name: { width: '2fr', main: true, sorts: ['name'] },
    publisher: { width: '1fr', under: ({ publisher }) => publisher },
    licensing: {
      width: 150,
      title: w('standing'),
      sorts: ['short'],
      cell: (row) => <Standing row={row} />,
      under: (row) => <Standing key="standing" row={row} />,
    },
    installed: { sorts: ['installed'] },
    risk: { width: 128, align: 'end', cell: ({ risk }) => <Money cost={risk} /> },
    idle: { width: 128, align: 'end', cell: ({ idle }) => <Money cost={idle} /> },
    support_ends: { width: 128 },
    ...usualColumns,
    updated_at: { ...usualColumns.updated_at, hidden: true },
  },
)
const at = ({ key }: ProductRow) => `/software/${key}`

/** Products with how their licences stand, what is missing most on top. */
export function Screen() {
  const views = useViews('software.products')
  const state = useListState(views.views, 'short', views.isKnown)
  const list = useList(software.products, { q: state.q, sort: state.sort }, { kinds, enabled: state.isKnown })
  const total = useAsk(software.countProducts, { q: state.q }, { kinds, enabled: state.isKnown, keep: true })
  const help = useListHelp(productFilterFields)
  const go = useGo()
  const writes = useMay()('software.write')
  const add = useCommand(software.addStarters, { done: ({ n }) => w('starters.done', { n }) })
  return (
    <ListPage
      title={w('title')}
      label={w('products')}
      state={state}
      help={help}
      example={w('example')}
      list={list}
      columns={columns}
      sorts={sorts()}
      total={total.data}
      nameOf={({ name }) => name}
      hrefOf={at}
      onOpen={(row) => go(at(row))}
      empty={
        state.q.includes('short') || state.q.includes('spare') || state.q.includes('denied') ? (
          <Nothing text={w('products.nothing')} />
        ) : (
          <Empty
            title={w('products.none')}
            text={w('products.none-text')}
            {...(writes && {
              doors: [
                {
                  title: w('starters.title'),
                  text: w('starters.text'),
                  action: (
                    <Button kind="primary" busy={add.isPending} onClick={() => add.mutate({})}>
                      {w('starters')}
                    </Button>
                  ),
                },
              ],
            })}
          />
        )
      }
      tabs={
        <SavedTabs
          views={views}
          state={state}
          path="/software"
          count={software.countProducts}
          kinds={kinds}
          shares={writes}
        />
      }
      tools={
        <>
          <Beside here="title" />
          {writes && (
            <Button kind="primary" icon="plus" to="/software/new">
              {w('new')}
            </Button>
          )}
        </>
      }
    />
  )
}
