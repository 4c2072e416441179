import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  orderFor,
  ownField,
  replaces,
  ruledFields,
  ruleOf,
  type Rules,
  type Source,
  sources,
  usualOrder,
} from './sources.ts'

const source = fc.constantFrom(...sources)
const field = fc.constantFrom(...ruledFields)
const someOrder = fc.shuffledSubarray([...sources])
const rules: fc.Arbitrary<Rules> = fc.dictionary(fc.constantFrom(...ruledFields), someOrder)
const stands = { locked: false, isEmpty: false }

test('each field ranks every source once', () => {
  for (const name of ruledFields) expect(usualOrder[name].toSorted()).toEqual(sources.toSorted())
  fc.assert(
    fc.property(rules, field, (some, name) => {
      const order = orderFor(some, name)
      expect(order.toSorted()).toEqual(sources.toSorted())
      expect(order.slice(0, some[name]?.length ?? 0)).toEqual(some[name] ?? [])
    }),
  )
})

test('people are before programs, what a device knows is its own word, what was bought is the order’s', () => {
  const usual = (name: (typeof ruledFields)[number], by: Source, says: Source) =>
    replaces({}, name, { ...stands, by }, says)
  expect(usual('name', 'hand', 'agent')).toBe(false)
  expect(usual('name', 'hand', 'snipe-it')).toBe(false)
  expect(usual('name', 'hand', 'list')).toBe(true)
  expect(usual('serial', 'snipe-it', 'agent')).toBe(true)
  expect(usual('model', 'snipe-it', 'agent')).toBe(false)
  expect(usual('cost', 'order', 'snipe-it')).toBe(false)
  expect(usual('cost', 'snipe-it', 'order')).toBe(true)
})

test('of any two that differ exactly one takes over from the other, and whatever order they come in the same stays', () => {
  fc.assert(
    fc.property(rules, field, fc.uniqueArray(source, { minLength: 2 }), (some, name, said) => {
      // A person may always say something else: that is a decision, and no matter of order.
      const programs = said.filter((one) => one !== 'hand')
      const [first] = programs
      if (!first) return
      const after = (all: readonly Source[]) =>
        all.reduce((by, one) => (replaces(some, name, { ...stands, by }, one) ? one : by))
      const strongest = orderFor(some, name).find((one) => said.includes(one) && one !== 'hand')
      expect(after(programs)).toBe(strongest)
      expect(after(programs.toReversed())).toBe(strongest)
    }),
  )
})

test('what is locked stays, what is empty is filled, and a source may change its own word', () => {
  fc.assert(
    fc.property(rules, field, source, source, (some, name, by, says) => {
      expect(replaces(some, name, { by, locked: true, isEmpty: true }, says)).toBe(says === 'hand')
      expect(replaces(some, name, { by, locked: false, isEmpty: true }, says)).toBe(true)
      expect(replaces(some, name, { ...stands, by }, by)).toBe(true)
    }),
  )
})

test('fields of one’s own go by one rule, and what only people say by none', () => {
  expect(ruleOf(ownField('cost_centre'))).toBe('custom')
  expect(ruleOf('serial')).toBe('serial')
  expect(ruleOf('proceeds')).toBeUndefined()
  expect(ruleOf('constructor')).toBeUndefined()
})
