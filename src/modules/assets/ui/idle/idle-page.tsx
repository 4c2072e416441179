import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Empty, Nothing } from '#kit/empty.tsx'
import { Segments } from '#kit/form/segments.tsx'
import { ListMenu } from '#kit/list/list-menu.tsx'
import { SortMenu } from '#kit/list/sort-menu.tsx'
import { FilterBar } from '#kit/list/filter-bar.tsx'
import { Page } from '#kit/page.tsx'
import { When } from '#kit/when.tsx'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { useList } from '#kit/table/use-list'
import { useGo, useSearchState } from '#kit/url'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { assets } from '../../contract.ts'
import { idleChoices, type IdleRow, idleSorts } from '../../idle/schemas.ts'
import { Beside } from '../care/beside.tsx'
import { w as care } from '../care/words.ts'
import { useMoney } from '../costs/said.ts'
import { useChoices } from '../use-choices.ts'
import { idleColumns } from './columns.tsx'
import { PoolPanel } from './pool-panel.tsx'
import { w } from './words.ts'

const sorts = () =>
  idleSorts.map((name) => ({
    name,
    title: w(`sort.${name}`),
    dir: name === 'name' || name === 'since' ? ('asc' as const) : ('desc' as const),
  }))
const at = ({ key }: IdleRow) => `/assets/${key}`

type Figures = Reply<typeof assets.idleFigures>

/** Devices that do less than they could, with the money in them and what could be done. */
export function Screen() {
  const { data: figures } = useAsk(assets.idleFigures, {}, { kinds: ['asset'], keep: true })
  const { sums } = useMoney()
  return (
    <Page
      title={w('idle')}
      heading={
        figures && figures.as_of !== null
          ? w('heading', { n: figures.idle, money: sums(figures.worth) || 'none' })
          : w('idle')
      }
      sub={
        figures && (
          <>
            {figures.past > 0 && w('past', { n: figures.past, money: sums(figures.saves) || 'none' })}
            {figures.past > 0 && figures.large > 0 && '. '}
            {figures.large > 0 && w('large', { n: figures.large, money: sums(figures.smaller) || 'none' })}
          </>
        )
      }
      crumbs={[{ title: care('assets'), to: '/assets' }]}
      actions={
        <>
          {figures && <AsOf at={figures.as_of} />}
          <Beside here="idle" />
        </>
      }
    >
      <div className="stack wide">
        <Rows figures={figures} />
        {figures && <PoolPanel pool={figures.pool} />}
      </div>
    </Page>
  )
}

/** As of when the list and its sums are. */
const AsOf = ({ at: moment }: { at: string | null }) => (
  <span className="t3 f12 nw">
    {moment === null ? (
      w('reckoning')
    ) : (
      <>
        {w('as-of')} <When at={moment} />
      </>
    )}
  </span>
)

/** By which reasons one can choose: those that something has, and the one that is chosen. */
function useReason(figures: Figures | undefined) {
  const [search, set] = useSearchState()
  const reason = idleChoices.find((one) => one === search['reason'])
  const known: readonly string[] = figures?.reasons.map((one) => one.reason) ?? []
  const offered = idleChoices.filter((one) => one === reason || one === 'idle' || known.includes(one))
  const chosen = (
    <Segments
      ariaLabel={w('which')}
      data={[
        { value: '', label: w('all') },
        ...offered.map((value) => ({ value, label: w(`reason.${value}`) })),
      ]}
      value={reason ?? ''}
      onChange={(value) => set({ reason: String(value) || undefined })}
    />
  )
  return { reason, chosen }
}

function Rows({ figures }: { figures: Figures | undefined }) {
  const [{ q = '', sort = 'worth' }, set] = useSearchState()
  const { reason, chosen } = useReason(figures)
  const list = useList(assets.idle, { q, sort, ...(reason && { reason }) }, { kinds: ['asset'] })
  const help = useListHelp(useChoices().fields)
  const go = useGo()
  const onSort = (name: string) => set({ sort: name })
  return (
    <>
      <div className="row wrap">{chosen}</div>
      <div className="row">
        <FilterBar
          value={q}
          onChange={(text) => set({ q: text || undefined })}
          help={help}
          example={w('example')}
        />
        <SortMenu sorts={sorts()} sort={sort} onSort={onSort} />
        <ListMenu list={list} columns={idleColumns} />
      </div>
      <TableBox>
        <Table
          label={w('idle')}
          list={list}
          columns={idleColumns}
          sorts={sorts()}
          sort={sort}
          onSort={onSort}
          onOpen={(row) => go(at(row))}
          hrefOf={at}
          nameOf={({ name }) => name}
          empty={
            figures?.as_of === null ? (
              <Nothing text={w('reckoning')} />
            ) : q === '' && reason === undefined ? (
              <Empty title={w('none')} text={w('none-text')} />
            ) : (
              <Nothing text={w('none-found')} />
            )
          }
        />
      </TableBox>
    </>
  )
}
