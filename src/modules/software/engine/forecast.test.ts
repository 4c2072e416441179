import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecastOf, type NeedCase, sharesOf, trendOf, type Worker } from './forecast.ts'

const worker = (id: string, more: Partial<Worker> = {}): Worker => ({
  id,
  department: 'yard',
  role: 'welder',
  starts_on: null,
  ends_on: null,
  ...more,
})
const four = ['a', 'b', 'c', 'd'].map((id) => worker(id))
const base: NeedCase = {
  today: '2026-11-30',
  months: 4,
  people: four,
  seats: new Map([
    ['a', 1],
    ['b', 1],
  ]),
  others: 0,
  began: [],
  ceased: [],
  since: null,
  lots: [{ quantity: 2, starts_on: null, ends_on: null }],
  rights: 0,
}
const needed = (given: NeedCase) => forecastOf(given).months.map((one) => one.needed)

test('months end with their last day; what nobody changes stays as it is', () => {
  const { months, use, owned, first } = forecastOf(base)
  expect(months.map(({ day }) => day)).toEqual(['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'])
  expect({ use, owned, first }).toEqual({ use: 2, owned: 2, first: null })
  expect(needed(base)).toEqual([2, 2, 2, 2])
})

test('half of the welders use it: of two who begin one will; who leaves frees a seat on the day after the last', () => {
  const coming = [worker('x', { starts_on: '2026-12-01' }), worker('y', { starts_on: '2027-01-31' })]
  expect(needed({ ...base, people: [...four, ...coming] })).toEqual([2, 3, 3, 3])
  const [first] = forecastOf({ ...base, people: [...four, ...coming] }).months.filter(
    ({ short }) => short > 0,
  )
  expect(first).toMatchObject({ month: '2026-12', joiners: 0.5, short: 1 })
  const leaving = four.map((one) => (one.id === 'a' ? { ...one, ends_on: '2026-12-31' } : one))
  expect(needed({ ...base, people: leaving })).toEqual([2, 2, 1, 1])
})

test('a small group asks the next larger: department and role, department, role, everybody', () => {
  const people = [...four, worker('m', { department: 'office', role: 'buyer' })]
  const share = sharesOf({ ...base, people })
  expect(share(worker('x'))).toBe(0.5)
  expect(share(worker('x', { role: 'painter' }))).toBe(0.5)
  expect(share(worker('x', { department: 'office', role: 'buyer' }))).toBe(2 / 5)
  expect(sharesOf({ ...base, people: [] })(worker('x'))).toBe(0)
})

test('terms that end and begin are owned from and until their days; rights of the family count on', () => {
  const lots = [
    { quantity: 2, starts_on: null, ends_on: '2026-12-30' },
    { quantity: 5, starts_on: '2027-02-01', ends_on: null },
  ]
  const { months, first } = forecastOf({ ...base, lots })
  expect(months.map(({ owned }) => owned)).toEqual([2, 0, 0, 5])
  expect(first).toMatchObject({ month: '2026-12', short: 2 })
  expect(forecastOf({ ...base, lots, rights: 1 }).months.map(({ owned }) => owned)).toEqual([3, 1, 1, 6])
})

test('the trend is of those who were here all along, over months that can say it', () => {
  const people = [...four, worker('new', { starts_on: '2026-09-01' })]
  const began = [
    { person: 'a', on: '2026-09-15' },
    { person: 'b', on: '2026-10-15' },
    { person: 'new', on: '2026-09-02' },
    { person: 'gone', on: '2026-10-02' },
  ]
  const given = { ...base, people, began, since: '2026-01-01' }
  expect(trendOf(given)).toEqual({ per_month: 2 / 6, over: 6 })
  expect(trendOf({ ...given, ceased: [{ person: 'c', on: '2026-11-01' }] })).toEqual({
    per_month: 1 / 6,
    over: 6,
  })
  expect(trendOf({ ...given, since: '2026-09-30' })).toEqual({ per_month: 0, over: 0 })
  expect(trendOf({ ...given, since: '2026-12-24' })).toEqual({ per_month: 0, over: 0 })
  const { months, firm_first, first } = forecastOf(given)
  expect(months.map(({ firm, needed: n }) => [firm, n])).toEqual([
    [2, 2],
    [2, 3],
    [2, 3],
    [2, 3],
  ])
  expect({ firm: firm_first, first: first?.month }).toEqual({ firm: null, first: '2026-12' })
})

// Everything at random, in groups of which all use it or nobody does, so that whoever begins will surely or surely not.
const day = fc
  .integer({ min: -200, max: 500 })
  .map((n) => Temporal.PlainDate.from('2026-11-30').add({ days: n }).toString())
const group = fc.constantFrom('users', 'others')
const person = fc.record({ group, starts_on: fc.option(day), ends_on: fc.option(day) })
const lot = fc.record({
  quantity: fc.integer({ min: 1, max: 9 }),
  starts_on: fc.option(day),
  ends_on: fc.option(day),
})
const anything = fc.record({
  people: fc.array(person, { maxLength: 20 }),
  lots: fc.array(lot, { maxLength: 5 }),
  others: fc.nat(3),
  months: fc.integer({ min: 1, max: 14 }),
})
type Anything = typeof anything extends fc.Arbitrary<infer T> ? T : never

function caseOf({ people, lots, others, months }: Anything): NeedCase {
  const stable = ['users', 'others'].flatMap((name) =>
    [1, 2, 3].map((n) => worker(`${name}${n}`, { department: name })),
  )
  const rest = people.map(({ group: department, starts_on, ends_on }, n) => {
    const isBackward = starts_on !== null && ends_on !== null && ends_on < starts_on
    return worker(`p${n}`, { department, starts_on, ends_on: isBackward ? null : ends_on })
  })
  const all = [...stable, ...rest]
  const isUser = ({ department, starts_on }: Worker) =>
    department === 'users' && (starts_on === null || starts_on <= base.today)
  const seats = new Map(all.filter(isUser).map(({ id }) => [id, 1]))
  return { ...base, months, people: all, seats, others, lots }
}

test('it is what counting heads on each last day gives', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const one = caseOf(given)
      for (const { day: on, firm, needed: n, owned, short } of forecastOf(one).months) {
        // Whoever has no seat any more on that day does not need one; who left before today and still has one gives it back.
        let [heads, bought] = [one.others, 0]
        for (const { department, starts_on, ends_on } of one.people)
          if (
            department === 'users' &&
            !(starts_on !== null && starts_on > on) &&
            !(ends_on !== null && ends_on < on)
          )
            heads++
        for (const { quantity, starts_on, ends_on } of one.lots)
          if (!(starts_on !== null && starts_on > on) && !(ends_on !== null && ends_on < on))
            bought += quantity
        expect([firm, n, owned, short]).toEqual([heads, heads, bought, Math.max(0, heads - bought)])
      }
    }),
  )
})

test('who comes never lowers the need, who goes never raises it, and what is bought never makes it shorter', () => {
  fc.assert(
    fc.property(anything, day, fc.nat(8), (given, when, quantity) => {
      const one = caseOf(given)
      const was = forecastOf(one).months
      const more = {
        ...one,
        people: [
          ...one.people,
          worker('z', { department: 'users', starts_on: when > one.today ? when : '2027-01-15' }),
        ],
      }
      const bought = {
        ...one,
        lots: [...one.lots, { quantity: quantity + 1, starts_on: null, ends_on: null }],
      }
      const gone = {
        ...one,
        people: one.people.map((who) => (who.id === 'users1' ? { ...who, ends_on: when } : who)),
      }
      for (const [n, before] of was.entries()) {
        expect(forecastOf(more).months[n]?.needed).toBeGreaterThanOrEqual(before.needed)
        expect(forecastOf(bought).months[n]?.short).toBeLessThanOrEqual(before.short)
        expect(before.needed).toBeGreaterThanOrEqual(0)
      }
      const { use, owned, first, months } = forecastOf(gone)
      expect(use).toBe(one.seats.size + one.others)
      expect(first === null).toBe(months.every(({ short }) => short === 0))
      expect(owned).toBeGreaterThanOrEqual(0)
    }),
  )
})
