import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { endingOf, keysIn } from './ending.ts'

test('of a key its last characters are shown, the fewer the shorter it is', () => {
  expect(endingOf('ABCDE-FGHIJ-KLMNO-PQRST-7QK2P')).toBe('7QK2P')
  expect(endingOf('ABCD-EFGH-IJKL')).toBe('IJKL')
  expect(endingOf('ABCD-EFGH')).toBe('GH')
  expect(endingOf('secret')).toBe('')
  expect(endingOf('')).toBe('')
})

test('never more than a third of a key is shown, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (key) => {
      const signs = key.match(/[\p{L}\p{N}]/gu) ?? []
      const ending = endingOf(key).match(/./gsu) ?? []
      expect(ending.length).toBeLessThanOrEqual(Math.floor(signs.length / 3))
      expect(signs.slice(signs.length - ending.length)).toEqual(ending)
    }),
  )
})

test('pasted keys are one a line, each once', () => {
  expect(keysIn(' A-1 \r\n\nB-2\nA-1\n')).toEqual(['A-1', 'B-2'])
})
