import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Away, hoursAway } from './downtime.ts'

const hour = 3_600_000

test('what is open counts until now, and what overlaps counts once', () => {
  expect(hoursAway([], 10 * hour)).toBe(0)
  expect(hoursAway([{ from: 2 * hour, until: null }], 10 * hour)).toBe(8)
  expect(
    hoursAway(
      [
        { from: 0, until: 5 * hour },
        { from: 3 * hour, until: 6 * hour },
        { from: 20 * hour, until: 22 * hour },
      ],
      100 * hour,
    ),
  ).toBe(8)
})

test('it is as many hours as lie in any span, counted one by one', () => {
  const span = fc
    .record({ from: fc.integer({ min: 0, max: 50 }), length: fc.option(fc.integer({ min: 0, max: 20 })) })
    .map(({ from, length }): Away => ({
      from: from * hour,
      until: length === null ? null : (from + length) * hour,
    }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), fc.integer({ min: 0, max: 80 }), (spans, now) => {
      const counted = Array.from({ length: now }, (_, n) => n * hour).filter((at) =>
        spans.some(({ from, until }) => from <= at && (until === null || at < until)),
      )
      expect(hoursAway(spans, now * hour)).toBe(counted.length)
    }),
  )
})
