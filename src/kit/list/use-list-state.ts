import { useSearchState, type Search } from '../url.ts'

/** What a list shows of its rows, and how. */
interface Shown {
  q: string
  sort: string
  columns: readonly string[] | undefined
  density: 'normal' | 'roomy'
}

/** A list as it was saved. */
export interface ListView extends Partial<Omit<Shown, 'q'>> {
  id: string
  q: string
}

export interface ListStateNow extends Shown {
  view: ListView | undefined
  /** The views are there; what is asked before would be another list than the one that is meant. */
  isKnown: boolean
  /** The record that the preview shows. */
  row: string | undefined
  /** Where the list begins, if one jumped into it. */
  from: string | undefined
  /** What is on screen differs from the view. */
  changed: boolean
  setQ: (q: string) => void
  setSort: (sort: string) => void
  setColumns: (columns: readonly string[] | undefined) => void
  setDensity: (density: 'normal' | 'roomy') => void
  setRow: (id: string | undefined) => void
  setFrom: (from: string | undefined) => void
  /** Back to the view as it was saved. */
  reset: () => void
}

/** What a list shows, kept in its address: view, filter, sort, columns, row. Back and a copied link both work. */
export function useListState(views: readonly ListView[], defaultSort: string, isKnown = true): ListStateNow {
  const [search, set] = useSearchState()
  const view = views.find(({ id }) => id === search['view']) ?? views[0]
  const saved = savedIn(view, defaultSort)
  const shown = changedBy(search, saved)
  return {
    ...shown,
    view,
    isKnown,
    row: search['row'],
    from: search['from'],
    changed: JSON.stringify(shown) !== JSON.stringify(saved),
    // An emptied filter is said in the address, else the view's own would come back.
    setQ: (q) => set({ q: q === saved.q ? undefined : q || all }),
    setSort: (sort) => set({ sort: sort === saved.sort ? undefined : sort, from: undefined }),
    setColumns: (columns) => set({ cols: columns?.join() }),
    setDensity: (density) => set({ density }),
    setRow: (row) => set({ row }),
    setFrom: (from) => set({ from }),
    reset: () => set({ q: undefined, sort: undefined, cols: undefined, density: undefined }),
  }
}

const all = '*'

const savedIn = (view: ListView | undefined, defaultSort: string): Shown => ({
  q: view?.q ?? '',
  sort: view?.sort ?? defaultSort,
  columns: view?.columns,
  density: view?.density ?? 'normal',
})

function changedBy(search: Search, saved: Shown): Shown {
  const { q = saved.q, sort = saved.sort, cols, density = saved.density } = search
  return {
    q: q === all ? '' : q,
    sort,
    columns: cols === undefined ? saved.columns : cols.split(','),
    density: density === 'roomy' ? 'roomy' : 'normal',
  }
}
