import type { z } from 'zod'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { RecordsPage } from '#facets/saved-views/ui/records-page.tsx'
import { Beside } from '../../ui/beside.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { w as room } from '../../ui/words.ts'
import { claiming } from '../contract.ts'
import { claimFilterFields } from '../fields.ts'
import { ClaimRow } from '../schemas.ts'
import { ClaimPill } from './claim-words.tsx'
import { w } from './words.ts'

type Row = z.output<typeof ClaimRow>
const kinds = ['claim', 'contract', 'vendor']
const sorts = () => [
  { name: 'by', title: w('sort.by'), dir: 'asc' as const },
  { name: 'updated', title: w('sort.updated'), dir: 'desc' as const },
  { name: 'name', title: w('sort.name'), dir: 'asc' as const },
]

const columns = columnsOf(
  ClaimRow,
  ['name', 'vendor', 'status', 'total', 'granted', 'claim_by', 'claimed_on', 'updated_at', 'key'],
  {
    name: { width: '1fr', main: true, sorts: ['name'] },
    vendor: { width: 180, under: ({ vendor }) => vendor },
    status: {
      width: 148,
      cell: ({ status }) => <ClaimPill status={status} />,
      under: ({ status }) => <ClaimPill key="status" status={status} />,
    },
    total: {
      width: 124,
      align: 'end',
      cell: ({ total }) => <Amount of={total} />,
      under: ({ total }) => <Amount key="total" of={total} />,
    },
    granted: { width: 124, align: 'end', cell: ({ granted }) => granted && <Amount of={granted} /> },
    claim_by: { width: 124, sorts: ['by'] },
    claimed_on: { width: 124 },
    ...usualColumns,
  },
)
function Amount({ of }: { of: string }) {
  return <span className="num nw">{useSaid().money(of)}</span>
}
const at = ({ key }: Row) => `/vendors/claims/${key}`

/** All claims on vendors, the one whose last day comes first on top. */
export const Screen = () => (
  <RecordsPage
    title={w('claims')}
    crumbs={[{ title: room('vendors'), to: '/vendors' }]}
    name="vendors.claims"
    path="/vendors/claims"
    rows={claiming.claims}
    count={claiming.countClaims}
    kinds={kinds}
    fields={claimFilterFields}
    example={w('example')}
    columns={columns}
    sorts={sorts()}
    sort="by"
    at={at}
    empty={{ title: w('empty.title'), text: w('empty.text') }}
    nothing={w('nothing')}
    shares="vendors.write"
    beside={<Beside here="claims" />}
  />
)
