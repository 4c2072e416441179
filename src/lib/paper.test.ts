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

test('what is far longer than a line is measured a few times for each line, and hardly ever whole', () => {
  const long = 'x'.repeat(20_000)
  let [times, measured] = [0, 0]
  const counting = (text: string) => {
    times += 1
    measured += text.length
    return text.length
  }
  expect(wrapped(long, 50, counting)).toEqual(Array.from({ length: 400 }, () => 'x'.repeat(50)))
  expect(times).toBeLessThan(400 * 15)
  expect(measured).toBeLessThan(20 * long.length)
  expect(fitted(long, 50, counting)).toBe(`${'x'.repeat(49)}…`)
})
