import type { z } from 'zod'
import { Pill } from '#kit/pill.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { RecordsPage } from '#facets/saved-views/ui/records-page.tsx'
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
export const Screen = () => (
  <RecordsPage
    title={w('comparisons')}
    crumbs={[{ title: room('vendors'), to: '/vendors' }]}
    name="vendors.comparisons"
    path="/vendors/offers"
    rows={comparing.comparisons}
    count={comparing.countComparisons}
    kinds={kinds}
    fields={comparisonFilterFields}
    example={w('example')}
    columns={columns}
    sorts={sorts()}
    sort="updated"
    at={at}
    empty={{ title: w('empty.title'), text: w('empty.text') }}
    nothing={w('nothing')}
    shares="vendors.write"
    start={{ to: '/vendors/offers/new', title: w('new'), needs: 'vendors.write' }}
    beside={<Beside here="offers" />}
  />
)
