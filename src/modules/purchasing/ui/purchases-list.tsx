import type { z } from 'zod'
import { Pill } from '#kit/pill.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { RecordsPage } from '#facets/saved-views/ui/records-page.tsx'
import { purchasing } from '../contract.ts'
import { purchaseFilterFields } from '../fields.ts'
import { PurchaseRow } from '../schemas.ts'
import { StatusPill, useSaid } from './said.tsx'
import { w } from './words.ts'

type Row = z.output<typeof PurchaseRow>
const kinds = ['purchase']
const sorts = () => [
  { name: 'updated', title: w('sort.updated'), dir: 'desc' as const },
  { name: 'needed', title: w('sort.needed'), dir: 'asc' as const },
  { name: 'name', title: w('sort.name'), dir: 'asc' as const },
]

function Net({ amount }: { amount: string }) {
  const { money } = useSaid()
  return <span className="num nw">{money(amount)}</span>
}

const columns = columnsOf(
  PurchaseRow,
  [
    'name',
    'status',
    'vendor',
    'requester',
    'net',
    'held',
    'needed_by',
    'promised_on',
    'ordered_on',
    'updated_at',
    'key',
  ],
  {
    name: { width: '2fr', main: true, sorts: ['name'] },
    status: {
      width: 148,
      cell: ({ status }) => <StatusPill status={status} />,
      under: ({ status }) => <StatusPill key="status" status={status} />,
    },
    vendor: { width: '1fr' },
    requester: { width: 132 },
    net: {
      width: 128,
      align: 'end',
      cell: ({ net }) => <Net amount={net} />,
      under: ({ net }) => <Net key="net" amount={net} />,
    },
    held: { width: 104, cell: ({ held }) => held > 0 && <Pill tone="warn">{w('held', { n: held })}</Pill> },
    needed_by: { width: 136, sorts: ['needed'] },
    promised_on: { width: 136 },
    ordered_on: { hidden: true },
    ...usualColumns,
  },
)
const at = ({ key }: Row) => `/purchasing/${key}`

/** All purchases, the one that changed last on top. */
export const Screen = () => (
  <RecordsPage
    title={w('purchases')}
    name="purchasing.list"
    path="/purchasing"
    rows={purchasing.list}
    count={purchasing.count}
    kinds={kinds}
    fields={purchaseFilterFields}
    example={w('example')}
    columns={columns}
    sorts={sorts()}
    sort="updated"
    at={at}
    faded={({ status }) => ['closed', 'cancelled', 'refused'].includes(status)}
    empty={{ title: w('empty.title'), text: w('empty.text') }}
    nothing={w('nothing')}
    shares="purchasing.order"
    start={{ to: '/purchasing/new', title: w('new'), needs: 'purchasing.ask' }}
  />
)
