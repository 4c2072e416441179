import type { z } from 'zod'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useListState } from '#kit/list/use-list-state'
import { useMay } from '#kit/me.tsx'
import { Pill } from '#kit/pill.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { SavedTabs } from '#facets/saved-views/ui/saved-tabs.tsx'
import { useViews } from '#facets/saved-views/ui/use-views'
import { Beside } from '../../ui/beside.tsx'
import { w as room } from '../../ui/words.ts'
import { comparing } from '../contract.ts'
import { comparisonFilterFields } from '../fields.ts'
import { ComparisonRow } from '../schemas.ts'
import { w as said } from '../words.ts'
import { w } from './words.ts'

type Row = z.output<typeof ComparisonRow>
const kinds = ['comparison']
const sorts = () => [
  { name: 'updated', title: w('sort.updated'), dir: 'desc' as const },
  { name: 'name', title: w('sort.name'), dir: 'asc' as const },
]

export const StatusPill = ({ status }: Pick<Row, 'status'>) => (
  <Pill tone={status === 'open' ? 'plan' : 'good'}>{said(`status.${status}`)}</Pill>
)

const columns = columnsOf(ComparisonRow, ['name', 'status', 'offers', 'owner', 'updated_at', 'key'], {
  name: { width: '1fr', main: true, sorts: ['name'] },
  status: {
    width: 132,
    cell: ({ status }) => <StatusPill status={status} />,
    under: ({ status }) => <StatusPill key="status" status={status} />,
  },
  offers: { width: 96 },
  owner: { width: 160, under: ({ owner }) => owner },
  ...usualColumns,
})
const at = ({ key }: Row) => `/vendors/offers/${key}`

/** All comparisons of offers, the one that changed last on top. */
export function Screen() {
  const views = useViews('vendors.comparisons')
  const state = useListState(views.views, 'updated', views.isKnown)
  const asked = { q: state.q, sort: state.sort }
  const list = useList(comparing.comparisons, asked, { kinds, enabled: state.isKnown })
  const total = useAsk(
    comparing.countComparisons,
    { q: state.q },
    { kinds, enabled: state.isKnown, keep: true },
  )
  const help = useListHelp(comparisonFilterFields)
  const go = useGo()
  const writes = useMay()('vendors.write')
  return (
    <ListPage
      title={w('comparisons')}
      label={w('comparisons')}
      crumbs={[{ title: room('vendors'), to: '/vendors' }]}
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
        state.q === '' || state.q === 'status:open archived:no' ? (
          <Empty title={w('empty.title')} text={w('empty.text')} />
        ) : (
          <Nothing text={w('nothing')} />
        )
      }
      tabs={
        <SavedTabs
          views={views}
          state={state}
          path="/vendors/offers"
          count={comparing.countComparisons}
          kinds={kinds}
          shares={writes}
        />
      }
      tools={
        <>
          <Beside here="offers" />
          {writes && (
            <Button kind="primary" icon="plus" to="/vendors/offers/new">
              {w('new')}
            </Button>
          )}
        </>
      }
    />
  )
}
