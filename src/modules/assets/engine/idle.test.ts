import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { extrasOf, reasonsOf, type State } from './idle.ts'

const at = { today: '2026-11-30', days: 60, memory: 40, disk: 15 }
const held = { kind: 'person', since: '2026-01-10', due_back: null, gone: false }
const used: State = {
  meaning: 'in-use',
  held: [held],
  heard_on: '2026-11-29',
  disk: { total: 500_000, used: 200_000 },
  memory: { total: 16_000, most: 60, days: 30 },
  extra: null,
  past: false,
}
const told = (one: Partial<State>) => reasonsOf({ ...used, ...one }, at).map(({ reason }) => reason)

test.each<[string, Partial<State>, string[]]>([
  ['what is used', {}, []],
  ['silent', { heard_on: '2026-09-30' }, ['silent']],
  ['just not silent', { heard_on: '2026-10-01' }, []],
  ['what never spoke', { heard_on: null }, []],
  ['what lies there', { meaning: 'ready', heard_on: null }, ['waits']],
  ['what came lately', { meaning: 'ready', held: [{ ...held, since: '2026-11-01' }] }, []],
  ['lent too long', { held: [{ ...held, due_back: '2026-11-29' }] }, ['late']],
  ['due today', { held: [{ ...held, due_back: '2026-11-30' }] }, []],
  ['nobody has it', { held: [] }, ['nobody']],
  ['who had it left', { held: [{ ...held, gone: true }] }, ['left']],
  ['one of two', { extra: 2 }, ['several']],
  ['much room', { disk: { total: 1_000_000, used: 100_000 } }, ['roomy']],
  ['little room', { disk: { total: 100_000, used: 1_000 } }, []],
  ['much memory', { memory: { total: 32_000, most: 39, days: 7 } }, ['memory']],
  ['heard on too few days', { memory: { total: 32_000, most: 10, days: 6 } }, []],
  ['little memory', { memory: { total: 8000, most: 10, days: 30 } }, []],
  [
    'memory that nobody uses yet',
    { meaning: 'ready', held: [], memory: { total: 32_000, most: 9, days: 30 } },
    [],
  ],
  ['past its age', { past: true }, ['past']],
  ['gone', { meaning: 'gone', held: [], past: true }, []],
  ['in repair', { meaning: 'out', heard_on: '2020-01-01', extra: 3 }, []],
])('%s', (_, state, reasons) => {
  expect(told(state)).toEqual(reasons)
})

const day = fc
  .integer({ min: 0, max: 400 })
  .map((ago) => Temporal.PlainDate.from('2026-11-30').subtract({ days: ago }).toString())

test('whoever is more patient finds no more', () => {
  const state = fc.record({
    meaning: fc.constantFrom('ready', 'in-use', 'out', 'gone'),
    held: fc.array(
      fc.record({ kind: fc.constant('person'), since: day, due_back: fc.option(day), gone: fc.boolean() }),
      {
        maxLength: 2,
      },
    ),
    heard_on: fc.option(day),
    disk: fc.constant(null),
    memory: fc.constant(null),
    extra: fc.constant(null),
    past: fc.boolean(),
  })
  fc.assert(
    fc.property(state, fc.nat(200), fc.nat(200), (one, days, more) => {
      const some = reasonsOf(one, { ...at, days }).map(({ reason }) => reason)
      const fewer = reasonsOf(one, { ...at, days: days + more }).map(({ reason }) => reason)
      expect(some).toEqual(expect.arrayContaining(fewer))
    }),
  )
})

test('of several all but the last that came are too many', () => {
  const laptop = (thing: string, since: string, holder = 'lena') => ({ thing, since, holder, type: 'laptop' })
  const all = [
    laptop('a', '2024-01-01'),
    laptop('b', '2026-01-01'),
    laptop('c', '2025-01-01'),
    laptop('d', '2020-01-01', 'tom'),
  ]
  expect(extrasOf(all)).toEqual(
    new Map([
      ['a', 3],
      ['c', 3],
    ]),
  )
  expect(extrasOf([...all, { ...laptop('e', '2026-02-02'), type: 'phone' }]).size).toBe(2)
})
