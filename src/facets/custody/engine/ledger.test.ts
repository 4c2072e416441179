import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Holdings, type Move, step } from './ledger.ts'

const holder = fc.constantFrom('a', 'b', 'c', null)
const move = fc
  .record({
    item_id: fc.constantFrom('laptop', 'cable'),
    quantity: fc.integer({ min: 1, max: 5 }),
    from_id: holder,
    to_id: holder,
  })
  .filter(({ from_id, to_id }) => from_id !== to_id)

const all = (holdings: Holdings) => [...holdings.values()].flatMap((held) => [...held.values()])

/** The same by another way: every holder’s balance as what came to them less what went from them. */
function balances(moves: readonly Move[]): Holdings {
  const found: Holdings = new Map()
  for (const item of new Set(moves.map(({ item_id }) => item_id))) {
    const own = moves.filter(({ item_id }) => item_id === item)
    const sum = (some: readonly Move[]) => some.reduce((total, { quantity }) => total + quantity, 0)
    const names = new Set(own.flatMap(({ from_id, to_id }) => [from_id, to_id]))
    const held = [...names].flatMap((name): [string, number][] => {
      if (name === null) return []
      const now =
        sum(own.filter(({ to_id }) => to_id === name)) - sum(own.filter(({ from_id }) => from_id === name))
      return now === 0 ? [] : [[name, now]]
    })
    found.set(item, new Map(held))
  }
  return found
}
test('whatever is asked, what is held is what came in less what left, nobody holds less than nothing, and the ledger says the same', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (asked) => {
      const holdings: Holdings = new Map()
      const ledger = asked.filter((one) => !('short' in step(holdings, one)))
      const came = ledger
        .filter(({ from_id }) => from_id === null)
        .reduce((n, { quantity }) => n + quantity, 0)
      const left = ledger.filter(({ to_id }) => to_id === null).reduce((n, { quantity }) => n + quantity, 0)
      expect(all(holdings).reduce((n, quantity) => n + quantity, 0)).toBe(came - left)
      expect(all(holdings).every((quantity) => quantity > 0)).toBe(true)
      expect(holdings).toEqual(balances(ledger))
    }),
  )
})

test('more than is there is refused, and changes nothing', () => {
  const holdings: Holdings = new Map([['cable', new Map([['a', 3]])]])
  expect(step(holdings, { item_id: 'cable', quantity: 4, from_id: 'a', to_id: 'b' })).toEqual({ short: 3 })
  expect(holdings).toEqual(new Map([['cable', new Map([['a', 3]])]]))
  expect(step(holdings, { item_id: 'cable', quantity: 3, from_id: 'a', to_id: 'b' })).toEqual({
    left: 0,
    there: 3,
  })
})

test('of what there are so many, all holders never have more together, and what comes back is free again', () => {
  const most = 3
  const asked = fc.record({
    quantity: fc.integer({ min: 1, max: 2 }),
    holder: fc.constantFrom('a', 'b', 'c'),
    comes: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 40 }), (all_asked) => {
      const holdings: Holdings = new Map()
      for (const { quantity, holder, comes } of all_asked) {
        const before = all(holdings).reduce((n, one) => n + one, 0)
        const ends = comes ? { from_id: null, to_id: holder } : { from_id: holder, to_id: null }
        const taken = step(holdings, { item_id: 'seat', quantity, ...ends, most })
        const after = all(holdings).reduce((n, one) => n + one, 0)
        expect(after).toBeLessThanOrEqual(most)
        // What is refused says how many there were, and that many were too few.
        if ('short' in taken) {
          expect(taken.short).toBeLessThan(quantity)
          expect(after).toBe(before)
          if (comes) expect(taken.short).toBe(most - before)
        } else expect(after).toBe(comes ? before + quantity : before - quantity)
      }
    }),
  )
})
