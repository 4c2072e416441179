import { expect, test } from 'vitest'
import { concerns } from './live.ts'

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
