import { expect, test } from 'vitest'
import { minutesOf, minutesText } from './hours-text.ts'

test.each([
  ['2d', 480, 960],
  ['1d 2h', 450, 570],
  ['4h', undefined, 240],
  ['1h 30m', 480, 90],
  ['', 480, null],
  ['2d', undefined, undefined],
  ['1w', 480, undefined],
  ['4', 480, undefined],
])('“%s” in days of %s minutes is %s', (text, day, minutes) => expect(minutesOf(text, day)).toBe(minutes))

test('what was read is kept in hours', () => expect(minutesText(960)).toBe('16h'))
