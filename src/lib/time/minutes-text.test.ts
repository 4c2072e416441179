import { expect, test } from 'vitest'
import { minutesOf, minutesText } from './minutes-text.ts'

test.each([
  ['2d', 480, 960],
  ['1d 2h', 450, 570],
  ['4h', undefined, 240],
  ['1h 30m', 480, 90],
  ['1h 15', undefined, 75],
  ['1h 15m', undefined, 75],
  ['1:30', undefined, 90],
  ['90m', undefined, 90],
  ['1.5h', undefined, 90],
  ['1,5 h', undefined, 90],
  ['1h 75', undefined, undefined],
  ['1,5', undefined, undefined],
  ['-5', undefined, undefined],
  ['', 480, null],
  ['2d', undefined, undefined],
  ['1w', 480, undefined],
  ['4', 480, undefined],
])('“%s” in days of %s minutes is %s', (text, day, minutes) => expect(minutesOf(text, day)).toBe(minutes))

test('what was read is kept in hours', () => expect(minutesText(960)).toBe('16h'))
