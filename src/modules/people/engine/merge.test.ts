import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedSince, type Facts, outcomes, takeable, takenOf } from './merge.ts'

const value = fc.oneof(fc.constantFrom(null, ''), fc.constantFrom('a', 'b'))
const facts: fc.Arbitrary<Facts> = fc.record({
  ...Object.fromEntries(takeable.map((field) => [field, value])),
  address: fc.constantFrom(null, { city: 'Bergen', street: '' }, { street: '', city: 'Bergen' }),
  vip: fc.boolean(),
  remote: fc.boolean(),
  notes: fc.constantFrom('', 'one', 'two'),
}) as unknown as fc.Arbitrary<Facts>

const merged = (kept: Facts, all: ReturnType<typeof outcomes>): Record<string, unknown> => ({
  ...kept,
  ...Object.fromEntries(all.map(({ field, after }) => [field, after])),
})

test('whatever was taken can be put back, and only gaps are filled', () => {
  fc.assert(
    fc.property(facts, facts, (kept, other) => {
      const all = outcomes(kept, other)
      const now = merged(kept, all)
      const taken = takenOf(all)
      expect(changedSince(taken, now)).toEqual([])
      const restored = {
        ...now,
        ...Object.fromEntries(Object.entries(taken).map(([field, { before }]) => [field, before])),
      }
      expect(restored).toEqual(kept)
      for (const { field, kept: mine, after, becomes } of all) {
        if (field === 'notes') expect(String(after)).toContain(String(mine))
        else if (mine !== null && mine !== '' && mine !== false) expect(after).toEqual(mine)
        if (becomes === 'taken') expect(after).not.toEqual(mine)
      }
    }),
  )
})

test('what must not be taken is given up; a fact that changed since is named', () => {
  const empty = Object.fromEntries(takeable.map((field) => [field, null]))
  const none = { ...empty, vip: false, remote: false, notes: '' } as unknown as Facts
  const all = outcomes(none, { ...none, manager_id: 'x', username: 'y' }, new Set(['manager_id']))
  expect(
    all.filter(({ becomes }) => becomes !== 'kept').map(({ field, becomes }) => [field, becomes]),
  ).toEqual([
    ['username', 'taken'],
    ['manager_id', 'dropped'],
  ])
  expect(changedSince(takenOf(all), { username: 'z' })).toEqual(['username'])
})

test('the order of an address’s parts is no difference', () => {
  const empty = Object.fromEntries(takeable.map((field) => [field, null]))
  const having = (address: object) =>
    ({ ...empty, address, vip: false, remote: false, notes: '' }) as unknown as Facts
  const all = outcomes(having({ city: 'Bergen', street: '' }), having({ street: '', city: 'Bergen' }))
  expect(all.every(({ becomes }) => becomes === 'kept')).toBe(true)
})
