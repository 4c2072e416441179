import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { branchOf, inTreeOrder, placedBefore, type TreeRow } from './tree.ts'

const row = (id: string, parent_id: string | null, position = 0): TreeRow => ({
  id,
  parent_id,
  title: id,
  position,
})

test('a tree is listed from the top down, siblings in their order', () => {
  const rows = [
    row('b2', 'b', 2),
    row('a', null, 1),
    row('b', null, 0),
    row('b1', 'b', 1),
    row('b1x', 'b1'),
    row('b0', 'b', 1),
  ]
  expect(inTreeOrder(rows).map(({ id, depth }) => `${depth}${id}`)).toEqual([
    '0b',
    '1b0',
    '1b1',
    '2b1x',
    '1b2',
    '0a',
  ])
  expect([...branchOf(rows, 'b')].sort()).toEqual(['b', 'b0', 'b1', 'b1x', 'b2'])
})

test('one of some siblings is put before another, or last', () => {
  expect(placedBefore(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b'])
  expect(placedBefore(['a', 'b', 'c'], 'a', null)).toEqual(['b', 'c', 'a'])
  expect(placedBefore(['a', 'b'], 'x', 'b')).toEqual(['a', 'x', 'b'])
  expect(placedBefore(['a', 'b'], 'a', 'gone')).toEqual(['b', 'a'])
})

test('every row is listed once, right behind what it lies in', () => {
  const anyTree = fc
    .array(fc.nat(), { maxLength: 30 })
    .map((picks) =>
      picks.map((pick, n) => row(String(n), n === 0 || pick % 4 === 0 ? null : String(pick % n), pick % 3)),
    )
  fc.assert(
    fc.property(anyTree, (rows) => {
      const listed = inTreeOrder(rows)
      expect(listed.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort())
      for (const [n, { parent_id, depth }] of listed.entries()) {
        const above = listed.slice(0, n).findLast((one) => one.depth < depth)
        expect(above?.id ?? null).toBe(parent_id)
      }
    }),
  )
})
