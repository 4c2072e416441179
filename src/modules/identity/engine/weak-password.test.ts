import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCommon } from '../common-passwords.ts'
import { weaknessOf } from './weak-password.ts'

const about = ['Ana Ruiz', 'ana.ruiz@halden.example', 'Halden Marine']
const weakness = (password: string) => weaknessOf(password, { isCommon, about })

test.each([
  ['short', 'k9#fLw2'],
  ['short', '🙂🙂🙂🙂🙂🙂'],
  ['long', 'x'.repeat(201)],
  ['common', 'password123'],
  ['common', 'P@ssw0rd123'],
  ['common', 'Manchester'],
  ['common', '1qaz2wsx3edc'],
  ['common', 'Monkey2026!!'],
  ['repeats', 'aaaaaaaaaaaa'],
  ['repeats', 'xyzq9xyzq9xyzq9'],
  ['row', '123456abcdefg'],
  ['row', 'poiuytrewqasdf'],
  ['about-you', 'ana.ruiz@halden.example'],
  ['about-you', 'AnaRuizHalden7'],
  ['about-you', 'Marine-2026-Ana'],
])('%s: %s', (expected, password) => {
  expect(weakness(password)).toBe(expected)
})

test.each([
  'rowing past lighthouses',
  'tV9!kkq2Lmz',
  'ana likes quiet harbours',
  'Ωραία θάλασσα',
  '四月の静かな港と船と灯台',
])('“%s” will do', (password) => {
  expect(weakness(password)).toBeNull()
})

test('what comes out of a password maker is nearly never refused, and any text is judged', () => {
  const sign = fc.constantFrom(
    ...Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#%&*+=?-'),
  )
  const made = fc.noBias(fc.array(sign, { minLength: 16, maxLength: 16 }).map((all) => all.join('')))
  let refused = 0
  fc.assert(
    fc.property(made, (password) => void (refused += weakness(password) === null ? 0 : 1)),
    { numRuns: 300 },
  )
  expect(refused).toBeLessThan(5)
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('aB1é€ß漢🙂\u0000\n ')), maxLength: 220 }),
      (text) => void weakness(text),
    ),
  )
})
