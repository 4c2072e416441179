import { expect, test } from 'vitest'
import { inTreeOrder } from './tree-order.ts'

const row = (id: string, parent_id: string | null = null) => ({ id, parent_id })

test('parents stand before their parts, in the order given; whose parent is hidden stands at the top', () => {
  const lines = inTreeOrder([
    row('b'),
    row('a'),
    row('b1', 'b'),
    row('lost', 'gone'),
    row('b2', 'b'),
    row('b1x', 'b1'),
  ])
  expect(lines.map(({ row: { id }, depth }) => `${depth}${id}`)).toEqual([
    '0b',
    '1b1',
    '2b1x',
    '1b2',
    '0a',
    '0lost',
  ])
})
