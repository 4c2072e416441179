import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { useIsNarrow } from '#kit/media'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useSearchState } from '#kit/url'
import { When } from '#kit/when.tsx'
import { software } from '../../contract.ts'
import type { KeySight } from '../../keys/schemas.ts'
import { Beside } from '../beside.tsx'
import { Days, useDays } from '../days.tsx'
import { w as room } from '../words.ts'
import { keyName } from './key-words.tsx'
import { w } from './words.ts'

const spans = [7, 30, 90, 365]

const holderSaid = ({ holder, given_back_at }: KeySight) =>
  holder && (given_back_at === null ? holder.title : w('given-back', { holder: holder.title }))

/** On a phone the key stands beside its product, and the rest in few words under it. */
const columns = (isNarrow: boolean): Column<KeySight>[] => [
  {
    key: 'product',
    title: w('product'),
    width: '2fr',
    main: true,
    cell: (sight) => (isNarrow ? `${sight.product.name} · ${keyName(sight)}` : sight.product.name),
  },
  {
    key: 'reason',
    title: w('reason'),
    width: '4fr',
    cell: ({ reason }) => reason,
    under: ({ reason }) => reason,
  },
  {
    key: 'by',
    title: w('by'),
    width: '2fr',
    cell: ({ by }) => by.name,
    under: ({ by }) => <span key="by">{by.name}</span>,
  },
  { key: 'key', title: w('key'), width: '2fr', cell: keyName },
  { key: 'holder', title: w('holder'), width: '2fr', cell: holderSaid },
  {
    key: 'at',
    title: w('when'),
    width: 124,
    cell: ({ at }) => <When at={at} />,
    under: ({ at }) => <When key="at" at={at} />,
  },
]

/** Who saw which licence key, when and what for. */
export function Screen() {
  const [search, set] = useSearchState()
  const isNarrow = useIsNarrow()
  const days = useDays(spans, 30)
  const { key } = search
  const input = { days, ...(key && { key }) }
  const { data } = useAsk(software.keySights, { ...input, limit: 1 }, { kinds: ['product'], keep: true })
  const list = useList(software.keySights, input, { kinds: ['product'] })
  const at = ({ product }: KeySight) => `/software/${product.key}`
  const who = data?.by.map((one) => w('seen.one', one)).join(', ') ?? ''
  return (
    <RowsPage
      title={room('keys')}
      heading={data ? w('seen.heading', { n: data.total, days }) : room('keys')}
      sub={who !== '' && w('seen.by', { who })}
      crumbs={[{ title: room('title'), to: '/software' }]}
      actions={<Beside here="keys" />}
      text={w('seen.text')}
      tools={
        <>
          <Days label={w('seen.days')} spans={spans} value={days} />
          {key && (
            <Button size="s" icon="close" onClick={() => set({ key: undefined })}>
              {w('seen.all')}
            </Button>
          )}
        </>
      }
      list={list}
      columns={columns(isNarrow)}
      at={at}
      nameOf={({ product, reason }) => `${product.name}, ${reason}`}
      empty={<Nothing text={w('seen.none')} />}
    />
  )
}
