import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hoursText, readHours } from './hours-text.ts'

test.each([
  ['', []],
  ['8-12', [{ start: 480, end: 720 }]],
  [
    '13:00–17:00; 08:00 - 12:00',
    [
      { start: 480, end: 720 },
      { start: 780, end: 1020 },
    ],
  ],
  ['22:00–06:00', [{ start: 1320, end: 1800 }]],
  ['closed', undefined],
  ['8-12-14', undefined],
  ['24:00-01:00', undefined],
])('%j', (text, spans) => {
  expect(readHours(text)).toEqual(spans)
})

test('what is written is read again, and any text is read or not', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 4 }), (spans) => {
      expect(hoursText(readHours(hoursText(spans)) ?? [])).toBe(hoursText(spans))
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readHours(text)).not.toBeNull()
    }),
  )
})
