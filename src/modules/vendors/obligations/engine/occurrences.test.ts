import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginOn, nextAfter, occurrence, type Schedule, statusOf } from './occurrences.ts'

const schedule = (
  first_on: string,
  every_months: number | null,
  last_on: string | null = null,
): Schedule => ({
  first_on,
  every_months,
  last_on,
})

test.each<[string, number, readonly string[]]>([
  ['2027-01-31', 1, ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
  ['2028-01-31', 1, ['2028-01-31', '2028-02-29', '2028-03-31']],
  ['2027-02-28', 3, ['2027-02-28', '2027-05-31', '2027-08-31']],
  ['2027-06-30', 3, ['2027-06-30', '2027-09-30', '2027-12-31', '2028-03-31']],
  ['2028-02-29', 12, ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
  ['2027-01-30', 1, ['2027-01-30', '2027-02-28', '2027-03-30']],
  ['2028-02-28', 12, ['2028-02-28', '2029-02-28']],
  ['2027-11-15', 6, ['2027-11-15', '2028-05-15', '2028-11-15']],
])('from %s every %i months, by hand', (first_on, every, days) => {
  expect(days.map((_, n) => occurrence(schedule(first_on, every), n))).toEqual(days)
})

test('once is once, and nothing falls due after its last day', () => {
  expect(nextAfter(schedule('2027-03-01', null), null)).toBe('2027-03-01')
  expect(nextAfter(schedule('2027-03-01', null), '2027-03-01')).toBeNull()
  expect(nextAfter(schedule('2027-03-01', null), '2027-02-01')).toBe('2027-03-01')
  expect(nextAfter(schedule('2027-03-31', 3, '2027-09-29'), '2027-06-30')).toBeNull()
  expect(nextAfter(schedule('2027-03-31', 3, '2027-09-30'), '2027-06-30')).toBe('2027-09-30')
})

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** By the calendar on the wall: months counted by hand, nothing of Temporal. */
function byHand(first: string, months: number): string {
  const [year = 0, month = 0, day = 0] = first.split('-').map(Number)
  const longest = (y: number, m: number) =>
    m === 1 && ((y % 4 === 0 && y % 100 !== 0) || y % 400 === 0) ? 29 : (lengths[m] ?? 0)
  const isLast = day === longest(year, month - 1)
  const at = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(at / 12), at % 12]
  const d = isLast ? longest(y, m) : Math.min(day, longest(y, m))
  return `${y}-${String(m + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}
const someDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString())
const recurring = fc.record({ first_on: someDay, every: fc.integer({ min: 1, max: 60 }) })

test('every time lies where a calendar on the wall has it', () => {
  fc.assert(
    fc.property(recurring, fc.nat({ max: 40 }), ({ first_on, every }, n) => {
      expect(occurrence(schedule(first_on, every), n)).toBe(byHand(first_on, every * n))
    }),
  )
})

test('the next one is the first of all that lies after a day, and none is left out', () => {
  fc.assert(
    fc.property(
      recurring,
      fc.integer({ min: -400, max: 4000 }),
      fc.option(fc.integer({ min: 0, max: 5000 })),
      ({ first_on, every }, days, until) => {
        const first = Temporal.PlainDate.from(first_on)
        const after = first.add({ days }).toString()
        const last_on = until === null ? null : first.add({ days: until }).toString()
        const all = Array.from({ length: 140 }, (_, n) => byHand(first_on, every * n))
        const found = all.find((day) => day > after) ?? ''
        expect(nextAfter(schedule(first_on, every, last_on), after)).toBe(
          last_on !== null && found > last_on ? null : found,
        )
      },
    ),
  )
})

test('how it stands follows from its state, its day, its contract and the day on which one looks', () => {
  const one = { state: 'open', due_on: '2027-03-31', every_months: null, contract_ends: null } as const
  expect(statusOf(one, '2027-03-31')).toBe('open')
  expect(statusOf(one, '2027-04-01')).toBe('overdue')
  expect(statusOf({ ...one, contract_ends: '2026-12-31' }, '2027-01-01')).toBe('open')
  const recurs = { ...one, every_months: 3, contract_ends: '2026-12-31' }
  expect(statusOf(recurs, '2027-04-01')).toBe('ended')
  expect(statusOf({ ...recurs, contract_ends: '2027-03-31' }, '2027-04-01')).toBe('overdue')
  expect(statusOf({ ...recurs, state: 'waived' }, '2027-04-01')).toBe('waived')
  expect(beginOn('2027-03-31', 45)).toBe('2027-02-14')
})
