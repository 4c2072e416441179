import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { requestFor } from '#lib/client'
import type { Sent } from '#lib/contract'
import { csvPath } from '#lib/list-csv'
import { asking, type ListEndpoint, type RowOf } from '../api.ts'
import { listStore, type AskPage, type ListFacts, type ListState, type ListStore } from './list-store.ts'

export interface List<T> extends ListFacts {
  store: ListStore<T>
  /** Where the whole of it lies as a file, with these columns or with all. */
  fileAt: (columns?: readonly string[]) => string
}

interface UseListOptions {
  /** The record kinds whose changes concern the list. */
  kinds?: readonly string[]
  limit?: number
  /** False: what to ask is not known yet; the list is on its way. */
  enabled?: boolean
}

interface Asked extends UseListOptions {
  input: Record<string, unknown>
}

/** A list of any length for the table; a new input begins at its top. */
export function useList<E extends ListEndpoint>(
  endpoint: E,
  input: Partial<Sent<E>>,
  { kinds, limit, enabled }: UseListOptions = {},
): List<RowOf<E>> {
  const client = useQueryClient()
  // Said as text, so that an equal input made anew does not begin the list again.
  const asked = JSON.stringify({ input, kinds, limit, enabled })
  const store = useMemo(() => {
    const { input, kinds = [], limit = 100, enabled = true } = JSON.parse(asked) as Asked
    const ask = (after: string | undefined) => ({
      ...asking(endpoint, { ...input, limit, ...(after === undefined ? {} : { after }) } as never, { kinds }),
      enabled,
    })
    return listStore(client, ask as unknown as AskPage<RowOf<E>>, limit)
  }, [client, endpoint, asked])
  const facts = useSyncExternalStore(store.subscribe, store.facts)
  const fileAt = (columns?: readonly string[]) =>
    requestFor({ method: 'GET', path: csvPath(endpoint.path) }, { ...input, columns: columns?.join() }).url
  return { ...facts, store, fileAt }
}

/** A list with its rows as they are now: for what is drawn anew with each that comes. */
export interface Rows<T> extends ListState {
  store: ListStore<T>
}

export function useRows<T>(store: ListStore<T>): Rows<T> {
  return { ...useSyncExternalStore(store.subscribe, store.state), store }
}

/** The rows that a list holds now, no more of them than `most`: for the preview of a change. */
export function rowsHeld<T>({ store }: Pick<List<T>, 'store'>, most = 2000): T[] {
  const held: T[] = []
  const { count } = store.state()
  for (let index = 0; index < Math.min(count, most); index++) {
    const row = store.row(index)
    if (row) held.push(row)
  }
  return held
}
