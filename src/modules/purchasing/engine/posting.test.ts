import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Account,
  accounts,
  approved,
  cutShort,
  type Entry,
  invoiced,
  ordered,
  received,
  released,
} from './posting.ts'

const sumOf = (entries: readonly Entry[]) => entries.reduce((sum, { minor }) => sum + minor, 0)
function balances(...posted: readonly (readonly Entry[])[]) {
  const all = new Map<Account, number>(accounts.map((account) => [account, 0]))
  for (const { account, minor } of posted.flat()) all.set(account, (all.get(account) ?? 0) + minor)
  return Object.fromEntries(all)
}

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 40 }),
  unit_minor: fc.integer({ min: 0, max: 500_000 }),
  came: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }),
  price: fc.integer({ min: 0, max: 600_000 }),
})
const order = fc.array(line, { minLength: 1, maxLength: 4 })
const netOfAll = (lines: readonly { quantity: number; unit_minor: number }[]) =>
  lines.reduce((sum, one) => sum + one.quantity * one.unit_minor, 0)

/** All deliveries of an order, one after the other. */
function deliveries(lines: readonly { quantity: number; unit_minor: number; came: readonly number[] }[]) {
  const rounds = Math.max(...lines.map(({ came }) => came.length))
  const there = lines.map(() => 0)
  const posted = Array.from({ length: rounds }, (_, round) =>
    received(
      lines.map(({ quantity, unit_minor, came }, n) => {
        const before = there[n] ?? 0
        const after = before + (came[round] ?? 0)
        there[n] = after
        return { ordered: quantity, unit_minor, before, after }
      }),
    ),
  )
  return { posted, there }
}

test('every posting balances, and an order leaves nothing committed once it is over', () => {
  fc.assert(
    fc.property(order, (lines) => {
      const net = netOfAll(lines)
      const { posted, there } = deliveries(lines)
      const bill = invoiced(
        lines.map(({ unit_minor, price }, n) => ({
          quantity: there[n] ?? 0,
          unit_minor,
          net: (there[n] ?? 0) * price,
        })),
        17,
      )
      const rest = cutShort(
        lines.map(({ quantity, unit_minor }, n) => ({
          ordered: quantity,
          unit_minor,
          before: there[n] ?? 0,
        })),
      )
      const all = [approved(net), ordered(net), ...posted, bill, rest]
      for (const one of all) expect(sumOf(one)).toBe(0)
      const left = balances(...all)
      const billed = lines.reduce((sum, { price }, n) => sum + (there[n] ?? 0) * price, 0)
      expect(left).toEqual({
        budget: 0,
        request: 0,
        commitment: 0,
        accrual: 0,
        expense: billed,
        tax: 17,
        payable: -billed - 17,
      })
    }),
  )
})

test('what is committed plus what is accrued never exceeds what was ordered, as long as no more comes', () => {
  fc.assert(
    fc.property(order, (drawn) => {
      const lines = drawn.map((one) => ({
        ...one,
        came: one.came.map((n) => Math.min(n, Math.floor(one.quantity / one.came.length))),
      }))
      const { posted } = deliveries(lines)
      const seen = [approved(netOfAll(lines)), ordered(netOfAll(lines))]
      for (const one of posted) {
        seen.push(one)
        const { commitment = 0, accrual = 0 } = balances(...seen)
        expect(commitment - accrual).toBe(netOfAll(lines))
      }
    }),
  )
})

test('a credit note takes back exactly what its invoice posted', () => {
  const lines = [{ quantity: 2, unit_minor: 1000, net: 2100 }]
  expect(Object.values(balances(invoiced(lines, 525), invoiced(lines, 525, true)))).toEqual(
    accounts.map(() => 0),
  )
})

test('cases', () => {
  expect(released(500)).toEqual([
    { account: 'budget', minor: 500 },
    { account: 'request', minor: -500 },
  ])
  expect(invoiced([{ quantity: 2, unit_minor: 1000, net: 2100 }], 525)).toEqual([
    { account: 'accrual', minor: 2000 },
    { account: 'expense', minor: 100 },
    { account: 'tax', minor: 525 },
    { account: 'payable', minor: -2625 },
  ])
  // One more than ordered is spent and accrued, and was never committed.
  expect(received([{ ordered: 1, unit_minor: 300, before: 0, after: 2 }])).toEqual([
    { account: 'budget', minor: 300 },
    { account: 'commitment', minor: -300 },
    { account: 'accrual', minor: -600 },
    { account: 'expense', minor: 600 },
  ])
})
