import { QueryClient } from '@tanstack/react-query'
import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { listStore, type AskPage, type ListStore } from './list-store.ts'

interface Row {
  id: string
  at: number
}
const limit = 10

/** A list on a server: sorted by `at`, read by keyset. */
function server(rows: Row[]) {
  const asked: (string | undefined)[] = []
  const ask: AskPage<Row> = (after) => ({
    queryKey: ['rows', after],
    queryFn: async () => {
      asked.push(after)
      const from = after === undefined ? 0 : rows.findIndex(({ at }) => at > Number(after))
      const items = from < 0 ? [] : rows.slice(from, from + limit)
      const last = items.at(-1)
      const more = last !== undefined && rows.some(({ at }) => at > last.at)
      return { items, next: more ? String(last.at) : null }
    },
    retry: false,
  })
  return { ask, asked }
}

const rowsOf = (many: number): Row[] =>
  Array.from({ length: many }, (_, at) => ({ id: `r${at}`, at: at * 100 }))
const shown = (store: ListStore<Row>, from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => store.row(from + n)?.id)

function open(rows: Row[]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } })
  const { ask, asked } = server(rows)
  const store = listStore(client, ask, limit)
  const close = store.subscribe(() => undefined)
  const settle = async () => {
    do await new Promise((resolve) => setImmediate(resolve))
    while (client.isFetching() > 0)
  }
  return { client, store, asked, settle, close }
}

test('begins with one page and goes on as far as one looks', async () => {
  const { store, settle, close } = open(rowsOf(35))
  await settle()
  expect(store.state()).toMatchObject({ count: 20, isWhole: false, isLoading: false })
  store.look(5, 15)
  await settle()
  expect(shown(store, 8, 12)).toEqual(['r8', 'r9', 'r10', 'r11'])
  for (const to of [25, 38]) {
    store.look(to - 12, to)
    await settle()
  }
  expect(store.state()).toMatchObject({ count: 35, isWhole: true })
  expect(shown(store, 33, 36)).toEqual(['r33', 'r34', undefined])
  close()
})

test('what there is to say of a list stays the same while it is scrolled, and is new once its end was seen', async () => {
  const { store, settle, close } = open(rowsOf(35))
  await settle()
  const found = store.facts()
  expect(found).toEqual({ isEmpty: false, isLoading: false, total: undefined, error: undefined })
  store.look(5, 15)
  await settle()
  expect(store.state().count).toBe(30)
  expect(store.facts()).toBe(found)
  store.look(20, 38)
  await settle()
  store.look(30, 38)
  await settle()
  expect(store.facts()).toMatchObject({ total: 35 })
  close()
})

test('what is held already is shown as soon as somebody looks', async () => {
  const { client, settle, close } = open(rowsOf(4))
  await settle()
  close()
  const { ask, asked } = server(rowsOf(4))
  const again = listStore(client, ask, limit)
  expect(again.state().isLoading).toBe(true)
  const leave = again.subscribe(() => undefined)
  expect(again.state()).toMatchObject({ count: 4, isWhole: true, isLoading: false })
  expect(shown(again, 0, 4)).toEqual(['r0', 'r1', 'r2', 'r3'])
  expect(asked).toEqual([])
  leave()
})

test('lets go of pages out of view and finds them again by their cursor', async () => {
  const { store, settle, asked, close } = open(rowsOf(100))
  for (let to = 5; to < 100; to += 10) {
    store.look(to - 5, to)
    await settle()
  }
  expect(store.row(0)).toBeUndefined()
  store.look(0, 5)
  expect(store.row(0)?.id).toBe('r0')
  expect(asked.filter((after) => after === undefined)).toHaveLength(1)
  close()
})

test('an empty list is whole at once', async () => {
  const { store, settle, close } = open([])
  await settle()
  expect(store.state()).toMatchObject({ count: 0, isWhole: true, isLoading: false })
  close()
})

test('a failure is told and can be tried again', async () => {
  const client = new QueryClient()
  let fails = true
  const store = listStore<Row>(
    client,
    () => ({
      queryKey: ['once'],
      queryFn: async () => {
        if (fails) throw new Error('away')
        return { items: rowsOf(1), next: null }
      },
      retry: false,
    }),
    limit,
  )
  const close = store.subscribe(() => undefined)
  await vi.waitFor(() => expect(store.state().error?.message).toBe('away'))
  fails = false
  store.again()
  await vi.waitFor(() => expect(store.state()).toMatchObject({ count: 1, error: undefined }))
  close()
})

test('rows that come and go are shown once and in order, whatever is in view', async () => {
  const change = fc.record({ add: fc.boolean(), at: fc.integer({ min: 0, max: 9_900 }) })
  const round = fc.record({
    changes: fc.array(change, { maxLength: 12 }),
    look: fc.integer({ min: 0, max: 90 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
      const rows = rowsOf(100)
      const { client, store, settle, close } = open(rows)
      for (let to = 5; to < 100; to += 10) {
        store.look(Math.max(0, to - 15), to)
        await settle()
      }
      for (const { changes, look } of rounds) {
        for (const { add, at } of changes) {
          const index = rows.findIndex((row) => row.at >= at)
          if (!add && index >= 0) rows.splice(index, 1)
          else if (add && rows[index]?.at !== at)
            rows.splice(index < 0 ? rows.length : index, 0, { id: `n${at}-${rows.length}`, at })
        }
        store.look(look, look + 12)
        await client.invalidateQueries()
        await settle()
        const seen = shown(store, Math.floor(look / limit) * limit, look + 13).filter(
          (id) => id !== undefined,
        )
        expect(new Set(seen).size).toBe(seen.length)
        const first = rows.findIndex(({ id }) => id === seen[0])
        expect(seen).toEqual(rows.slice(first, first + seen.length).map(({ id }) => id))
      }
      close()
    }),
    { numRuns: 60 },
  )
})
