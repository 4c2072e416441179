import { expect, test } from 'vitest'
import { askedWait, isTooOld, waitAfter } from './backoff.ts'

test('each try waits longer, up to six hours', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 40].map((n) => waitAfter(n, 0.5))).toEqual([
    10, 60, 300, 1800, 7200, 21_600, 21_600, 21_600,
  ])
})

test('what failed together comes again apart, by a fifth at most', () => {
  expect([waitAfter(2, 0), waitAfter(2, 1)]).toEqual([48, 72])
})

test.each([
  ['120', 120],
  ['0', 1],
  ['999999', 21_600],
  ['Sun, 29 Nov 2026 12:01:30 GMT', 90],
  ['Sun, 29 Nov 2026 11:00:00 GMT', 1],
  ['soon', undefined],
  ['-5', undefined],
  [undefined, undefined],
])('a receiver that asks for %s is left alone for %s seconds', (header, seconds) => {
  expect(askedWait(header, '2026-11-29T12:00:00.000Z')).toBe(seconds)
})

test('three days are enough', () => {
  const now = '2026-11-29T12:00:00.000Z'
  expect(isTooOld('2026-11-26T12:00:01.000Z', now)).toBe(false)
  expect(isTooOld('2026-11-26T12:00:00.000Z', now)).toBe(true)
})
