import type { ReactNode } from 'react'
import { useLeaving } from '../left.ts'
import { useHasRoom } from '../media.ts'
import { Page, type Crumb } from '../page.tsx'
import type { Selection } from '../table/selection.ts'
import { Table, type TableProps } from '../table/table.tsx'
import { rowsHeld, useRows } from '../table/use-list.ts'
import { w } from '../words.ts'
import { BulkBar } from './bulk-bar.tsx'
import { ColumnPicker } from './column-picker.tsx'
import { FilterBar } from './filter-bar.tsx'
import type { FilterHelp } from './filter-help.ts'
import { BeginsAt, Jump, type JumpOffer } from './jump.tsx'
import { KeyStrip } from './key-strip.tsx'
import { ListMenu } from './list-menu.tsx'
import classes from './list-page.module.css'
import { SortMenu } from './sort-menu.tsx'
import type { ListStateNow } from './use-list-state.ts'

type FromState = 'chosen' | 'sort' | 'onSort' | 'density' | 'cursor' | 'onCursor' | 'clickShows'

export interface ListPageProps<T extends { id: string }> extends Omit<TableProps<T>, FromState> {
  title: string
  crumbs?: readonly Crumb[] | undefined
  state: ListStateNow
  help: FilterHelp
  example?: string | undefined
  /** The views, as `ViewTabs`. */
  tabs?: ReactNode
  /** Where one can jump to in the present order; the list's input then takes `from: state.from`. */
  jump?: JumpOffer | undefined
  /** Beside sort and columns: export, create. */
  tools?: ReactNode
  /** Actions on what is picked. */
  bulk?: ReactNode
  bulkSub?: ReactNode
  /** The record under the cursor, beside the list where there is room; `null` while none is. Left out: no preview. */
  preview?: ReactNode
}

/** A list as a page: views, filter, table, preview, actions on many, keys. All of it lives in the address. */
export function ListPage<T extends { id: string }>(props: ListPageProps<T>) {
  const { title, crumbs = [], state, tabs, preview, actions = [], selection, jump, columns, list } = props
  const hasRoom = useHasRoom(1180)
  const shows = hasRoom && preview !== undefined
  // Of an emptied list nothing is under the cursor, and no key acts on what was.
  const shown = list.total === 0 ? null : preview
  return (
    <Page title={title} layout="fill" crumbs={crumbs}>
      <Trail {...props} />
      {tabs}
      <Tools {...props} />
      <div className={classes.split}>
        <div className={classes.list}>
          {jump && state.from && (
            <BeginsAt {...jump} from={state.from} onTop={() => state.setFrom(undefined)} />
          )}
          <Table
            {...props}
            columns={shows && shown ? columns.filter((column) => !column.yields) : columns}
            chosen={state.columns}
            sort={state.sort}
            onSort={state.setSort}
            density={state.density}
            cursor={shows ? state.row : undefined}
            onCursor={(row) => shows && state.setRow(row?.id)}
            clickShows={shows}
          />
          {selection && <Bulk {...props} selection={selection} />}
        </div>
        {shows && shown && (
          <aside className={classes.preview} aria-label={w('preview')}>
            {shown}
          </aside>
        )}
      </div>
      <KeyStrip
        keys={[...basic(selection !== undefined), ...actions, ...last(actions.length > 0)]}
        end={howMany(props)}
      />
    </Page>
  )
}

function Tools<T extends { id: string }>(props: ListPageProps<T>) {
  const { state, help, example, sorts = [], columns, tools, jump, list } = props
  return (
    <div className={classes.tools} data-no-print>
      <FilterBar value={state.q} onChange={state.setQ} help={help} example={example} />
      <div className={classes.buttons}>
        <SortMenu sorts={sorts} sort={state.sort} onSort={state.setSort} />
        {jump && <Jump {...jump} onJump={state.setFrom} />}
        <ColumnPicker
          columns={columns}
          chosen={state.columns}
          onChange={state.setColumns}
          density={state.density}
          onDensity={state.setDensity}
        />
        <ListMenu list={list} columns={columns} chosen={state.columns} />
        {tools}
      </div>
    </div>
  )
}

function Bulk<T extends { id: string }>(props: ListPageProps<T> & { selection: Selection }) {
  const { selection, bulk, bulkSub, list, total } = props
  const { count } = useRows(list.store)
  const all = total && !total.capped ? total.n : count
  return (
    <BulkBar count={selection.count(all)} sub={bulkSub} onClear={selection.clear}>
      {bulk}
    </BulkBar>
  )
}

const farthest = 1000

/** Notes which rows there are each time that some come or go: draws nothing, so that the page is not drawn anew with them. */
function Trail<T extends { id: string }>(props: ListPageProps<T>) {
  useRows(props.list.store)
  useLeaving(() => trailOf(props))
  return null
}

/** The rows held now and where each is opened, for going on from one to the next. */
function trailOf<T extends { id: string }>({ list, hrefOf }: ListPageProps<T>) {
  return rowsHeld(list, farthest).flatMap((row) => (hrefOf ? [{ id: row.id, to: hrefOf(row) }] : []))
}

const basic = (picks: boolean) => [
  { keys: 'j k', title: w('strip_move') },
  ...(picks ? [{ keys: 'x', title: w('strip_pick') }] : []),
  { keys: 'enter', title: w('strip_open') },
]
const last = (changes: boolean) => [
  ...(changes ? [{ keys: 'u', title: w('strip_undo') }] : []),
  { keys: '?', title: w('strip_all') },
]

function howMany<T extends { id: string }>({ total, list }: ListPageProps<T>) {
  if (total?.capped) return w('rows_over', { n: total.n })
  if (total) return w('rows', { n: total.n })
  return list.total === undefined ? undefined : w('rows', { n: list.total })
}
