import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { useMay } from '#kit/me.tsx'
import { Mark } from '#kit/pill.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { RecordsPage } from '#facets/saved-views/ui/records-page.tsx'
import { software } from '../contract.ts'
import { productFilterFields } from '../fields.ts'
import { ProductRow } from '../schemas.ts'
import { w as said } from '../words.ts'
import { Beside } from './beside.tsx'
import { useSaid } from './product-words.tsx'
import { w } from './words.ts'

const kinds = ['product']
const sorts = () => [
  { name: 'short', title: said('sort.short'), dir: 'desc' as const },
  { name: 'installed', title: said('sort.installed'), dir: 'desc' as const },
  { name: 'name', title: said('sort.name'), dir: 'asc' as const },
  { name: 'updated', title: said('sort.updated'), dir: 'desc' as const },
]

function Money({ cost }: { cost: string | null }) {
  const { money } = useSaid()
  return cost === null ? null : <span className="num nw">{money(cost)}</span>
}

/** How the licences of a product stand, in a word. */
function Standing({ row }: { row: ProductRow }) {
  if (row.denied)
    return row.installed > 0 ? (
      <Mark tone="bad">{w('denied-on', { n: row.installed })}</Mark>
    ) : (
      w('denied-none')
    )
  if (row.licensing === 'free') return said('licensing.free')
  if (row.short > 0) return <Mark tone="bad">{w('missing', { n: row.short })}</Mark>
  return row.spare > 0 ? (
    <Mark tone="info">{w('spare', { n: row.spare })}</Mark>
  ) : (
    <Mark tone="good">{w('even')}</Mark>
  )
}

const columns = columnsOf(
  ProductRow,
  [
    'name',
    'publisher',
    'licensing',
    'installed',
    'owned',
    'risk',
    'idle',
    'support_ends',
    'updated_at',
    'key',
  ],
  {
    name: { width: '2fr', main: true, sorts: ['name'] },
    publisher: { width: '1fr', under: ({ publisher }) => publisher },
    licensing: {
      width: 150,
      title: w('standing'),
      sorts: ['short'],
      cell: (row) => <Standing row={row} />,
      under: (row) => <Standing key="standing" row={row} />,
    },
    installed: { sorts: ['installed'] },
    risk: { width: 128, align: 'end', cell: ({ risk }) => <Money cost={risk} /> },
    idle: { width: 128, align: 'end', cell: ({ idle }) => <Money cost={idle} /> },
    support_ends: { width: 128 },
    ...usualColumns,
    updated_at: { ...usualColumns.updated_at, hidden: true },
  },
)
const at = ({ key }: ProductRow) => `/software/${key}`

/** Products with how their licences stand, what is missing most on top. */
export function Screen() {
  const writes = useMay()('software.write')
  const add = useCommand(software.addStarters, { done: ({ n }) => w('starters.done', { n }) })
  const starters = {
    title: w('starters.title'),
    text: w('starters.text'),
    action: (
      <Button kind="primary" busy={add.isPending} onClick={() => add.mutate({})}>
        {w('starters')}
      </Button>
    ),
  }
  return (
    <RecordsPage
      title={w('title')}
      label={w('products')}
      name="software.products"
      path="/software"
      rows={software.products}
      count={software.countProducts}
      kinds={kinds}
      fields={productFilterFields}
      example={w('example')}
      columns={columns}
      sorts={sorts()}
      sort="short"
      at={at}
      empty={{
        title: w('products.none'),
        text: w('products.none-text'),
        ...(writes && { doors: [starters] }),
      }}
      nothing={w('products.nothing')}
      shares="software.write"
      start={{ to: '/software/new', title: w('new'), needs: 'software.write' }}
      beside={<Beside here="title" />}
    />
  )
}
