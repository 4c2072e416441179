import {
  QueryObserver,
  type QueryClient,
  type QueryObserverOptions,
  type QueryObserverResult,
} from '@tanstack/react-query'
import type { Refused } from '../refused.ts'

export interface PageOf<T> {
  items: readonly T[]
  next: string | null
}

/** How one page is asked: what follows a cursor, or the list's beginning. */
export type AskPage<T> = (after: string | undefined) => QueryObserverOptions<PageOf<T>, Refused>

export interface ListState {
  /** How many rows can be scrolled to by now, those still on their way included. */
  count: number
  /** Nothing follows the last row. */
  isWhole: boolean
  isLoading: boolean
  error: Refused | undefined
  /** Grows whenever a row may have changed. */
  version: number
}

/** What there is to say of a list beside its rows; the same object until it changes, whatever is scrolled or comes anew. */
export interface ListFacts {
  isEmpty: boolean
  isLoading: boolean
  /** How many rows there are, once its end was seen. */
  total: number | undefined
  error: Refused | undefined
}

/** A list of any length, of which only the pages in view are held and kept current. */
export interface ListStore<T> {
  state: () => ListState
  facts: () => ListFacts
  row: (index: number) => T | undefined
  /** Says which rows are in view; their pages are asked, the others let go. */
  look: (from: number, to: number) => void
  /** Asks again what is in view. */
  again: () => void
  subscribe: (listener: () => void) => () => void
}

const factNames = ['isEmpty', 'isLoading', 'total', 'error'] as const
const factsOf = ({ count, isWhole, isLoading, error }: ListState): ListFacts => ({
  isEmpty: count === 0,
  isLoading,
  total: isWhole ? count : undefined,
  error,
})

/** Taller elements than this are cut by browsers; nobody reads that far, a filter or a jump goes there. */
const mostRows = 800_000

/**
 * Pages by keyset: each page knows the cursor of the next. When a page in view is asked again and ends elsewhere
 * than before, the page after it follows from the new cursor, so that no row is lost or shown twice at the seam.
 */
export function listStore<T>(client: QueryClient, ask: AskPage<T>, limit: number): ListStore<T> {
  type Result = QueryObserverResult<PageOf<T>, Refused>
  interface Watched {
    cursor: string | undefined
    observer: QueryObserver<PageOf<T>, Refused>
    stop: () => void
    result: Result
  }
  // The cursor of every page found so far; the first page has none.
  let cursors: (string | undefined)[] = [undefined]
  let lastSize: number | undefined
  let view = { from: 0, to: 0 }
  const watched = new Map<number, Watched>()
  const listeners = new Set<() => void>()
  let version = 0
  let state = stateNow()
  let facts = factsOf(state)

  function stateNow(): ListState {
    const results = [...watched.values()].map(({ result }) => result)
    const first = watched.get(0)?.result
    const known = (cursors.length - 1) * limit + (lastSize ?? limit)
    return {
      count: lastSize === undefined && cursors.length === 1 ? 0 : Math.min(known, mostRows),
      isWhole: lastSize !== undefined,
      isLoading: lastSize === undefined && cursors.length === 1 && first?.isError !== true,
      error: results.find(({ error }) => error)?.error ?? undefined,
      version: (version += 1),
    }
  }
  const renew = () => {
    state = stateNow()
    const next = factsOf(state)
    if (factNames.some((name) => facts[name] !== next[name])) facts = next
  }
  const tell = () => {
    renew()
    for (const listener of listeners) listener()
  }

  function learn(index: number, page: PageOf<T>) {
    const known = cursors[index + 1]
    if (page.next === null) {
      cursors = cursors.slice(0, index + 1)
      lastSize = page.items.length
    } else if (known !== page.next) {
      // What lay further on was reached from the cursor before; it is found again from this one.
      cursors =
        known === undefined ? [...cursors.slice(0, index + 1), page.next] : cursors.with(index + 1, page.next)
      if (index + 2 >= cursors.length) lastSize = undefined
    }
  }

  function watch(index: number, cursor: string | undefined, before: PageOf<T> | undefined) {
    const observer = new QueryObserver<PageOf<T>, Refused>(client, {
      ...ask(cursor),
      gcTime: 60_000,
      ...(before ? { placeholderData: before } : {}),
    })
    const result = observer.getCurrentResult()
    const entry: Watched = { cursor, observer, result, stop: () => undefined }
    watched.set(index, entry)
    entry.stop = observer.subscribe((next) => {
      entry.result = next
      if (next.data && !next.isPlaceholderData) learn(index, next.data)
      attend()
      tell()
    })
    if (result.data && !result.isPlaceholderData) learn(index, result.data)
  }

  /** Holds exactly the pages in view, each under the cursor that is right for it now. */
  function attend() {
    if (listeners.size === 0) return
    const first = Math.max(0, Math.floor(view.from / limit))
    const last = Math.min(cursors.length - 1, Math.floor(view.to / limit))
    for (const [index, { stop }] of watched)
      if (index < first || index > last) {
        stop()
        watched.delete(index)
      }
    for (let index = first; index <= Math.min(last, cursors.length - 1); index += 1) {
      const held = watched.get(index)
      const cursor = cursors[index]
      if (held && held.cursor === cursor) continue
      held?.stop()
      watch(index, cursor, held?.result.data)
    }
  }

  return {
    state: () => state,
    facts: () => facts,
    row: (index) => watched.get(Math.floor(index / limit))?.result.data?.items[index % limit],
    look: (from, to) => {
      view = { from, to }
      const before = [...watched.keys()].join()
      attend()
      if (before !== [...watched.keys()].join()) tell()
    },
    again: () => {
      for (const { observer } of watched.values()) void observer.refetch()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      attend()
      // An answer that is held already is shown at once: nothing will come to tell of it.
      renew()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        for (const { stop } of watched.values()) stop()
        watched.clear()
      }
    },
  }
}
