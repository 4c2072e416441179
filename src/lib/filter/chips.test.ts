import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyTree, bare, publicFields } from '#test/filters'
import { besides, chipsOf, without } from './chips.ts'
import { parse } from './parse.ts'
import { print } from './print.ts'
import { must } from './problem.ts'

const shown = (text: string) =>
  chipsOf(text, publicFields)?.map(({ field, value }) =>
    field === undefined ? value : `${field}: ${value}`,
  ) ?? null

describe('chips', () => {
  test.each([
    ['', []],
    ['status:new -tag:vpn created>-7d', ['Status: new', 'Tag: not vpn', 'Created: > -7d']],
    ['status!=closed,none', ['Status: not closed, has no value']],
    ['--vip:yes', ['VIP: yes']],
    ['-has:tag', ['Tag: has no value']],
    ['has:tag assignee:*', ['Tag: has a value', 'Assignee: has a value']],
    ['"vpn tunnel" -printer*', ['"vpn tunnel"', 'not: printer*']],
    ['(status:new or vip:yes) cost:1..3', ['(status:new or vip:yes)', 'Cost: 1..3']],
    ['(a b) (c)', ['(a b)', 'c']],
    ['(a b)', ['(a b)']],
    ['opened:today', ['Created: today']],
    ['a or b', null],
    ['a and b', null],
    ['status:', null],
  ])('%s', (text, chips) => {
    expect(shown(text)).toEqual(chips)
  })

  test('one is taken away by its place', () => {
    const text = '  status:new  -tag:vpn (a or b) '
    const chips = chipsOf(text, publicFields) ?? []
    expect(chips.map((chip) => without(text, chip))).toEqual([
      '-tag:vpn (a or b)',
      'status:new (a or b)',
      'status:new  -tag:vpn',
    ])
  })
})

test('taking any chip away leaves the others as they were', () => {
  fc.assert(
    fc.property(anyTree, fc.nat(), (tree, n) => {
      const text = print(tree)
      const chips = chipsOf(text, publicFields)
      const chip = chips?.[n % chips.length]
      fc.pre(chip !== undefined)
      const rest = chips?.filter((one) => one !== chip).map(({ from, to }) => text.slice(from, to)) ?? []
      if (chip) expect(bare(must(parse(without(text, chip))))).toEqual(bare(must(parse(rest.join(' ')))))
    }),
  )
})

test('two filters side by side both hold', () => {
  expect(besides('a or b', 'c')).toBe('(a or b) c')
  expect(besides('(a or b)', ' c or d ')).toBe('(a or b) (c or d)')
  expect(besides('', 'c or d')).toBe('c or d')
  expect(besides('a', 'status:')).toBe('a status:')
})
