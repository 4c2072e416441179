import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { taxByLine, taxByRate } from './amounts.ts'
import { type Finding, type Invoice, isPassing, type Known, matchOf } from './match.ts'

const strict = { percent: 0, most: 0 }
const line = (more: Partial<Known> = {}): Known => ({
  id: 'a',
  ordered: 10,
  received: 4,
  unit_minor: 1000,
  tax_rate: 2500,
  billed: 0,
  billed_net: 0,
  ...more,
})
const bill = (quantity: number, net: number, more: Partial<Invoice> = {}): Invoice => ({
  sort: 'invoice',
  lines: [{ line_id: 'a', quantity, net }],
  tax: taxByRate([{ net, tax_rate: 2500 }]),
  ...more,
})
const found = (known: Known, invoice: Invoice, tolerance = strict) => {
  const { lines, passes } = matchOf([known], invoice, tolerance)
  return { ...lines[0]?.finding, passes }
}

test('cases', () => {
  expect(found(line(), bill(4, 4000))).toEqual({ is: 'right', passes: true })
  expect(found(line(), bill(5, 5000))).toEqual({ is: 'not-received', billed: 5, received: 4, passes: false })
  expect(found(line({ received: 12, billed: 4, billed_net: 4000 }), bill(8, 8000))).toMatchObject({
    is: 'not-ordered',
    billed: 12,
    ordered: 10,
  })
  expect(found(line(), bill(4, 4080))).toMatchObject({ is: 'dearer', by: 80, expected: 4000, net: 4080 })
  // Both must hold: 2 % of 40.00 are 0.80, and the most is 0.50.
  expect(found(line(), bill(4, 4080), { percent: 200, most: 80 })).toMatchObject({
    is: 'within',
    passes: true,
  })
  expect(found(line(), bill(4, 4080), { percent: 199, most: 80 })).toMatchObject({ is: 'dearer' })
  expect(found(line(), bill(4, 4080), { percent: 200, most: 79 })).toMatchObject({ is: 'dearer' })
  expect(found(line(), bill(4, 3900))).toEqual({ is: 'cheaper', by: 100, passes: true })
  expect(found(line(), bill(4, 4000, { tax: 999 })).passes).toBe(false)
  expect(matchOf([line()], bill(4, 4000, { tax: 999 }), strict).tax).toEqual({
    right: false,
    expected: 1000,
    said: 999,
  })
})

test('small overcharges of several invoices are seen together', () => {
  const tolerance = { percent: 200, most: 30 }
  expect(found(line({ billed: 2, billed_net: 2020 }), bill(2, 2015), tolerance)).toMatchObject({
    is: 'dearer',
    by: 35,
  })
  expect(found(line({ billed: 2, billed_net: 2020 }), bill(2, 2010), tolerance)).toMatchObject({
    is: 'within',
    by: 30,
  })
})

test('a credit note takes back what was billed, and no more', () => {
  const billed = line({ billed: 4, billed_net: 4400 })
  expect(found(billed, bill(0, 400, { sort: 'credit' }))).toEqual({ is: 'right', passes: true })
  expect(found(billed, bill(5, 4000, { sort: 'credit' }))).toEqual({ is: 'not-billed', passes: false })
  expect(found(billed, bill(4, 4401, { sort: 'credit' }))).toEqual({ is: 'not-billed', passes: false })
})

const amount = fc.integer({ min: 0, max: 12 })
const known = fc.record({
  ordered: fc.integer({ min: 1, max: 10 }),
  received: amount,
  unit_minor: fc.integer({ min: 0, max: 300 }),
  tax_rate: fc.constantFrom(0, 700, 1900, 2500),
})
const claims = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 5 }), extra: fc.integer({ min: -20, max: 20 }) }),
  {
    minLength: 1,
    maxLength: 6,
  },
)

test('whatever is billed in how many parts: what passed never exceeds what was ordered, what came, or the price by more than is let pass', () => {
  fc.assert(
    fc.property(
      known,
      claims,
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 60 }),
      (drawn, some, percent, most) => {
        let now: Known = { id: 'a', billed: 0, billed_net: 0, ...drawn }
        for (const { quantity, extra } of some) {
          const net = Math.max(0, quantity * now.unit_minor + extra)
          const { passes } = matchOf(
            [now],
            {
              sort: 'invoice',
              lines: [{ line_id: 'a', quantity, net }],
              tax: taxByLine([{ net, tax_rate: now.tax_rate }]),
            },
            { percent, most },
          )
          // Tried out by plain counting, in fractions of a unit.
          const [pieces, money] = [now.billed + quantity, now.billed_net + net]
          const over = money - pieces * now.unit_minor
          const fits =
            pieces <= now.ordered &&
            pieces <= now.received &&
            (over <= 0 || (over <= most && over * 10_000 <= pieces * now.unit_minor * percent))
          expect(passes).toBe(fits)
          if (passes) now = { ...now, billed: pieces, billed_net: money }
        }
        expect(now.billed).toBeLessThanOrEqual(Math.min(now.ordered, now.received))
      },
    ),
  )
})

test('billed in parts or at once, without a tolerance the same money passes', () => {
  fc.assert(
    fc.property(known, fc.integer({ min: 1, max: 9 }), (drawn, first) => {
      const whole = Math.min(drawn.ordered, drawn.received)
      if (whole <= first) return
      const order: Known = { id: 'a', billed: 0, billed_net: 0, ...drawn }
      const part = first * drawn.unit_minor
      const rest = { ...order, billed: first, billed_net: part }
      const at = (net: number, quantity: number): Invoice => ({
        sort: 'invoice',
        lines: [{ line_id: 'a', quantity, net }],
        tax: taxByRate([{ net, tax_rate: drawn.tax_rate }]),
      })
      expect(matchOf([order], at(whole * drawn.unit_minor, whole), strict).passes).toBe(true)
      expect(matchOf([rest], at((whole - first) * drawn.unit_minor, whole - first), strict).passes).toBe(true)
    }),
  )
})

test('lines of another order are no part of it', () => {
  expect(
    matchOf([line()], { ...bill(1, 1000), lines: [{ line_id: 'b', quantity: 1, net: 1000 }], tax: 0 }, strict)
      .lines,
  ).toEqual([])
})

test('what passes is right, cheaper or within', () => {
  const all: Finding[] = [
    { is: 'right' },
    { is: 'cheaper', by: 1 },
    { is: 'within', by: 1 },
    { is: 'dearer', by: 1, expected: 1, net: 2 },
    { is: 'not-billed' },
  ]
  expect(all.map(isPassing)).toEqual([true, true, true, false, false])
})
