import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOfFew } from './load.ts'
import { runsOf } from './refresh.ts'

test('products are looked at in runs that have room, each once and in order; what has none is alone', () => {
  const numbers = fc.array(fc.nat(50), { maxLength: 40 })
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 80 }), (all, most) => {
      const products = all.map((installs, id) => ({ id, installs }))
      const runs = runsOf(products, most)
      expect(runs.flat()).toEqual(products)
      for (const run of runs)
        expect(run.length === 1 || run.reduce((sum, { installs }) => sum + installs, 0) <= most).toBe(true)
    }),
  )
})

test.each([
  [['a'], [], true],
  [['a', 'b'], ['x', 'y'], true],
  [['a', 'b', 'c'], [], false],
  [[], ['x'], false],
  [[], [], false],
])('of users %j who are here, and %j who left, few: %j', (here, left, few) => {
  const seats = new Map([...here, ...left].map((id) => [id, 1]))
  expect(isOfFew({ seats }, new Set([...here, 'd', 'e', 'f']))).toBe(few)
})
