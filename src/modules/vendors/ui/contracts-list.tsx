import type { z } from 'zod'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useListState } from '#kit/list/use-list-state'
import { useMay } from '#kit/me.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { SavedTabs } from '#facets/saved-views/ui/saved-tabs.tsx'
import { useViews } from '#facets/saved-views/ui/use-views'
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
  const views = useViews('vendors.contracts')
  const state = useListState(views.views, 'notice', views.isKnown)
  const asked = { q: state.q, sort: state.sort }
  const list = useList(vendors.contracts, asked, { kinds, enabled: state.isKnown })
  const total = useAsk(vendors.countContracts, { q: state.q }, { kinds, enabled: state.isKnown, keep: true })
  const help = useListHelp(contractFilterFields)
  const go = useGo()
  const writes = useMay()('vendors.write')
  return (
    <ListPage
      title={w('contracts')}
      label={w('contracts')}
      crumbs={[{ title: w('vendors'), to: '/vendors' }]}
      state={state}
      help={help}
      example={w('contracts.example')}
      list={list}
      columns={columns}
      sorts={sorts()}
      total={total.data}
      nameOf={({ name }) => name}
      hrefOf={at}
      onOpen={(row) => go(at(row))}
      faded={({ status }) => status === 'ended'}
      empty={
        state.q === '' ? (
          <Empty title={w('contracts.empty.title')} text={w('contracts.empty.text')} />
        ) : (
          <Nothing text={w('contracts.nothing')} />
        )
      }
      tabs={
        <SavedTabs
          views={views}
          state={state}
          path="/vendors/contracts"
          count={vendors.countContracts}
          kinds={kinds}
          shares={writes}
        />
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
