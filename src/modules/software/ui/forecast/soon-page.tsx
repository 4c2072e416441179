import { useAsk } from '#kit/api'
import { Nothing } from '#kit/empty.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { software } from '../../contract.ts'
import type { SoonShort } from '../../forecast/schemas.ts'
import { Beside } from '../beside.tsx'
import { useSaid } from '../product-words.tsx'
import { w as room } from '../words.ts'
import { w } from './words.ts'

const most = 200

const Day = ({ day: on }: { day: string }) => useSaid().day(on)
const Money = ({ cost }: { cost: string | null }) => {
  const { money } = useSaid()
  return cost === null ? null : <span className="num nw">{money(cost)}</span>
}

const columns = (): Column<SoonShort>[] => [
  { key: 'name', title: w('product'), width: '3fr', main: true, cell: ({ name }) => name },
  {
    key: 'short_on',
    title: w('missing-by'),
    width: 140,
    cell: ({ short_on }) => <Day day={short_on} />,
    under: ({ short_on }) => <Day key="on" day={short_on} />,
  },
  { key: 'short', title: w('missing'), width: 90, align: 'end', cell: ({ short }) => short },
  { key: 'needed', title: w('needed'), width: 90, align: 'end', cell: ({ needed }) => needed },
  { key: 'owned', title: w('owned'), width: 100, align: 'end', cell: ({ owned }) => owned },
  {
    key: 'cost',
    title: w('cost'),
    width: 140,
    align: 'end',
    cell: ({ cost }) => <Money cost={cost} />,
    under: ({ cost }) => <Money key="cost" cost={cost} />,
  },
]

/** Products of which licences will be missing within six months. */
export function Screen() {
  const { data } = useAsk(software.soonShort, { limit: most }, { kinds: ['product', 'person'] })
  const list = useList(software.soonShort, {}, { kinds: ['product', 'person'] })
  const at = ({ key }: SoonShort) => `/software/${key}/need`
  return (
    <RowsPage
      title={room('soon')}
      heading={data ? w('soon.heading', { n: data.items.length }) : room('soon')}
      crumbs={[{ title: room('title'), to: '/software' }]}
      actions={<Beside here="soon" />}
      text={w('soon.text')}
      list={list}
      columns={columns()}
      at={at}
      nameOf={({ name }) => name}
      empty={<Nothing text={w('soon.none')} />}
    />
  )
}
