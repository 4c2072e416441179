import type { z } from 'zod'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { RecordsPage } from '#facets/saved-views/ui/records-page.tsx'
import { Beside } from '../../ui/beside.tsx'
import { w as room } from '../../ui/words.ts'
import { serving } from '../contract.ts'
import { serviceFilterFields } from '../fields.ts'
import { ServiceRow } from '../schemas.ts'
import { TierPill } from './service-words.tsx'
import { w } from './words.ts'

type Row = z.output<typeof ServiceRow>
const kinds = ['vendor-service', 'contract', 'vendor']
const sorts = () => [
  { name: 'name', title: w('sort.name'), dir: 'asc' as const },
  { name: 'tier', title: w('sort.tier'), dir: 'asc' as const },
  { name: 'updated', title: w('sort.updated'), dir: 'desc' as const },
]

const columns = columnsOf(ServiceRow, ['name', 'vendor', 'tier', 'contract', 'serves', 'updated_at', 'key'], {
  name: { width: '1.4fr', main: true, sorts: ['name'] },
  vendor: { width: '1fr', under: ({ vendor }) => vendor },
  tier: {
    width: 132,
    sorts: ['tier'],
    cell: ({ tier }) => <TierPill tier={tier} />,
    under: ({ tier }) => <TierPill key="tier" tier={tier} />,
  },
  contract: { width: '1fr', under: ({ contract }) => contract ?? w('uncovered') },
  serves: { width: 88, align: 'end' },
  ...usualColumns,
})
const at = ({ key }: Row) => `/vendors/services/${key}`

/** All that vendors do for us. */
export const Screen = () => (
  <RecordsPage
    title={w('services')}
    crumbs={[{ title: room('vendors'), to: '/vendors' }]}
    name="vendors.services"
    path="/vendors/services"
    rows={serving.services}
    count={serving.countServices}
    kinds={kinds}
    fields={serviceFilterFields}
    example={w('example')}
    columns={columns}
    sorts={sorts()}
    sort="name"
    at={at}
    empty={{ title: w('empty.title'), text: w('empty.text') }}
    nothing={w('nothing')}
    shares="vendors.write"
    start={{ to: '/vendors/services/new', title: w('new'), needs: 'vendors.write' }}
    beside={<Beside here="services" />}
  />
)
