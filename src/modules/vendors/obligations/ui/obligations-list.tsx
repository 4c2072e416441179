import type { z } from 'zod'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { RecordsPage } from '#facets/saved-views/ui/records-page.tsx'
import { Beside } from '../../ui/beside.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { w as room } from '../../ui/words.ts'
import { obliging } from '../contract.ts'
import { obligationFilterFields } from '../fields.ts'
import { ObligationRow } from '../schemas.ts'
import { w as said } from '../words.ts'
import { everyWords, StatusPill } from './obligation-words.tsx'
import { w } from './words.ts'

type Row = z.output<typeof ObligationRow>
const kinds = ['obligation', 'contract', 'vendor']
const sorts = () => [
  { name: 'due', title: w('sort.due'), dir: 'asc' as const },
  { name: 'name', title: w('sort.name'), dir: 'asc' as const },
  { name: 'updated', title: w('sort.updated'), dir: 'desc' as const },
]

const DueOn = ({ day }: { day: string }) => useSaid().day(day)

const columns = columnsOf(
  ObligationRow,
  [
    'name',
    'due_on',
    'status',
    'side',
    'vendor',
    'contract',
    'kind',
    'every_months',
    'owner',
    'updated_at',
    'key',
  ],
  {
    name: { width: '1.4fr', main: true },
    due_on: { width: 124, sorts: ['due'], under: ({ due_on }) => <DueOn key="due" day={due_on} /> },
    status: {
      width: 124,
      cell: ({ status }) => <StatusPill status={status} />,
      under: ({ status }) => <StatusPill key="status" status={status} />,
    },
    side: { width: 112, cell: ({ side }) => said(`side.${side}`) },
    vendor: { width: '1fr', under: ({ vendor }) => vendor },
    contract: { width: '1fr' },
    kind: { width: 150, cell: ({ kind }) => said(`kind.${kind}`), hidden: true },
    every_months: { width: 132, align: 'start', cell: ({ every_months }) => everyWords(every_months) },
    owner: { width: 132 },
    ...usualColumns,
    updated_at: { ...usualColumns.updated_at, hidden: true },
  },
)
const at = ({ key }: Row) => `/vendors/obligations/${key}`

/** What contracts oblige to, the one that is due first on top. */
export const Screen = () => (
  <RecordsPage
    title={w('obligations')}
    crumbs={[{ title: room('vendors'), to: '/vendors' }]}
    name="vendors.obligations"
    path="/vendors/obligations"
    rows={obliging.obligations}
    count={obliging.countObligations}
    kinds={kinds}
    fields={obligationFilterFields}
    example={w('example')}
    columns={columns}
    sorts={sorts()}
    sort="due"
    at={at}
    empty={{ title: w('empty.title'), text: w('empty.text') }}
    nothing={w('nothing')}
    shares="vendors.write"
    start={{ to: '/vendors/obligations/new', title: w('new'), needs: 'vendors.write' }}
    beside={<Beside here="obligations" />}
  />
)
