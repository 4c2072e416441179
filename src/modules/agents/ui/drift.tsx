import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Find } from '#kit/find.tsx'
import { Segments } from '#kit/form/segments.tsx'
import { BulkBar } from '#kit/list/bulk-bar.tsx'
import { useMay } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useSelection } from '#kit/table/selection'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { rowsHeld, useList, useRows } from '#kit/table/use-list'
import { useGo, useSearchState } from '#kit/url'
import { When } from '#kit/when.tsx'
import type { Reply } from '#lib/contract'
import { agents, type Drift, mostDrift } from '../contract.ts'
import { w } from './words.ts'

const columns = (): Column<Drift>[] => [
  {
    key: 'asset',
    title: w('asset'),
    width: '2fr',
    main: true,
    cell: ({ asset }) => <span className="cut">{`${asset.key} ${asset.title}`}</span>,
  },
  {
    key: 'field',
    title: w('field'),
    width: 130,
    cell: ({ field }) => w(`fact-${field}`),
    under: ({ field, stands, value }) => `${w(`fact-${field}`)}: ${stands} → ${value}`,
  },
  {
    key: 'stands',
    title: w('stands'),
    width: '2fr',
    cell: ({ stands }) => <span className="cut">{stands}</span>,
    under: () => null,
  },
  {
    key: 'value',
    title: w('reported'),
    width: '2fr',
    cell: ({ value }) => <span className="cut">{value}</span>,
  },
  {
    key: 'seen_at',
    title: w('seen'),
    width: 130,
    cell: ({ seen_at }) => <When at={seen_at} as="relative" />,
  },
]

const counted = (data: { n: number | null; capped: boolean } | undefined) =>
  data ? w(data.capped ? 'drift-more' : 'drift-n', { n: data.n ?? 0 }) : '…'

/** What agents report otherwise than it stands on assets; taken over or kept, many at once. */
export function Screen() {
  const [search, set] = useSearchState()
  const kept = search['state'] === 'kept'
  const find = search['find'] ?? ''
  const go = useGo()
  const may = useMay()('agents.manage')
  const list = useList(agents.drift, { kept, find }, { kinds: ['asset'] })
  const counts = [
    useAsk(agents.drift, { limit: 1 }, { kinds: ['asset'] }),
    useAsk(agents.drift, { kept: true, limit: 1 }, { kinds: ['asset'] }),
  ]
  const [open = '', held = ''] = counts.map(({ data }) => counted(data))
  const selection = useSelection(`${kept} ${find}`)
  useRows(list.store)
  const rows = rowsHeld(list).filter(({ id }) => selection.has(id))
  return (
    <Page title={w('drift')} crumbs={[{ title: w('title'), to: '/agents' }]}>
      <div className="stack wide">
        <p className="t2">{w('drift-text')}</p>
        <div className="row wrap">
          <Segments
            ariaLabel={w('which')}
            data={[
              { value: 'open', label: w('drift-open', { n: open }) },
              { value: 'kept', label: w('drift-kept', { n: held }) },
            ]}
            value={kept ? 'kept' : 'open'}
            onChange={(value) => set({ state: value === 'kept' ? 'kept' : undefined }, true)}
          />
          <Find label={w('drift-find')} value={find} onFind={(text) => set({ find: text })} />
        </div>
        <TableBox>
          <Table
            label={w('drift')}
            list={list}
            columns={columns()}
            {...(may && { selection })}
            onOpen={({ asset }) => go(`/assets/${asset.key}`)}
            nameOf={({ asset, field }) => w('drift-name', { asset: asset.title, field: w(`fact-${field}`) })}
            empty={<Nothing text={w(kept ? 'drift-none-kept' : find === '' ? 'drift-none' : 'none-found')} />}
          />
          {may && <Deeds rows={rows} kept={kept} onDone={selection.clear} />}
        </TableBox>
      </div>
    </Page>
  )
}

interface DeedsProps {
  rows: readonly Drift[]
  kept: boolean
  onDone: () => void
}

const placeOf = ({ asset, field }: Drift) => ({ asset_id: asset.id, field })

function Deeds({ rows, kept, onDone }: DeedsProps) {
  const may = useMay()('assets.write')
  const touches = ['assets', 'records', 'history']
  const take = useCommand(agents.takeDrift, { touches, after: onDone, done: saidAs('drift-taken') })
  const keep = useCommand(agents.keepDrift, {
    touches,
    after: onDone,
    done: saidAs(kept ? 'drift-released' : 'drift-kept-done'),
  })
  const many = rows.length > mostDrift ? w('drift-many', { most: mostDrift }) : undefined
  const refused = may ? many : w('drift-needs-write')
  return (
    <BulkBar count={rows.length} onClear={onDone}>
      {!kept && (
        <Button
          size="s"
          refused={refused}
          reason="label"
          busy={take.isPending}
          onClick={() =>
            take.mutate({
              items: rows.map((row) => {
                const { agent_id, stands, value } = row
                return { ...placeOf(row), agent_id, stands, value }
              }),
            })
          }
        >
          {w('drift-take')}
        </Button>
      )}
      <Button
        size="s"
        refused={refused}
        reason="label"
        busy={keep.isPending}
        onClick={() => keep.mutate({ items: rows.map(placeOf), kept: !kept })}
      >
        {w(kept ? 'drift-release' : 'drift-keep')}
      </Button>
    </BulkBar>
  )
}

/** How many it was done with, and why it was not with the first of the rest. */
const saidAs =
  (word: 'drift-taken' | 'drift-kept-done' | 'drift-released') =>
  ({ n, left: [first, ...more] }: Reply<typeof agents.takeDrift>) =>
    first ? `${w(word, { n })} ${w('drift-left', { n: more.length + 1, why: first.why })}` : w(word, { n })
