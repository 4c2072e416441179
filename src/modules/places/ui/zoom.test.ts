import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { least, middle, most, movedBy, onPicture, scrolledTo, zoomed } from './zoom.ts'

const px = fc.double({ min: 0, max: 4000, noNaN: true })
const point = fc.record({ x: px, y: px })

test('what lies under the pointer stays there, however near one goes', () => {
  fc.assert(
    fc.property(point, point, fc.double({ min: 0.2, max: 5, noNaN: true }), (scrolled, under, factor) => {
      const after = scrolledTo(scrolled, under, factor)
      // A spot of the picture, in pixels of the scale before.
      expect((after.x + under.x) / factor).toBeCloseTo(scrolled.x + under.x, 6)
      expect((after.y + under.y) / factor).toBeCloseTo(scrolled.y + under.y, 6)
    }),
  )
})

test('nearer and back is where one was, and there is an end both ways', () => {
  expect(zoomed(zoomed(2, 1), -1)).toBeCloseTo(2)
  expect(zoomed(1, -3)).toBe(least)
  expect(zoomed(1, 99)).toBe(most)
})

test('a pin never leaves the picture', () => {
  fc.assert(
    fc.property(
      fc.record({
        x: fc.double({ min: -3, max: 3, noNaN: true }),
        y: fc.double({ min: -3, max: 3, noNaN: true }),
      }),
      fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'),
      fc.boolean(),
      (spot, key, fine) => {
        const moved = movedBy(key, onPicture(spot), fine)
        for (const share of [moved?.x, moved?.y]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
      },
    ),
  )
  expect(movedBy('ArrowRight', { x: 0.5, y: 0.5 }, false)).toEqual({ x: 0.51, y: 0.5 })
  expect(movedBy('ArrowUp', { x: 0.5, y: 0.5 }, true)).toEqual({ x: 0.5, y: 0.499 })
  expect(movedBy('Enter', { x: 0.5, y: 0.5 }, true)).toBeUndefined()
  expect(middle({ x: 0, y: 2 }, { x: 4, y: 4 })).toEqual({ x: 2, y: 3 })
})
