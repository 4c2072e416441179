import { type ListEndpoint, type RowOf, useAsk } from '#kit/api'
import type { FilterHelp } from '#kit/list/filter-help'
import { useListState } from '#kit/list/use-list-state'
import { useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import type { Sent } from '#lib/contract'
import { type CountEndpoint, SavedTabs } from './saved-tabs.tsx'
import { useViews } from './use-views.ts'

export interface Viewed<E extends ListEndpoint> {
  /** What the list is called among views. */
  name: string
  /** Where it is. */
  path: string
  rows: E
  count: CountEndpoint
  /** The record kinds whose changes concern it. */
  kinds: readonly string[]
  help: FilterHelp
  /** How it is sorted where no view says otherwise. */
  sort: string
  /** Where a row is seen whole. */
  at: (row: RowOf<E>) => string
  /** The reader may show views to everyone. */
  shares: boolean
}

/** A list of records by view and filter, for `ListPage`: what is asked, what opens, and its views as tabs. */
export function useViewedList<E extends ListEndpoint>({
  name,
  path,
  rows,
  count,
  kinds,
  at,
  ...more
}: Viewed<E>) {
  const views = useViews(name)
  const state = useListState(views.views, more.sort, views.isKnown)
  const { q, sort, isKnown: enabled } = state
  // Every list takes these two, which the compiler cannot know of any.
  const list = useList(rows, { q, sort } as unknown as Partial<Sent<E>>, { kinds, enabled })
  const { data: total } = useAsk(count, { q }, { kinds, enabled, keep: true })
  const isEmpty = enabled && list.total === 0
  // Where a filter leaves no row: does it hide them, or is nothing there yet?
  const { data: unfiltered } = useAsk(count, { q: '' }, { kinds, enabled: isEmpty && q !== '' })
  const go = useGo()
  return {
    state,
    list,
    total,
    /** Nothing of it is there yet, whatever the filter. */
    none: isEmpty && (q === '' || unfiltered?.n === 0),
    help: more.help,
    hrefOf: at,
    onOpen: (row: RowOf<E>) => go(at(row)),
    tabs: (
      <SavedTabs views={views} state={state} path={path} count={count} kinds={kinds} shares={more.shares} />
    ),
  }
}
