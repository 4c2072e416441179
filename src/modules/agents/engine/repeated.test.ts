import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { repeatsKey } from './repeated.ts'

test.each([
  ['{"deviceid":"a","deviceid":"b"}', true],
  ['{"deviceid":"a", "device\\u0069d" : "b"}', true],
  ['{"content":{"bios":{},"hardware":[{"a":1,"a":2}],"bios":{}}}', true],
  ['{"deviceid":"a","content":{"bios":{"deviceid":"a"},"x":["deviceid","deviceid"]}}', false],
  [String.raw`{"a":"\\","b":"\"a\":","c":"}{\\\"a\":"}`, false],
  ['{"content":{"hardware":[{"a":1,"a":2}]}}', false],
  ['[]', false],
])('%s', (text, is) => {
  expect(repeatsKey(text)).toBe(is)
})

test('what was written from values names nothing twice, and a key that is written again is found', () => {
  const key = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue()), key, fc.jsonValue(), (said, name, value) => {
      const spaced = JSON.stringify(said, null, 1)
      expect([repeatsKey(JSON.stringify(said)), repeatsKey(spaced)]).toEqual([false, false])
      const rest = Object.keys(said).length > 0 ? `,${spaced.slice(1)}` : '}'
      const again = `{${JSON.stringify(name)}:${JSON.stringify(value)}${rest}`
      expect(repeatsKey(again)).toBe(Object.hasOwn(said, name))
    }),
  )
})
