import { useState } from 'react'
import { ask, useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useParam } from '#kit/url'
import { When } from '#kit/when.tsx'
import { software } from '../../contract.ts'
import type { PeakRow } from '../../peaks/schemas.ts'
import { useSaid } from '../product-words.tsx'
import { w as room } from '../words.ts'
import { AddPeak } from './add-peak.tsx'
import { peakSentence, sourceSaid } from './peak-words.ts'
import { w } from './words.ts'

function DayOf({ day }: Pick<PeakRow, 'day'>) {
  const said = useSaid()
  return said.day(day)
}

function Remove({ id, row: { day, source, peak, unit } }: { id: string; row: PeakRow }) {
  const said = useSaid()
  const remove = useCommand(software.removePeaks, {
    done: w('removed'),
    touches: ['history'],
    undo: () => ask(software.addPeaks, { id, source, unit, peaks: [{ day, peak }] }),
  })
  return (
    <IconButton
      icon="trash"
      label={w('remove', { day: said.day(day) })}
      onClick={(event) => {
        event.stopPropagation()
        remove.mutate({ id, peaks: [{ day, source }] })
      }}
    />
  )
}

const columns = (id: string, writes: boolean): Column<PeakRow>[] => [
  { key: 'day', title: w('day'), width: '1fr', main: true, cell: ({ day }) => <DayOf day={day} /> },
  {
    key: 'peak',
    title: w('peak'),
    width: 112,
    align: 'end',
    cell: ({ peak }) => <span className="num">{peak}</span>,
  },
  {
    key: 'unit',
    title: w('unit'),
    width: '1fr',
    cell: ({ unit }) => w(`unit.${unit}`),
    under: ({ unit }) => w(`unit.${unit}`),
  },
  {
    key: 'source',
    title: w('source'),
    width: '1fr',
    cell: ({ source }) => sourceSaid(source),
    under: ({ source }) => sourceSaid(source),
  },
  {
    key: 'said_at',
    title: w('said'),
    width: 124,
    cell: ({ said_at }) => <When at={said_at} />,
    under: () => null,
  },
  ...(writes
    ? [
        {
          key: 'remove',
          title: '',
          width: 56,
          cell: (row: PeakRow) => <Remove id={id} row={row} />,
        },
      ]
    : []),
]

/** All that was measured of the use at once of a product. */
export function Screen() {
  const key = useParam('key')
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const { data: product, error } = useAsk(software.product, { id: key }, { kinds: ['product'] })
  const { data } = useAsk(software.atOnce, { id: key }, { kinds: ['product'] })
  const list = useList(software.peaks, { id: key }, { kinds: ['product'] })
  if (error) return <PageFault error={error} />
  if (!product || !data) return <Skeleton shape="rows" />
  const writes = product.can.write
  return (
    <RowsPage
      title={w('of-product', { name: product.name })}
      heading={data.items.length > 0 || data.pool ? peakSentence(data.pool, data.items) : w('none')}
      crumbs={[
        { title: room('title'), to: '/software' },
        { title: product.name, to: `/software/${product.key}` },
      ]}
      actions={
        writes && (
          <>
            {may('imports.run') && (
              <Button icon="upload" to="/admin/imports">
                {w('bring')}
              </Button>
            )}
            <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
              {w('add')}
            </Button>
          </>
        )
      }
      text={w('text')}
      list={list}
      columns={columns(product.id, writes)}
      at={() => `/software/${product.key}`}
      nameOf={({ day, source }) => `${day} ${sourceSaid(source)}`}
      empty={<Nothing text={w('none')} />}
    >
      {isAdding && <AddPeak id={product.id} onClose={() => setAdding(false)} />}
    </RowsPage>
  )
}
