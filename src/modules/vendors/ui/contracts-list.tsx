import type { z } from 'zod'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { RecordsPage } from '#facets/saved-views/ui/records-page.tsx'
import { vendors } from '../contract.ts'
import { ContractRow } from '../contract-schemas.ts'
import { contractFilterFields } from '../fields.ts'
import { w as said } from '../words.ts'
import { Beside } from './beside.tsx'
import { StatusPill, useCostWords } from './contract-words.tsx'
import { w } from './words.ts'

type Row = z.output<typeof ContractRow>
const kinds = ['contract', 'vendor']
const sorts = () => [
  { name: 'notice', title: w('sort.notice'), dir: 'asc' as const },
  { name: 'until', title: w('sort.until'), dir: 'asc' as const },
  { name: 'name', title: w('sort.name'), dir: 'asc' as const },
  { name: 'updated', title: w('sort.updated'), dir: 'desc' as const },
]

function Cost({ row }: { row: Row }) {
  const words = useCostWords()
  return <span className="num nw">{words(row)}</span>
}

const columns = columnsOf(
  ContractRow,
  ['name', 'vendor', 'status', 'notice_on', 'until', 'type', 'cost', 'owner', 'updated_at', 'key'],
  {
    name: { width: '2fr', main: true, sorts: ['name'] },
    vendor: { width: '1fr', under: ({ vendor }) => vendor },
    type: { width: 116, cell: ({ type }) => said(`type.${type}`) },
    status: {
      width: 124,
      cell: ({ status }) => <StatusPill status={status} />,
      under: ({ status }) => <StatusPill key="status" status={status} />,
    },
    notice_on: { width: 132, sorts: ['notice'] },
    until: { width: 132, sorts: ['until'] },
    cost: { width: 190, align: 'end', cell: (row) => <Cost row={row} /> },
    owner: { width: 132 },
    ...usualColumns,
    updated_at: { ...usualColumns.updated_at, hidden: true },
  },
)
const at = ({ key }: Row) => `/vendors/contracts/${key}`

/** All contracts, the one whose notice is due first on top. */
export const Screen = () => (
  <RecordsPage
    title={w('contracts')}
    crumbs={[{ title: w('vendors'), to: '/vendors' }]}
    name="vendors.contracts"
    path="/vendors/contracts"
    rows={vendors.contracts}
    count={vendors.countContracts}
    kinds={kinds}
    fields={contractFilterFields}
    example={w('contracts.example')}
    columns={columns}
    sorts={sorts()}
    sort="notice"
    at={at}
    faded={({ status }) => status === 'ended'}
    empty={{ title: w('contracts.empty.title'), text: w('contracts.empty.text') }}
    nothing={w('contracts.nothing')}
    shares="vendors.write"
    start={{ to: '/vendors/contracts/new', title: w('contract.new'), needs: 'vendors.write' }}
    beside={<Beside here="contracts" />}
  />
)
