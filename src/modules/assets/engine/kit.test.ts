import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickKit, type Stock, type Wanted } from './kit.ts'

const laptop = (id: string, model: string): Stock => ({ id, model, type: 'laptop', quantity: 1 })

test('a wish for any laptop leaves the one of the wanted model to whoever wants that', () => {
  const wanted = [
    { model: null, type: 'laptop', quantity: 1 },
    { model: 'w16', type: null, quantity: 1 },
    { model: null, type: 'mouse', quantity: 3 },
  ]
  const mice = { id: 'mice', model: null, type: 'mouse', quantity: 2 }
  expect(pickKit(wanted, [laptop('a', 'w16'), laptop('b', 'other'), mice])).toEqual({
    picks: [
      { id: 'a', quantity: 1 },
      { id: 'b', quantity: 1 },
      { id: 'mice', quantity: 2 },
    ],
    short: [0, 0, 1],
  })
})

/** How many wishes can be served at most: by paths that put others elsewhere, one wish after the other. */
function mostServed(wanted: readonly Wanted[], stock: readonly Stock[]): number {
  const wishes = wanted.flatMap((wish) => Array.from({ length: wish.quantity }, () => wish))
  const things = stock.flatMap((one) => Array.from({ length: one.quantity }, () => one))
  const givenTo = new Map<number, number>()
  const serve = (wish: number, tried: Set<number>): boolean =>
    things.some((thing, n) => {
      const { model, type } = wishes[wish] ?? { model: '', type: '' }
      if (tried.has(n) || !(model === null ? thing.type === type : thing.model === model)) return false
      tried.add(n)
      const other = givenTo.get(n)
      if (other !== undefined && !serve(other, tried)) return false
      givenTo.set(n, wish)
      return true
    })
  return wishes.filter((_, n) => serve(n, new Set())).length
}

test('nothing is given twice, all fits, and no other way serves more', () => {
  const models = [
    ['a', 'x'],
    ['b', 'x'],
    ['c', 'y'],
  ] as const
  const stocks = fc
    .array(fc.record({ n: fc.integer({ min: 0, max: 2 }), quantity: fc.integer({ min: 1, max: 3 }) }), {
      maxLength: 6,
    })
    .map((all) =>
      all.map(({ n, quantity }, at): Stock => {
        const [model, type] = models[n] ?? models[0]
        return { id: String(at), model, type, quantity }
      }),
    )
  const wishes = fc.array(
    fc
      .record({ of: fc.constantFrom('a', 'b', 'c', 'x', 'y'), quantity: fc.integer({ min: 1, max: 3 }) })
      .map(({ of, quantity }): Wanted => ({
        model: of < 'd' ? of : null,
        type: of < 'd' ? null : of,
        quantity,
      })),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(wishes, stocks, (wanted, stock) => {
      const { picks, short } = pickKit(wanted, stock)
      const there = new Map(stock.map(({ id, quantity }) => [id, quantity]))
      for (const { id, quantity } of picks) expect(quantity).toBeLessThanOrEqual(there.get(id) ?? 0)
      const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
      const served = sum(picks.map(({ quantity }) => quantity))
      expect(served).toBe(sum(wanted.map(({ quantity }) => quantity)) - sum(short))
      expect(served).toBe(mostServed(wanted, stock))
    }),
  )
})
