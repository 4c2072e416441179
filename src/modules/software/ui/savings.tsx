import { useAsk } from '#kit/api'
import { Nothing } from '#kit/empty.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { When } from '#kit/when.tsx'
import { software } from '../contract.ts'
import type { Reclaimable } from '../schemas.ts'
import { Beside } from './beside.tsx'
import { Days, useDays } from './days.tsx'
import { useSaid } from './product-words.tsx'
import { w } from './words.ts'

const spans = [30, 60, 90, 180]

function Saves({ cost }: { cost: string | null }) {
  const { money } = useSaid()
  return cost === null ? null : <span className="num nw">{money(cost)}</span>
}

const columns = (): Column<Reclaimable>[] => [
  { key: 'product', title: w('product'), width: '2fr', main: true, cell: ({ product }) => product.name },
  {
    key: 'holder',
    title: w('had-by'),
    width: '2fr',
    cell: ({ what, holder }) => (what === 'peak' ? null : holder.title),
    under: ({ what, holder }) => (what === 'peak' ? null : holder.title),
  },
  {
    key: 'what',
    title: w('because'),
    width: '2fr',
    cell: ({ what, seats }) => w(`reclaim.${what}`, { n: seats }),
    under: () => null,
  },
  {
    key: 'last',
    title: w('since'),
    width: 124,
    cell: ({ last }) => <When at={last} />,
    under: ({ last }) => <When key="last" at={last} />,
  },
  { key: 'saves', title: w('saves'), width: 120, align: 'end', cell: ({ saves }) => <Saves cost={saves} /> },
]

/** What could be given back, with the money that it saves. */
export function Screen() {
  const days = useDays(spans, 60)
  const { money } = useSaid()
  const places = usePlaces()
  const { data } = useAsk(software.reclaimable, { days, limit: 1 }, { kinds: ['product'], keep: true })
  const list = useList(software.reclaimable, { days }, { kinds: ['product', 'asset'] })
  const saves = data?.saves.map((one) => money(one)).join(', ') ?? ''
  return (
    <RowsPage
      title={w('savings')}
      heading={saves === '' ? w('savings') : w('savings.found', { money: saves })}
      crumbs={[{ title: w('title'), to: '/software' }]}
      actions={<Beside here="savings" />}
      text={w('savings-text')}
      tools={<Days label={w('savings.days')} spans={spans} value={days} />}
      list={list}
      columns={columns()}
      at={({ holder }) => placeOf(places, holder).to}
      nameOf={({ product, holder }) => `${product.name}, ${holder.title}`}
      empty={<Nothing text={w('savings.none')} />}
    />
  )
}
