import type { z } from 'zod'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useMay } from '#kit/me.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { useViewedList } from '#facets/saved-views/ui/use-viewed-list.tsx'
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
  const writes = useMay()('vendors.write')
  const viewed = useViewedList({
    name: 'vendors.list',
    path: '/vendors',
    rows: vendors.list,
    count: vendors.count,
    kinds,
    help: useListHelp(vendorFilterFields),
    sort: 'name',
    at,
    shares: writes,
  })
  return (
    <ListPage
      {...viewed}
      title={w('vendors')}
      label={w('vendors')}
      example={w('example')}
      columns={columns}
      sorts={sorts()}
      nameOf={({ name }) => name}
      empty={
        viewed.none ? (
          <Empty
            title={w('empty.title')}
            text={w('empty.text')}
            start={writes ? '/vendors/new' : undefined}
          />
        ) : (
          <Nothing text={w('nothing')} />
        )
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
