import { useAsk } from '#kit/api'
import { Nothing } from '#kit/empty.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Page } from '#kit/page.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { useList } from '#kit/table/use-list'
import { useGo, useParam, useSearchState } from '#kit/url'
import { software } from '../contract.ts'
import type { Proof } from '../schemas.ts'
import { Past } from './past.tsx'
import { Because } from './proof-words.tsx'
import { w } from './words.ts'

const columns = (): Column<Proof>[] => [
  { key: 'title', title: w('name'), width: '1fr', main: true, cell: ({ title }) => title },
  {
    key: 'user',
    title: w('used-by'),
    width: '1fr',
    cell: ({ user }) => user?.title,
  },
  {
    key: 'why',
    title: w('licence'),
    width: '4fr',
    cell: (proof) => <Because proof={proof} />,
    under: (proof) => <Because key="why" proof={proof} />,
  },
  { key: 'key', title: w('device'), width: 104, cell: ({ key }) => <span className="mono">{key}</span> },
]

/** Every installation of a product with the licence that covers it, or the sentence why none does. */
export function Screen() {
  const key = useParam('key')
  const [search, set] = useSearchState()
  const go = useGo()
  const places = usePlaces()
  const missing = search['missing'] === 'yes'
  const { data: product, error } = useAsk(software.product, { id: key }, { kinds: ['product'] })
  const { data } = useAsk(software.position, { id: key, limit: 1 }, { kinds: ['product', 'asset'] })
  const list = useList(software.position, { id: key, missing }, { kinds: ['product', 'asset'] })
  if (error) return <PageFault error={error} />
  if (!product || !data) return <Skeleton shape="rows" />
  const { total, covered, unseen, at_once } = data
  const isUnmeasured = at_once !== null && at_once.measured === null
  return (
    <Page
      title={w('position.of', { name: product.name })}
      heading={
        covered === total
          ? w('position.all', { n: total })
          : w('position.some', { n: total - covered, total })
      }
      sub={unseen > 0 && w('position.unseen', { n: unseen })}
      crumbs={[
        { title: w('title'), to: '/software' },
        { title: product.name, to: `/software/${product.key}` },
      ]}
    >
      <div className="stack wide">
        {isUnmeasured && <p className="t2">{w('position.not-measured')}</p>}
        <Past
          label={w('position.only')}
          on={missing}
          onChange={(on) => set({ missing: on ? 'yes' : undefined })}
        />
        <TableBox>
          <Table
            label={w('position.of', { name: product.name })}
            list={list}
            columns={columns()}
            onOpen={(proof) => go(placeOf(places, proof).to)}
            hrefOf={(proof) => placeOf(places, proof).to}
            nameOf={({ title }) => title}
            empty={<Nothing text={missing ? w('position.none-missing') : w('no-devices')} />}
          />
        </TableBox>
      </div>
    </Page>
  )
}
