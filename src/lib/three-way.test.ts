import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeEdits, sameValue } from './three-way.ts'

test('what only one changed stays, what both changed is asked', () => {
  const base = { name: 'Desk', zone: 'UTC', note: null, tags: ['a'] }
  const theirs = { name: 'Help desk', zone: 'Europe/Oslo', note: null, tags: ['a'] }
  const yours = { name: 'Service desk', zone: 'UTC', note: 'Ring first', tags: ['a'] }
  expect(mergeEdits(base, theirs, yours)).toEqual({
    values: { name: 'Service desk', zone: 'Europe/Oslo', note: 'Ring first', tags: ['a'] },
    conflicts: [{ name: 'name', theirs: 'Help desk' }],
    taken: ['zone'],
  })
})

test('the same change by both, and nothing said otherwise, is no conflict', () => {
  expect(mergeEdits({ n: 1, text: undefined }, { n: 2, text: null }, { n: '2', text: '' })).toMatchObject({
    conflicts: [],
    taken: [],
  })
  expect(sameValue({ a: 1, b: null }, { b: undefined, a: 1 })).toBe(true)
  expect(sameValue({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
  expect(sameValue([], {})).toBe(false)
  expect(sameValue(false, null)).toBe(false)
})

const names = ['a', 'b', 'c', 'd', 'e']
const value = fc.constantFrom(1, 2, 'x', 'y', true, false, ['x'], ['x', 'y'], { z: 1 }, { z: 2 })
const whole = fc.record(Object.fromEntries(names.map((name) => [name, value])))
const edits = fc.dictionary(fc.constantFrom(...names), value)

test('neither loses what only they changed, and each conflict holds both', () => {
  fc.assert(
    fc.property(whole, edits, edits, (base, theirEdits, yourEdits) => {
      const [theirs, yours] = [
        { ...base, ...theirEdits },
        { ...base, ...yourEdits },
      ]
      const { values, conflicts, taken } = mergeEdits(base, theirs, yours)
      for (const name of names) {
        const [was, their, your] = [base, theirs, yours].map((all) => JSON.stringify(all[name]))
        const now = JSON.stringify(values[name])
        const clash = conflicts.find((one) => one.name === name)
        if (your === was) expect(now).toBe(their)
        else expect(now).toBe(your)
        expect(clash !== undefined).toBe(their !== was && your !== was && their !== your)
        if (clash) expect(JSON.stringify(clash.theirs)).toBe(their)
        expect(taken.includes(name)).toBe(their !== was && your === was)
      }
    }),
  )
})

test('who changed nothing gets theirs, and merging again changes nothing', () => {
  fc.assert(
    fc.property(whole, edits, edits, (base, theirEdits, yourEdits) => {
      const theirs = { ...base, ...theirEdits }
      expect(mergeEdits(base, theirs, base)).toMatchObject({ values: theirs, conflicts: [] })
      const { values } = mergeEdits(base, theirs, { ...base, ...yourEdits })
      expect(mergeEdits(theirs, theirs, values)).toEqual({ values, conflicts: [], taken: [] })
    }),
  )
})
