import { expect, test } from 'vitest'
import { figures } from './fields.ts'

test.each([
  ['36 months', '36'],
  ['36-Monate', '36'],
  ['approx. 36', '36'],
  ['3,5 years', '3,5'],
  ['-12', '-12'],
  ['lifetime', ''],
  // Which of them is meant nobody knows: it is refused.
  ['24-36 months', '24-36 months'],
  ['36 months (3 years)', '36 months (3 years)'],
])('of %j the number is %j', (text, said) => {
  expect(figures(text)).toBe(said)
})
