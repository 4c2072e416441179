import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut } from './cut.ts'

test('what fits stays, what does not ends in an ellipsis', () => {
  expect(cut('cable', 5)).toBe('cable')
  expect(cut('cables', 5)).toBe('cabl…')
  expect(cut('ab😀d', 4)).toBe('ab…')
})

test('it is never longer than asked, and never ends in half a sign', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, most) => {
      expect(cut(text, most).length).toBeLessThanOrEqual(most)
      expect(cut(text, most).isWellFormed()).toBe(true)
    }),
  )
})
