import type { z } from 'zod'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { RecordsPage } from '#facets/saved-views/ui/records-page.tsx'
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
export const Screen = () => (
  <RecordsPage
    title={w('vendors')}
    name="vendors.list"
    path="/vendors"
    rows={vendors.list}
    count={vendors.count}
    kinds={kinds}
    fields={vendorFilterFields}
    example={w('example')}
    columns={columns}
    sorts={sorts()}
    sort="name"
    at={at}
    empty={{ title: w('empty.title'), text: w('empty.text') }}
    nothing={w('nothing')}
    shares="vendors.write"
    start={{ to: '/vendors/new', title: w('new'), needs: 'vendors.write' }}
    beside={<Beside here="vendors" />}
  />
)
