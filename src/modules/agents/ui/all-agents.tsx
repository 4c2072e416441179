import { useState } from 'react'
import type { Input as Asked } from '#lib/contract'
import { Nothing } from '#kit/empty.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { useList } from '#kit/table/use-list'
import { When } from '#kit/when.tsx'
import { type Agent, agents } from '../contract.ts'
import { AgentDialog } from './agent-dialog.tsx'
import { PrivatePill, StatePill } from './agent-words.tsx'
import { NoAgents } from './no-agents.tsx'
import { w } from './words.ts'

const columns = (): Column<Agent>[] => [
  { key: 'name', title: w('device'), width: '2fr', main: true, cell: ({ name }) => name },
  {
    key: 'asset',
    title: w('asset'),
    width: '2fr',
    cell: ({ asset }) => asset && <span className="cut">{`${asset.key} ${asset.title}`}</span>,
    under: ({ asset }) => asset && <span key="asset">{asset.key}</span>,
  },
  {
    key: 'state',
    title: w('state'),
    width: 200,
    cell: ({ state, late, private: own }) => (
      <span className="row">
        <StatePill state={state} late={late} />
        {own && <PrivatePill />}
      </span>
    ),
  },
  {
    key: 'serial',
    title: w('serial-title'),
    width: '1fr',
    cell: ({ serial }) => <span className="mono cut">{serial}</span>,
  },
  {
    key: 'seen_at',
    title: w('seen'),
    width: 130,
    cell: ({ seen_at }) => <When at={seen_at} as="relative" />,
    under: ({ seen_at }) => <When key="seen" at={seen_at} as="relative" />,
  },
]

/** Every device that has reported. */
export function AllAgents({ find, by }: { find: string; by: Asked<typeof agents.list>['by'] }) {
  const list = useList(agents.list, { state: 'all', find, by }, { kinds: ['asset'] })
  const [open, setOpen] = useState<Agent>()
  return (
    <TableBox>
      <Table
        label={w('title')}
        list={list}
        columns={columns()}
        onOpen={setOpen}
        nameOf={({ name }) => name}
        faded={({ state }) => state === 'refused'}
        empty={find === '' && by === 'all' ? <NoAgents /> : <Nothing text={w('none-found')} />}
      />
      {open && <AgentDialog agent={open} onClose={() => setOpen(undefined)} />}
    </TableBox>
  )
}
