import { expect, test } from 'vitest'
import { age, dayWords, exactly, shortly } from './time-words.ts'

const place = { zone: 'Europe/Oslo', language: 'en-GB' }
const now = Date.parse('2026-11-10T08:24:00Z')
const at = (text: string) => Date.parse(text)

test.each([
  ['2026-11-10T08:20:00Z', '09:20'],
  ['2026-11-09T15:05:00Z', 'Mon 16:05'],
  ['2026-11-10T23:30:00Z', 'Wed 00:30'],
  ['2026-10-05T09:00:00Z', '5 Oct'],
  ['2025-12-31T23:30:00Z', '1 Jan'],
  ['2025-11-05T09:00:00Z', '5 Nov 2025'],
])('%s is shortly %s', (instant, words) => {
  expect(shortly(at(instant), now, place)).toBe(words)
})

test('everything about a moment, and a day without a zone', () => {
  expect(exactly(now, place)).toBe('Tue 10 Nov 2026, 09:24 CET')
  expect(dayWords('2026-12-31', 'en-GB')).toBe('Thu 31 Dec 2026')
})

test.each([
  [30_000, 'now'],
  [4 * 60_000, '4 m'],
  [2 * 3_600_000, '2 h'],
  [40 * 3_600_000, '1 d'],
  [-5000, 'now'],
  [99.5 * 86_400_000, '99 d'],
  [365 * 86_400_000, 'Nov 2025'],
])('an age of %d ms', (ms, words) => {
  expect(age(now - ms, now)).toBe(words)
})
