import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { resultOf, walkingOrder } from './stocktake.ts'

test.each([
  ['found', ['site', 'room'], ['site', 'room'], false],
  ['found', ['site', 'room'], ['site'], false],
  ['misplaced', ['site'], ['site', 'room'], false],
  ['misplaced', ['site', 'room'], ['site', 'other'], false],
  ['misplaced', null, ['site'], false],
  ['held', null, ['site'], true],
  ['missing', ['site'], null, false],
] as const)('%s: expected %o, found %o', (result, expected, found, held) => {
  expect(resultOf({ expected, found, held })).toBe(result)
})

test('one walks floor by floor, room 9 before room 10, and goes nowhere twice', () => {
  const trails = [
    ['Bergen', '10th floor'],
    ['Bergen', '2nd floor', 'Room 10'],
    ['Bergen'],
    ['Bergen', '2nd floor', 'Room 9'],
    ['Altona'],
    ['Bergen', '2nd floor'],
  ]
  expect(walkingOrder(trails.map((trail) => ({ trail }))).map(({ trail }) => trail.join(' › '))).toEqual([
    'Altona',
    'Bergen',
    'Bergen › 2nd floor',
    'Bergen › 2nd floor › Room 9',
    'Bergen › 2nd floor › Room 10',
    'Bergen › 10th floor',
  ])
  const trail = fc.array(fc.constantFrom('a', 'b', '2', '10'), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(trail, { maxLength: 12 }), (all) => {
      const walked = walkingOrder(all.map((one) => ({ trail: one }))).map((one) => one.trail.join('›'))
      // What lies below one place stands together.
      for (const place of new Set(walked)) {
        const inside = walked
          .map((one, n) => (one === place || one.startsWith(`${place}›`) ? n : -1))
          .filter((n) => n >= 0)
        expect((inside.at(-1) ?? 0) - (inside[0] ?? 0)).toBe(inside.length - 1)
      }
    }),
  )
})
