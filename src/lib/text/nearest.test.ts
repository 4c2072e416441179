import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance, nearest } from './nearest.ts'

test.each([
  ['opne', 'open'],
  ['Netwrk', 'network'],
  ['prioritty', 'priority'],
  ['xyz', undefined],
])('%s probably means %s', (word, meant) => {
  expect(nearest(word, ['status', 'open', 'network', 'priority'])).toBe(meant)
})

test('slips are counted', () => {
  expect(distance('', 'abc')).toBe(3)
  expect(distance('ab', 'ba')).toBe(1)
  expect(distance('kitten', 'sitting')).toBe(3)
  expect(distance('kitten', 'sitting', 2)).toBe(2)
})

test('distance is the same both ways, and none only between equals', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(distance(a, b)).toBe(distance(b, a))
      expect(distance(a, b) === 0).toBe(a === b)
    }),
  )
})
