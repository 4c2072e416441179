import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { BulkBar } from '#kit/list/bulk-bar.tsx'
import { useMay } from '#kit/me.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useSelection } from '#kit/table/selection'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { useList } from '#kit/table/use-list'
import { When } from '#kit/when.tsx'
import { administration, type Delivery } from '../contract.ts'
import { w } from './words.ts'

const columns: Column<Delivery>[] = [
  { key: 'subscriber', title: w('flow'), width: '2fr', main: true, cell: ({ subscriber }) => subscriber },
  {
    key: 'event',
    title: w('event'),
    width: '1fr',
    cell: ({ event }) => (
      <span className="cut">
        <span className="mono">{event.kind}</span>{' '}
        <span className="t3">
          <When at={event.at} />
        </span>
      </span>
    ),
  },
  {
    key: 'error',
    title: w('error'),
    width: '2fr',
    cell: ({ error }) => (
      <span className="cut" title={error ?? undefined}>
        {error}
      </span>
    ),
  },
  { key: 'dead_at', title: w('set-aside'), width: 104, cell: ({ dead_at }) => <When at={dead_at} /> },
]

/** Deliveries that were given up: to be tried again, or dropped. */
export function Screen() {
  const may = useMay()
  const list = useList(administration.deliveries, {})
  const selection = useSelection()
  const [dropping, setDropping] = useState(false)
  const ids = [...selection.picked.ids]
  const done = () => {
    selection.clear()
    setDropping(false)
  }
  const repeat = useCommand(administration.repeatDeliveries, {
    done: ({ repeated }) => w('repeated-n', { n: repeated }),
    after: done,
  })
  const drop = useCommand(administration.dropDeliveries, {
    done: ({ dropped }) => w('dropped-n', { n: dropped }),
    after: done,
  })
  return (
    <Administration current="deliveries" text={w('deliveries-text')}>
      <TableBox>
        <Table
          label={w('deliveries')}
          list={list}
          columns={columns}
          selection={may('administration.manage') ? selection : undefined}
          onOpen={({ id }) => selection.toggle(id)}
          nameOf={({ subscriber }) => subscriber}
          empty={<Nothing text={w('no-deliveries')} />}
        />
        <BulkBar count={ids.length} onClear={selection.clear}>
          <Button size="s" busy={repeat.isPending} onClick={() => repeat.mutate({ ids })}>
            {w('repeat-n')}
          </Button>
          <Button size="s" onClick={() => setDropping(true)}>
            {w('drop-n')}
          </Button>
        </BulkBar>
      </TableBox>
      <Modal
        opened={dropping}
        onClose={() => setDropping(false)}
        title={w('drop-title', { n: ids.length })}
        size={440}
      >
        <p className="t2">{w('drop-text')}</p>
        <div className="row" style={{ marginTop: 16 }}>
          <Button kind="danger" busy={drop.isPending} onClick={() => drop.mutate({ ids })}>
            {w('drop-save', { n: ids.length })}
          </Button>
          <Button kind="quiet" onClick={() => setDropping(false)}>
            {w('leave-it')}
          </Button>
        </div>
      </Modal>
    </Administration>
  )
}
