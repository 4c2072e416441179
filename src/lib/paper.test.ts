import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitted, wrapped } from './paper.ts'

const measure = (text: string) => Array.from(text).length

test('text is wrapped and cut within its width, and nothing of what is wrapped is lost', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (text, width) => {
      const lines = wrapped(text, width, measure)
      expect(lines.every((line) => measure(line) <= width)).toBe(true)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      expect(measure(fitted(text, width, measure))).toBeLessThanOrEqual(width)
    }),
  )
})
