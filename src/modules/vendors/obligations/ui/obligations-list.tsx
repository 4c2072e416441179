import type { z } from 'zod'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useMay } from '#kit/me.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { useViewedList } from '#facets/saved-views/ui/use-viewed-list.tsx'
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
export function Screen() {
  const may = useMay()
  const viewed = useViewedList({
    name: 'vendors.obligations',
    path: '/vendors/obligations',
    rows: obliging.obligations,
    count: obliging.countObligations,
    kinds,
    help: useListHelp(obligationFilterFields),
    sort: 'due',
    at,
    shares: may('vendors.write'),
  })
  return (
    <ListPage
      {...viewed}
      title={w('obligations')}
      label={w('obligations')}
      crumbs={[{ title: room('vendors'), to: '/vendors' }]}
      example={w('example')}
      columns={columns}
      sorts={sorts()}
      nameOf={({ name }) => name}
      empty={
        viewed.none ? (
          <Empty
            title={w('empty.title')}
            text={w('empty.text')}
            start={may('vendors.write') ? '/vendors/obligations/new' : undefined}
          />
        ) : (
          <Nothing text={w('nothing')} />
        )
      }
      tools={
        <>
          <Beside here="obligations" />
          {may('vendors.write') && (
            <Button kind="primary" icon="plus" to="/vendors/obligations/new">
              {w('new')}
            </Button>
          )}
        </>
      }
    />
  )
}
