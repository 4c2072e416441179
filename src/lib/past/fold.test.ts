import { expect, test } from 'vitest'
import { type Change, itemsAt, type Told, valueAt } from './fold.ts'

const told = (...changes: (Change | null)[]): Told[] =>
  changes.map((change, n) => ({
    id: n + 1,
    change: change ?? undefined,
    why: 'erased',
    touches: ['state', 'tags'],
  }))
const moved = (before: unknown, after: unknown): Change => ({
  before: { state: before },
  after: { state: after },
})
const other: Change = { before: { title: 'a' }, after: { title: 'b' } }

test('a field held what the next event that changed it says stood there before', () => {
  const events = told(moved('a', 'b'), other, moved('b', 'c'))
  expect([0, 1, 2, 3].map((n) => valueAt('state', 'c', events, n))).toEqual([
    { value: 'a' },
    { value: 'b' },
    { value: 'b' },
    { value: 'c' },
  ])
})

test('nothing that happened to it since: it stands there still', () => {
  expect(valueAt('team', 'x', told(moved('a', 'b')), 0)).toEqual({ value: 'x' })
})

test('what was erased is not told, nor guessed from what came later', () => {
  const events = told(moved('a', 'b'), null, moved('c', 'd'), null)
  expect([0, 1, 2, 3, 4].map((n) => valueAt('state', 'now', events, n))).toEqual([
    { value: 'a' },
    // The event before says what came to stand there.
    { value: 'b' },
    { value: 'c' },
    { value: 'd' },
    { value: 'now' },
  ])
  expect(valueAt('state', 'now', told(null, null), 1)).toEqual({ why: 'erased' })
  expect(valueAt('title', 'x', told(null), 0)).toEqual({ value: 'x' })
})

test('fields that an event changed without saying how, and those that it emptied for good', () => {
  const events = told({ untold: ['notes'], erased: ['state'] })
  expect(valueAt('notes', 'x', events, 0)).toEqual({ why: 'untold' })
  expect(valueAt('state', '', events, 0)).toEqual({ why: 'erased' })
  expect(valueAt('notes', 'x', events, 1)).toEqual({ value: 'x' })
})

test('of many, what was put since is taken away and what was taken since is put back', () => {
  const events = told({ put: { tags: ['a'] } }, { put: { tags: ['b'] }, took: { tags: ['a'] } })
  expect([0, 1, 2].map((n) => itemsAt('tags', ['b', 'c'], events, n))).toEqual([
    { value: ['c'] },
    { value: ['c', 'a'] },
    { value: ['b', 'c'] },
  ])
  expect(itemsAt('tags', [], told(null), 0)).toEqual({ why: 'erased' })
  expect(itemsAt('links', [{ to: 1, as: 2 }], told({ put: { links: [{ as: 2, to: 1 }] } }), 0)).toEqual({
    value: [],
  })
})
