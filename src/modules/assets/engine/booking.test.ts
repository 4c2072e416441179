import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { forever, isFree, type Lendable, pickFree, type Span } from './booking.ts'

const dayOf = (n: number) => Temporal.PlainDate.from('2027-01-01').add({ days: n }).toString()
const last = 40
const spans = fc
  .tuple(fc.integer({ min: 0, max: last }), fc.integer({ min: 0, max: 8 }))
  .map(([from, length]): Span => ({ from: dayOf(from), until: dayOf(from + length) }))
const daysOf = ({ from, until }: Span) =>
  Array.from({ length: last + 10 }, (_, n) => dayOf(n)).filter((day) => from <= day && day <= until)

test('days are whole: who gives it back on a day has it on that day', () => {
  const busy = [{ from: '2027-01-05', until: '2027-01-08' }]
  expect(isFree({ busy }, { from: '2027-01-08', until: '2027-01-09' })).toBe(false)
  expect(isFree({ busy }, { from: '2027-01-09', until: forever })).toBe(true)
})

test('of those that are free the one that was busy latest is taken', () => {
  const a: Lendable = { id: 'a', busy: [{ from: '2027-01-01', until: '2027-01-02' }] }
  const b: Lendable = { id: 'b', busy: [{ from: '2027-01-01', until: '2027-01-04' }] }
  expect(pickFree([a, b], { from: '2027-01-05', until: '2027-01-06' })?.id).toBe('b')
  expect(pickFree([a, b], { from: '2027-01-04', until: '2027-01-06' })?.id).toBe('a')
  expect(pickFree([a, b], { from: '2027-01-02', until: '2027-01-06' })).toBeUndefined()
})

test('one is found exactly when day by day one is free, and never one that is not', () => {
  const things = fc
    .array(fc.array(spans, { maxLength: 4 }), { maxLength: 5 })
    .map((all) => all.map((busy, n): Lendable => ({ id: String(n), busy })))
  fc.assert(
    fc.property(things, spans, (all, wanted) => {
      const free = all.filter(({ busy }) => {
        const taken = new Set(busy.flatMap(daysOf))
        return daysOf(wanted).every((day) => !taken.has(day))
      })
      const found = pickFree(all, wanted)
      expect(found === undefined).toBe(free.length === 0)
      if (found) expect(free).toContain(found)
    }),
  )
})

test('booked in the order of first days, all are served exactly when no day wants more than there are', () => {
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (asked, n) => {
      const things = Array.from({ length: n }, (_, at) => ({ id: String(at), busy: [] as Span[] }))
      const sorted = asked.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))
      const served = sorted.every((span) => {
        const found = things.find(({ id }) => id === pickFree(things, span)?.id)
        found?.busy.push(span)
        return found !== undefined
      })
      const wanted = Map.groupBy(asked.flatMap(daysOf), (day) => day)
      const most = Math.max(0, ...[...wanted.values()].map((all) => all.length))
      expect(served).toBe(most <= n)
      for (const { busy } of things)
        expect(new Set(busy.flatMap(daysOf)).size).toBe(busy.flatMap(daysOf).length)
    }),
  )
})
