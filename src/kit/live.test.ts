import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'
import { concerns, liveStream } from './live.ts'

const id = '0190a000-0000-7000-8000-000000000001'
const query = (meta: Record<string, unknown>, data?: unknown) =>
  ({ meta, state: { data } }) as Parameters<typeof concerns>[0]

test('a query is concerned by a kind it declared', () => {
  expect(concerns(query({ kinds: ['ticket'] }), { ids: [], kinds: ['ticket'] })).toBe(true)
  expect(concerns(query({ kinds: ['ticket'] }), { ids: [id], kinds: ['person'] })).toBe(false)
})

test('a query is concerned by an id that its answer holds, however deep', () => {
  const data = { items: [{ links: [{ to: id }] }] }
  expect(concerns(query({}, data), { ids: [id], kinds: [] })).toBe(true)
  expect(concerns(query({}, { items: [] }), { ids: [id], kinds: [] })).toBe(false)
  expect(concerns(query({}, undefined), { ids: [id], kinds: [] })).toBe(false)
})

test('what was asked for the first time while nobody listened is asked anew once somebody does', async () => {
  const sources: EventTarget[] = []
  class Source extends EventTarget {
    constructor() {
      super()
      sources.push(this)
    }
    close() {}
  }
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('window', new EventTarget())
  onTestFinished(() => void vi.unstubAllGlobals())
  const client = new QueryClient()
  const live = liveStream({ url: '/live', client })
  onTestFinished(live.close)
  live.open()
  sources[0]?.dispatchEvent(new Event('open'))

  const waiting: ((answer: string) => void)[] = []
  const queryFn = () => new Promise<string>((answer) => waiting.push(answer))
  onTestFinished(new QueryObserver(client, { queryKey: ['one'], queryFn }).subscribe(() => undefined))
  window.dispatchEvent(new Event('online'))
  sources[1]?.dispatchEvent(new Event('open'))
  waiting[0]?.('before')
  await expect.poll(() => waiting.length).toBe(2)
})
