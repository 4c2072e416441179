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
export function Screen() {
  const writes = useMay()('vendors.write')
  const viewed = useViewedList({
    name: 'vendors.contracts',
    path: '/vendors/contracts',
    rows: vendors.contracts,
    count: vendors.countContracts,
    kinds,
    help: useListHelp(contractFilterFields),
    sort: 'notice',
    at,
    shares: writes,
  })
  return (
    <ListPage
      {...viewed}
      title={w('contracts')}
      label={w('contracts')}
      crumbs={[{ title: w('vendors'), to: '/vendors' }]}
      example={w('contracts.example')}
      columns={columns}
      sorts={sorts()}
      nameOf={({ name }) => name}
      faded={({ status }) => status === 'ended'}
      empty={
        viewed.none ? (
          <Empty
            title={w('contracts.empty.title')}
            text={w('contracts.empty.text')}
            start={writes ? '/vendors/contracts/new' : undefined}
          />
        ) : (
          <Nothing text={w('contracts.nothing')} />
        )
      }
      tools={
        <>
          <Beside here="contracts" />
          {writes && (
            <Button kind="primary" icon="plus" to="/vendors/contracts/new">
              {w('contract.new')}
            </Button>
          )}
        </>
      }
    />
  )
}
