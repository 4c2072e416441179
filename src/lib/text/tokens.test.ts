import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bagOf, holds, needleOf, needlesOf, tsqueryOf, tsvectorOf } from './tokens.ts'

const text =
  'Printer HP-4250 at web01.halden.example is down, ask ana.berg@halden.example re key:INC-1042 / 10.0.0.12 — follow-up on VLAN20 東京都庁'
const bag = bagOf(text)
const found = (query: string) => holds(bag, needleOf(query.replace(/\*$/, ''), query.endsWith('*')))

describe('a text is found by', () => {
  test.each([
    'printer',
    'PRINTER',
    'INC-1042',
    '1042',
    'hp',
    '10.0.0.12',
    '10.0*',
    'ana.berg@halden.example',
    'ana',
    'ana.berg',
    'halden.example',
    'web01',
    'web',
    'vlan',
    '20',
    'vlan20',
    'Follow-Up',
    'follow up',
    'hp-4*',
    'follow-u*',
    '京',
    '東京',
    '都庁',
    '東京都庁',
    'is down ask ana.berg@halden.example re',
    'at web01.halden.example is do*',
    '10.0.0.12 follow',
    'vlan20 東京',
  ])('%s', (query) => {
    expect(found(query)).toBe(true)
  })
})

describe('it is not found by', () => {
  test.each([
    'print',
    'INC-104',
    '0.0.12',
    'down is',
    'printer 4250',
    'up-follow',
    '東都',
    'vlan 20',
    'example.halden',
    'dow*n*',
  ])('%s', (query) => {
    expect(found(query)).toBe(false)
  })
})

test('places count single words, so that a phrase knows how far apart its parts are', () => {
  expect(tsvectorOf('At 10.0.0.12, at')).toBe(`'at':1,6 '10.0.0.12':2 '10':2 '0':3,4 '12':5`)
  expect(tsqueryOf(needleOf('10.0.0.12 at'))).toBe(`('10.0.0.12' <4> 'at')`)
})

test('what is typed to search: words, phrases and beginnings', () => {
  expect(tsqueryOf('vpn “ring tunnel” o’brien2 print* & …')).toBe(
    `('vpn') & ('ring' <1> 'tunnel') & ('o''brien2') & ('print':*)`,
  )
  expect(needlesOf('& — "?"')).toEqual([])
})

test('a hash is not split into crumbs, and what is endless is cut', () => {
  expect([...bagOf('a1b2c3d4').keys()]).toEqual(['a1b2c3d4'])
  expect([...bagOf('x'.repeat(5000)).keys()]).toEqual(['x'.repeat(60)])
  expect(holds(bagOf('x'.repeat(5000)), needleOf('x'.repeat(4999)))).toBe(true)
  expect(bagOf('ab '.repeat(100_000)).get('ab')).toHaveLength(255)
})

test('any text is found by any run of its own words', () => {
  const words = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'b-c', 'd.1', 'e@f.g', '東京', 'win11')),
  )
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(5), (words, from, length) => {
      const whole = words.join(' ')
      const part = words
        .slice(from % (words.length + 1))
        .slice(0, length)
        .join(' ')
      expect(holds(bagOf(whole), needleOf(part))).toBe(true)
    }),
  )
})
