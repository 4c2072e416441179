import { Empty, Nothing } from '#kit/empty.tsx'
import { Find } from '#kit/find.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useSearchState } from '#kit/url'
import { mostDevices, type PackageRow, software } from '../contract.ts'
import { Beside } from './beside.tsx'
import { packageColumns } from './package-columns.tsx'
import { w } from './words.ts'

const columns = (): Column<PackageRow>[] => [
  ...packageColumns(),
  { key: 'source', title: w('source'), width: 104, cell: ({ source }) => source },
  {
    key: 'devices',
    title: w('devices'),
    width: 120,
    cell: ({ devices }) =>
      devices >= mostDevices ? w('many-devices', { n: mostDevices }) : <span className="num">{devices}</span>,
  },
]

/** What is installed anywhere, by name. */
export function Screen() {
  const [search, set] = useSearchState()
  const find = search['find'] ?? ''
  const product = search['product']
  const list = useList(software.list, { find, product }, { kinds: ['asset', 'product'] })
  return (
    <RowsPage
      title={w('packages')}
      sub={w('text')}
      crumbs={[{ title: w('title'), to: '/software' }]}
      actions={<Beside here="packages" />}
      tools={<Find label={w('find')} value={find} onFind={(text) => set({ find: text })} />}
      list={list}
      columns={columns()}
      at={({ id }) => `/software/packages/${id}`}
      nameOf={({ name, version }) => `${name} ${version}`}
      empty={
        find === '' ? <Empty title={w('none')} text={w('none-text')} /> : <Nothing text={w('none-found')} />
      }
    />
  )
}
