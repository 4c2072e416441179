import { useState } from 'react'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Segments } from '#kit/form/segments.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useParam, useSearchState } from '#kit/url'
import { When } from '#kit/when.tsx'
import { software } from '../../contract.ts'
import { seatKinds, type VendorSeat } from '../../seats/schemas.ts'
import { Days, useDays } from '../days.tsx'
import { useSaid } from '../product-words.tsx'
import { w as room } from '../words.ts'
import { MatchDialog } from './match-dialog.tsx'
import { against, SeatPill } from './seat-words.tsx'
import { w } from './words.ts'

const spans = [30, 60, 90, 180]

function LastUsed({ seat: { last_used } }: { seat: VendorSeat }) {
  const { day } = useSaid()
  return last_used === null ? <span className="t3">{w('never-said')}</span> : day(last_used)
}

const columns = (onMatch: ((seat: VendorSeat) => void) | undefined): Column<VendorSeat>[] => [
  { key: 'name', title: w('account'), width: '3fr', main: true, cell: ({ account }) => account },
  {
    key: 'person',
    title: w('person'),
    width: '2fr',
    cell: (seat) =>
      seat.person?.name ??
      (seat.state === 'ended' || !onMatch ? (
        seat.name
      ) : (
        <Button
          size="s"
          onClick={(event) => {
            event.stopPropagation()
            onMatch(seat)
          }}
        >
          {w('match.do')}
        </Button>
      )),
    under: ({ person, name }) => person?.name ?? name,
  },
  {
    key: 'state',
    title: w('state'),
    width: 132,
    cell: ({ state }) => <SeatPill state={state} />,
    under: ({ state }) => <SeatPill key="state" state={state} />,
  },
  { key: 'last_used', title: w('last-used'), width: 132, cell: (seat) => <LastUsed seat={seat} /> },
  { key: 'since', title: w('since'), width: 124, cell: ({ since }) => <When at={since} /> },
]

/** Every seat of a product by its vendor's list, with what speaks against it. */
export function Screen() {
  const key = useParam('key')
  const [search, set] = useSearchState()
  const may = useMay()
  const [asked, setAsked] = useState<VendorSeat>()
  const which = seatKinds.find((one) => one === search['which']) ?? 'all'
  const days = useDays(spans, 60)
  const { data: product, error } = useAsk(software.product, { id: key }, { kinds: ['product'] })
  const kinds = ['product', 'person']
  const { data } = useAsk(software.seats, { id: key, days, limit: 1 }, { kinds, keep: true })
  const list = useList(software.seats, { id: key, which, days }, { kinds })
  if (error) return <PageFault error={error} />
  if (!product || !data) return <Skeleton shape="rows" />
  const { figures } = data
  const doubtful = figures.leavers + figures.unused
  const writes = may('software.write')
  const at = ({ person }: VendorSeat) => (person ? `/people/${person.key}` : `/software/${product.key}/seats`)
  return (
    <RowsPage
      title={w('of-product', { name: product.name })}
      heading={
        doubtful === 0
          ? w('heading.good', { seats: figures.seats })
          : w('heading.bad', { n: doubtful, seats: figures.seats })
      }
      sub={against(figures)}
      crumbs={[
        { title: room('title'), to: '/software' },
        { title: product.name, to: `/software/${product.key}` },
      ]}
      actions={
        writes && may('imports.run') ? (
          <Button icon="upload" to="/admin/imports">
            {w('bring')}
          </Button>
        ) : null
      }
      text={w('text')}
      tools={
        <>
          <Segments
            ariaLabel={w('which')}
            value={which}
            data={seatKinds.map((value) => ({ value, label: w(`which.${value}`) }))}
            onChange={(value) => set({ which: value === 'all' ? undefined : String(value) })}
          />
          <Days label={w('unused')} spans={spans} value={days} />
        </>
      }
      list={list}
      columns={columns(writes ? setAsked : undefined)}
      at={at}
      nameOf={({ account }) => account}
      faded={({ state }) => state === 'ended'}
      empty={<Nothing text={w('none')} />}
    >
      {asked && <MatchDialog id={product.id} seat={asked} onClose={() => setAsked(undefined)} />}
    </RowsPage>
  )
}
