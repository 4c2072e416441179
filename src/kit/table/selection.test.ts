import { expect, test } from 'vitest'
import { change } from './selection.ts'

const some = { all: false, ids: new Set(['a']) }
const all = { all: true, ids: new Set(['a']) }

test('picking some adds and takes away ids', () => {
  expect(change(some, ['b', 'c'], true).ids).toEqual(new Set(['a', 'b', 'c']))
  expect(change(some, ['a'], false).ids).toEqual(new Set())
})

test('when all are picked, the ids are those left out', () => {
  expect(change(all, ['b'], false)).toEqual({ all: true, ids: new Set(['a', 'b']) })
  expect(change(all, ['a'], true)).toEqual({ all: true, ids: new Set() })
})
