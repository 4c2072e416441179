import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'

test('it says the same value, and the same bytes in whichever order its keys came', () => {
  const flat = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 8, noNullPrototype: true })
  fc.assert(
    fc.property(flat, (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
    }),
  )
})

test('the example of RFC 8785', () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27],
    string: '€$\n',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\n"}',
  )
})
