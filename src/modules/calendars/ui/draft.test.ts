import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  copyDay,
  endAfter,
  minuteOf,
  moved,
  nextSpan,
  snap,
  stretched,
  wall,
  withDay,
  withDays,
} from './draft.ts'

test.each([
  ['8', 480],
  ['08:30', 510],
  ['0830', 510],
  ['8.15', 495],
  ['24:00', 1440],
  ['0', 0],
  ['24:15', undefined],
  ['8:60', undefined],
  ['noon', undefined],
  ['', undefined],
])('%j is read as %s minutes', (text, minute) => {
  expect(minuteOf(text)).toBe(minute)
})

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1440 }), (minute) => {
      expect(minuteOf(wall(minute))).toBe(minute)
    }),
  )
  expect(wall(1800)).toBe('06:00')
})

test('an end before the start is the next morning', () => {
  expect(endAfter(22 * 60, 6 * 60)).toBe(30 * 60)
  expect(endAfter(8 * 60, 16 * 60)).toBe(16 * 60)
  expect(endAfter(0, 0)).toBe(1440)
})

test('moving and stretching keep a stretch sound, whatever is asked', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1425 }), fc.integer({ min: 15, max: 1440 }))
    .map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(span, fc.integer({ min: -3000, max: 3000 }), (one, by) => {
      const went = moved(one, by)
      expect(went.end - went.start).toBe(one.end - one.start)
      expect(went.start).toBeGreaterThanOrEqual(0)
      expect(went.start).toBeLessThan(1440)
      const grew = stretched(one, by)
      expect(grew.end - grew.start).toBeGreaterThanOrEqual(15)
      expect(grew.end - grew.start).toBeLessThanOrEqual(1440)
      expect(snap(by) % 15).toBe(0)
    }),
  )
})

test('a day gets another stretch after its last one, while there is room', () => {
  expect(nextSpan([])).toEqual({ start: 480, end: 960 })
  expect(nextSpan([{ start: 480, end: 720 }])).toEqual({ start: 780, end: 1020 })
  expect(nextSpan([{ start: 480, end: 1400 }])).toBeUndefined()
})

test('one day is done on others, which lose what they had', () => {
  const week = [
    { day: 1, start: 480, end: 720 },
    { day: 1, start: 780, end: 1020 },
    { day: 3, start: 0, end: 60 },
  ]
  expect(copyDay(week, 1, [3])).toEqual([
    { day: 1, start: 480, end: 720 },
    { day: 1, start: 780, end: 1020 },
    { day: 3, start: 480, end: 720 },
    { day: 3, start: 780, end: 1020 },
  ])
  expect(withDay(week, 1, [])).toEqual([{ day: 3, start: 0, end: 60 }])
})

test('added days take the place of those on the same date, in order', () => {
  const one = (date: string, name: string) => ({ date, name, spans: [] })
  expect(
    withDays([one('2026-12-24', 'Eve'), one('2026-01-02', 'Bridge')], [one('2026-12-24', 'Julaften')]),
  ).toEqual([one('2026-01-02', 'Bridge'), one('2026-12-24', 'Julaften')])
})
