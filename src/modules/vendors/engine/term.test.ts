import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costOf, paymentsOf, type Price } from './cost.ts'
import { dayOf, everyDay, type IsWorkday, workdaysOf } from './days.ts'
import { leavesOn, noticeOn, renewalsOf, standingOf, type Terms } from './term.ts'

const terms = (some: Partial<Terms>): Terms => ({
  starts_on: '2026-01-01',
  first_end: '2026-12-31',
  renewal: 'tacit',
  renews_months: 12,
  notice_amount: 3,
  notice_unit: 'months',
  notice_to: 'term',
  notice_in: 'calendar',
  cancelled_on: null,
  ...some,
})

const office = workdaysOf({
  always: false,
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, start: 480, end: 960 })),
  days: [
    { date: '2026-12-24', name: 'Christmas Eve', spans: [] },
    { date: '2026-12-25', name: 'Christmas', spans: [] },
    { date: '2026-12-28', name: 'Closed', spans: [] },
    { date: '2026-12-26', name: 'Stocktake', spans: [{ start: 480, end: 720 }] },
  ],
})

describe('the last day of notice, worked out by hand', () => {
  test.each<[string, Partial<Terms>, string, string]>([
    ['three months to the year', {}, '2026-12-31', '2026-09-30'],
    ['one month to the year', { notice_amount: 1 }, '2026-12-31', '2026-11-30'],
    [
      'one month to the end of April: a notice of the 31st is through on the 30th',
      { notice_amount: 1 },
      '2026-04-30',
      '2026-03-31',
    ],
    ['one month to a short February', { notice_amount: 1 }, '2027-02-28', '2027-01-31'],
    ['one month to a leap day', { notice_amount: 1 }, '2028-02-29', '2028-01-31'],
    ['one month to the 28th of a leap February', { notice_amount: 1 }, '2028-02-28', '2028-01-28'],
    ['one month to the 30th of March', { notice_amount: 1 }, '2027-03-30', '2027-02-28'],
    ['a year to a leap day', { notice_amount: 12 }, '2028-02-29', '2027-02-28'],
    ['60 days', { notice_amount: 60, notice_unit: 'days' }, '2026-12-31', '2026-11-01'],
    ['six weeks', { notice_amount: 6, notice_unit: 'weeks' }, '2026-12-31', '2026-11-19'],
    ['none at all', { notice_amount: 0 }, '2026-12-31', '2026-12-31'],
  ])('%s', (_, some, end, day) => {
    expect(noticeOn(terms(some), end)).toBe(day)
  })

  test.each<[string, Partial<Terms>, string, string]>([
    [
      'three working days over Christmas',
      { notice_amount: 3, notice_unit: 'days' },
      '2026-12-31',
      '2026-12-26',
    ],
    ['a special opening counts', { notice_amount: 4, notice_unit: 'days' }, '2026-12-31', '2026-12-23'],
    ['to a Sunday', { notice_amount: 1, notice_unit: 'days' }, '2026-11-29', '2026-11-26'],
    [
      'a month, and the day is a Saturday',
      { notice_amount: 1, notice_unit: 'months' },
      '2026-11-07',
      '2026-10-07',
    ],
    [
      'a month, and the day is a Sunday',
      { notice_amount: 1, notice_unit: 'months' },
      '2026-11-25',
      '2026-10-23',
    ],
  ])('in working days: %s', (_, some, end, day) => {
    expect(noticeOn(terms({ ...some, notice_in: 'business' }), end, office)).toBe(day)
  })
})

describe('how a contract stands, worked out by hand', () => {
  test('a year that renews by a year, three months before: what a day too late costs', () => {
    expect(standingOf(terms({}), '2026-09-30')).toEqual({
      status: 'running',
      term: { from: '2026-01-01', until: '2026-12-31' },
      ends_on: null,
      leaves_on: '2026-12-31',
      decision: { notice_on: '2026-09-30', ends_on: '2026-12-31', bound_until: '2027-12-31', months: 12 },
    })
    expect(standingOf(terms({}), '2026-10-01')).toMatchObject({
      leaves_on: '2027-12-31',
      decision: { notice_on: '2027-09-30', ends_on: '2027-12-31', bound_until: '2028-12-31' },
    })
  })

  test('renewed twice already, it still knows its terms (other programs stop at the first)', () => {
    expect(
      standingOf(terms({ starts_on: '2023-01-01', first_end: '2023-12-31' }), '2026-05-05'),
    ).toMatchObject({
      term: { from: '2026-01-01', until: '2026-12-31' },
      decision: { notice_on: '2026-09-30' },
    })
  })

  test('a term of 36 months from the middle of a month, renewed by 24', () => {
    const some = terms({ starts_on: '2024-04-01', first_end: '2027-03-31', renews_months: 24 })
    expect(standingOf(some, '2026-11-30').decision).toEqual({
      notice_on: '2026-12-31',
      ends_on: '2027-03-31',
      bound_until: '2029-03-31',
      months: 24,
    })
  })

  test('monthly from the 31st does not drift', () => {
    const some = terms({
      starts_on: '2027-01-01',
      first_end: '2027-01-31',
      renews_months: 1,
      notice_amount: 0,
    })
    expect(renewalsOf(some, '2027-01-10', 4).map(({ until }) => until)).toEqual([
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
    ])
    const odd = terms({
      starts_on: '2027-01-31',
      first_end: '2027-02-27',
      renews_months: 1,
      notice_amount: 0,
    })
    expect(renewalsOf(odd, '2027-02-10', 2).map(({ until }) => until)).toEqual(['2027-03-27', '2027-04-27'])
  })

  test('notice that is longer than a term', () => {
    const some = terms({ first_end: '2026-01-31', renews_months: 1 })
    expect(standingOf(some, '2026-01-15')).toMatchObject({
      term: { until: '2026-01-31' },
      leaves_on: '2026-04-30',
      decision: { notice_on: '2026-01-31', bound_until: '2026-05-31', months: 1 },
    })
  })

  test('open, to the end of a quarter, after a first term', () => {
    const some = terms({
      renewal: 'open',
      renews_months: null,
      notice_to: 'quarter',
      notice_amount: 6,
      notice_unit: 'weeks',
    })
    expect(standingOf(some, '2026-06-01')).toMatchObject({
      term: { from: '2026-01-01', until: null },
      leaves_on: '2026-12-31',
      decision: { notice_on: '2026-11-19', ends_on: '2026-12-31', bound_until: '2027-03-31', months: null },
    })
    expect(standingOf(some, '2026-11-20')).toMatchObject({ leaves_on: '2027-03-31', decision: null })
  })

  test('open, on any day, without a first term', () => {
    const some = terms({
      renewal: 'open',
      first_end: null,
      renews_months: null,
      notice_to: 'day',
      notice_amount: 14,
      notice_unit: 'days',
    })
    expect(standingOf(some, '2026-06-01')).toMatchObject({
      leaves_on: '2026-06-15',
      decision: null,
      ends_on: null,
    })
  })

  test('it ends by itself', () => {
    const some = terms({ renewal: 'none', renews_months: null })
    expect(standingOf(some, '2026-12-31')).toMatchObject({
      status: 'running',
      ends_on: '2026-12-31',
      decision: null,
    })
    expect(standingOf(some, '2027-01-01')).toMatchObject({ status: 'ended', term: null })
    expect(standingOf(some, '2025-12-31').status).toBe('planned')
  })

  test('cancelled in time, and a day late', () => {
    expect(standingOf(terms({ cancelled_on: '2026-09-30' }), '2026-11-01')).toMatchObject({
      status: 'cancelled',
      ends_on: '2026-12-31',
    })
    expect(standingOf(terms({ cancelled_on: '2026-10-01' }), '2026-11-01')).toMatchObject({
      status: 'cancelled',
      ends_on: '2027-12-31',
    })
  })
})

// ---------------------------------------------------------------- for any terms

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((n) => Temporal.PlainDate.from('2023-11-15').add({ days: n }).toString())
const anyTerms = fc
  .record({
    starts_on: day,
    length: fc.integer({ min: 0, max: 1200 }),
    renewal: fc.constantFrom('tacit', 'open', 'none' as const),
    renews_months: fc.integer({ min: 1, max: 36 }),
    notice_amount: fc.integer({ min: 0, max: 40 }),
    notice_unit: fc.constantFrom('days', 'weeks', 'months' as const),
    anchor: fc.constantFrom('day', 'month', 'quarter' as const),
    notice_in: fc.constantFrom('calendar', 'business' as const),
  })
  .map(({ length, anchor, renewal, renews_months, ...rest }): Terms => ({
    ...rest,
    renewal,
    first_end: dayOf(rest.starts_on).add({ days: length }).toString(),
    renews_months: renewal === 'tacit' ? renews_months : null,
    notice_to: renewal === 'open' ? (anchor as Terms['notice_to']) : 'term',
    cancelled_on: null,
  }))

/** Walks day by day and counts on fingers; shares nothing with the engine but the meaning. */
function oracle(isWorkday: IsWorkday) {
  const next = (at: Temporal.PlainDate) => at.add({ days: 1 })
  /** Is the notice that arrives on a day through by another? */
  const isThroughBy = ({ notice_amount, notice_unit, notice_in }: Terms, from: string, end: string) => {
    let arrives = dayOf(from)
    if (notice_in === 'business') while (!isWorkday(arrives)) arrives = next(arrives)
    const last = dayOf(end)
    if (Temporal.PlainDate.compare(arrives, last) > 0) return false
    if (notice_unit === 'months') {
      const month = arrives.month + notice_amount
      const year = arrives.year + Math.floor((month - 1) / 12)
      const first = Temporal.PlainDate.from({ year, month: ((month - 1) % 12) + 1, day: 1 })
      const through = first.with({ day: Math.min(arrives.day, first.daysInMonth) })
      return Temporal.PlainDate.compare(through, last) <= 0
    }
    const wanted = notice_unit === 'weeks' ? 7 * notice_amount : notice_amount
    const counts = notice_in === 'business' && notice_unit === 'days' ? isWorkday : everyDay
    let passed = 0
    for (let at = arrives; at.toString() < end;) {
      at = next(at)
      if (counts(at)) passed++
    }
    return passed >= wanted
  }
  /** May a contract end on this day? */
  const isEnd = ({ first_end, renewal, renews_months, notice_to }: Terms, on: string) => {
    if (first_end === null || on < first_end) return false
    if (renewal === 'none') return on === first_end
    const after = next(dayOf(on))
    if (renewal === 'tacit') {
      const base = next(dayOf(first_end))
      const months = (after.year - base.year) * 12 + after.month - base.month
      const clamped = Math.min(base.day, after.daysInMonth)
      return months % (renews_months ?? 1) === 0 && after.day === clamped
    }
    if (notice_to === 'month') return after.day === 1
    return notice_to === 'quarter' ? after.day === 1 && [1, 4, 7, 10].includes(after.month) : true
  }
  return { isThroughBy, isEnd }
}

const { isThroughBy, isEnd } = oracle(office)

test('where a notice leads, found by walking', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      anyTerms.filter(({ renewal }) => renewal !== 'none'),
      day,
      (some, on) => {
        const found = leavesOn(some, on, office)
        let at = dayOf(on)
        while (!isEnd(some, at.toString()) || !isThroughBy(some, on, at.toString())) at = at.add({ days: 1 })
        expect(found).toBe(at.toString())
      },
    ),
    { numRuns: 60 },
  )
})

test('the last day of notice is the last that leads there, found by walking', () => {
  fc.assert(
    fc.property(anyTerms, day, (some, end) => {
      const found = noticeOn(some, end, office)
      expect(found <= end).toBe(true)
      expect(isThroughBy(some, found, end)).toBe(true)
      for (let n = 1; n <= 12; n++)
        expect(isThroughBy(some, dayOf(found).add({ days: n }).toString(), end)).toBe(false)
    }),
    { numRuns: 150 },
  )
})

test('terms adjoin: no gap, no overlap, and each can be kept off by its day of notice', () => {
  fc.assert(
    fc.property(
      anyTerms.filter(({ renewal }) => renewal === 'tacit'),
      day,
      (some, on) => {
        const all = renewalsOf(some, on, 6, office)
        const { term } = standingOf(some, on, office)
        let before = term?.until ?? ''
        for (const { from, until, notice_on } of all) {
          expect(dayOf(before).add({ days: 1 }).toString()).toBe(from)
          expect(until >= from).toBe(true)
          expect(notice_on < from).toBe(true)
          before = until
        }
        expect(on > (some.first_end ?? '') ? (term?.from ?? '') <= on : true).toBe(true)
        expect(on <= (term?.until ?? '')).toBe(true)
      },
    ),
  )
})

test('a decision is still open, and missing it binds longer', () => {
  fc.assert(
    fc.property(anyTerms, day, (some, on) => {
      const { decision, leaves_on } = standingOf(some, on, office)
      if (!decision) return
      expect(decision.notice_on >= on).toBe(true)
      expect(decision.notice_on <= decision.ends_on).toBe(true)
      expect(decision.ends_on).toBe(leaves_on)
      expect(decision.bound_until > decision.ends_on).toBe(true)
    }),
  )
})

// ---------------------------------------------------------------- money

const price = (some: Partial<Price>): Price => ({
  minor: 360_000,
  currency: 'EUR',
  per: 'month',
  indexation: 0,
  ...some,
})

describe('what it costs', () => {
  test.each<[string, Price, number, number]>([
    ['24 months of 3,600.00', price({}), 24, 8_640_000],
    ['a quarter of a price per year', price({ per: 'year' }), 3, 90_000],
    ['a third of a year that does not divide is rounded once', price({ minor: 100, per: 'year' }), 4, 33],
    ['two years with 3 %', price({ indexation: 3 }), 24, 12 * 360_000 + 12 * 370_800],
    ['paid once, nothing more', price({ per: 'once' }), 24, 0],
  ])('%s', (_, one, months, minor) => {
    expect(costOf(one, '2026-01-01', '2026-01-01', months)).toBe(minor)
  })

  test('payments fall due at the start of each period, from the day that it began', () => {
    const all = paymentsOf(
      price({ per: 'quarter' }),
      { starts_on: '2026-01-31', ends_on: '2026-12-31' },
      { from: '2026-02-01', until: '2027-12-31' },
    )
    expect(all.map(({ on }) => on)).toEqual(['2026-04-30', '2026-07-31', '2026-10-31'])
  })

  test('over whole periods what falls due is what it costs', () => {
    const any = fc.record({
      minor: fc.integer({ min: 0, max: 1e9 }),
      currency: fc.constant('EUR'),
      per: fc.constantFrom<Price['per']>('month', 'quarter', 'year'),
      indexation: fc.integer({ min: 0, max: 1500 }).map((n) => n / 100),
    })
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 8 }), (one, years) => {
        const until = Temporal.PlainDate.from('2026-05-01').add({ years }).subtract({ days: 1 }).toString()
        const due = paymentsOf(one, { starts_on: '2026-05-01', ends_on: null }, { from: '2026-05-01', until })
        const sum = due.reduce((all, { minor }) => all + minor, 0)
        expect(costOf(one, '2026-05-01', '2026-05-01', years * 12)).toBe(sum)
      }),
    )
  })
})
