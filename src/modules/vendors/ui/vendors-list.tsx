import type { z } from 'zod'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
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
import { vendors } from '../contract.ts'
import { vendorFilterFields } from '../fields.ts'
import { VendorRow } from '../schemas.ts'
import { w as said } from '../words.ts'
import { Beside } from './beside.tsx'
import { w } from './words.ts'

type Row = z.output<typeof VendorRow>
const kinds = ['vendor', 'contract']
const sorts = () => [
  { name: 'name', title: w('sort.name'), dir: 'asc' as const },
  { name: 'updated', title: w('sort.updated'), dir: 'desc' as const },
]

const columns = columnsOf(
  VendorRow,
  ['name', 'services', 'tier', 'contracts', 'contact', 'updated_at', 'key'],
  {
    name: { width: '1fr', main: true, sorts: ['name'] },
    services: {
      width: '2fr',
      cell: ({ services }) => <span className="t2 cut">{services}</span>,
      under: ({ services }) => services,
    },
    tier: { width: 124, cell: ({ tier }) => tier && said(`tier.${tier}`) },
    contracts: { width: 96 },
    contact: { width: 180 },
    ...usualColumns,
  },
)
const at = ({ key }: Row) => `/vendors/${key}`

/** All vendors, by view and filter. */
export function Screen() {
  const views = useViews('vendors.list')
  const state = useListState(views.views, 'name', views.isKnown)
  const list = useList(vendors.list, { q: state.q, sort: state.sort }, { kinds, enabled: state.isKnown })
  const total = useAsk(vendors.count, { q: state.q }, { kinds, enabled: state.isKnown, keep: true })
  const help = useListHelp(vendorFilterFields)
  const go = useGo()
  const writes = useMay()('vendors.write')
  return (
    <ListPage
      title={w('vendors')}
      label={w('vendors')}
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
        state.q === '' || state.q === 'archived:no' ? (
          <Empty title={w('empty.title')} text={w('empty.text')} />
        ) : (
          <Nothing text={w('nothing')} />
        )
      }
      tabs={
        <SavedTabs
          views={views}
          state={state}
          path="/vendors"
          count={vendors.count}
          kinds={kinds}
          shares={writes}
        />
      }
      tools={
        <>
          <Beside here="vendors" />
          {writes && (
            <Button kind="primary" icon="plus" to="/vendors/new">
              {w('new')}
            </Button>
          )}
        </>
      }
    />
  )
}
