import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Dot, pathOf, simplified } from './strokes.ts'

const dot: fc.Arbitrary<Dot> = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 300 }))

/** How far a point is from a line through these, piece by piece. */
function away([x, y]: Dot, line: readonly Dot[]): number {
  const pieces = line.slice(1).map(([bx, by], n) => {
    const [ax, ay] = line[n] ?? [0, 0]
    const [dx, dy] = [bx - ax, by - ay]
    return Math.abs(dx * (y - ay) - dy * (x - ax)) / (Math.hypot(dx, dy) || 1)
  })
  return Math.min(...pieces, ...line.map(([ax, ay]) => Math.hypot(x - ax, y - ay)))
}

test('a line keeps its ends and loses only points that lie close to what is left', () => {
  fc.assert(
    fc.property(
      fc.array(dot, { minLength: 2, maxLength: 60 }),
      fc.integer({ min: 0, max: 20 }),
      (line, tolerance) => {
        const less = simplified(line, tolerance)
        expect([less[0], less.at(-1)]).toEqual([line[0], line.at(-1)])
        expect(less.every((one) => line.includes(one))).toBe(true)
        expect(line.every((one) => away(one, less) <= tolerance + 1e-6)).toBe(true)
      },
    ),
  )
})

test('a straight line is its two ends, and a dot is drawn', () => {
  expect(
    simplified(
      [
        [0, 0],
        [5, 5],
        [10, 10],
      ],
      0.5,
    ),
  ).toEqual([
    [0, 0],
    [10, 10],
  ])
  expect(
    pathOf([
      [[1, 2]],
      [
        [0, 0],
        [3, 4],
      ],
    ]),
  ).toBe('M1 2L1 2M0 0L3 4')
})
