import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyDay, type IsWorkday } from '../../engine/days.ts'
import { daysOver, lateness } from './late.ts'
import { type Fact, partOf, reckoned, type Rule, type Terms } from './penalty.ts'
import { claimBy, monthsIn, monthsWithin, periods, periodsBetween } from './periods.ts'

const office: IsWorkday = (day) => day.dayOfWeek <= 5
const all = { isWorkday: everyDay, leftOut: new Set<string>() }
const plus = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

const order = (some: Partial<Fact> = {}): Fact => ({
  id: 'a',
  what: 'delivery',
  value: { minor: 1_000_000, currency: 'EUR' },
  began_on: '2026-09-20',
  began_at: '2026-09-20T00:00:00Z',
  promised_on: '2026-10-01',
  kept_on: '2026-10-11',
  kept_at: null,
  ...some,
})
const rule = (some: Partial<Rule> = {}): Rule => ({
  id: 'r',
  what: 'delivery',
  within: null,
  unit: 'day',
  days: 'calendar',
  pays: { how: 'value', rate: 200, most: 5000 },
  ...some,
})
const terms = (some: Partial<Terms> = {}): Terms => ({
  rules: [rule()],
  currency: 'EUR',
  fee: 300_000,
  most_rate: null,
  most_minor: null,
  ...some,
})

describe('what is owed, worked out by hand', () => {
  test.each<[string, Partial<Fact>, Partial<Terms>, number]>([
    ['ten days at 0.2 % of 10,000.00', {}, {}, 20_000],
    ['in time', { kept_on: '2026-10-01' }, {}, 0],
    ['early', { kept_on: '2026-09-30' }, {}, 0],
    ['a hundred days end at 5 % of the order', { kept_on: '2027-01-09' }, {}, 50_000],
    ['25.00 for each day', {}, { rules: [rule({ pays: { how: 'amount', minor: 2500 } })] }, 25_000],
    ['1 % of the fee a day', {}, { rules: [rule({ pays: { how: 'fee', rate: 1000 } })] }, 30_000],
    ['no more than 10 % of the fee', {}, { most_rate: 10_000, fee: 100_000 }, 10_000],
    ['no more than 150.00', {}, { most_rate: 10_000, most_minor: 15_000 }, 15_000],
    ['nobody knows the fee', {}, { rules: [rule({ pays: { how: 'fee', rate: 1000 } })], fee: null }, 0],
    ['a part of a fee that nobody knows', {}, { most_rate: 10_000, fee: null }, 0],
    ['another currency', { value: { minor: 1_000_000, currency: 'NOK' } }, {}, 0],
    ['no day was promised', { promised_on: null }, {}, 0],
    ['seven days after the order', { promised_on: null }, { rules: [rule({ within: 7 })] }, 28_000],
    ['a rule for repairs', {}, { rules: [rule({ what: 'repair' })] }, 0],
  ])('%s', (_, fact, some, total) => {
    expect(reckoned([order(fact)], terms(some), all).total).toBe(total)
  })

  test('working days over a week-end: Thursday to Monday are two', () => {
    const [thursday, monday] = ['2026-10-01', '2026-10-05']
    expect(daysOver(thursday, monday, 'business', office)).toBe(2)
    expect(daysOver(thursday, monday, 'calendar', office)).toBe(4)
  })

  test('an hour that has begun counts whole', () => {
    const late = (kept_at: string) =>
      lateness(order({ kept_at }), rule({ unit: 'hour', within: 48 }), everyDay)?.late
    expect(late('2026-09-22T00:00:00Z')).toBe(0)
    expect(late('2026-09-22T00:00:01Z')).toBe(1)
    expect(late('2026-09-22T01:00:00Z')).toBe(1)
    expect(late('2026-09-22T01:00:00.001Z')).toBe(2)
  })

  const steps = [
    { below: 95_000, rate: 5000 },
    { below: 90_000, rate: 10_000 },
  ]
  test.each([
    [20, 0, 0],
    [20, 1, 0],
    [20, 2, 15_000],
    [20, 3, 30_000],
    [1, 1, 30_000],
    [0, 0, 0],
  ])('of %i promises %i are not kept', (n, late, owed) => {
    const facts = Array.from({ length: n }, (_, i) =>
      order({ id: String(i), kept_on: i < late ? '2026-10-02' : '2026-10-01' }),
    )
    const one = reckoned(facts, terms({ rules: [rule({ pays: { how: 'share', steps } })] }), all)
    expect(one.total).toBe(owed)
    expect(one.lines.map(({ share }) => share)).toEqual(owed > 0 ? [{ kept: n - late, of: n }] : [])
  })
})

const day = fc.integer({ min: 0, max: 400 }).map((n) => plus('2026-01-01', n))
const rate = fc.integer({ min: 0, max: 100_000 })
const minor = fc.integer({ min: 0, max: 1_000_000_000 })
const steps = fc.array(fc.tuple(rate, rate), { maxLength: 4 }).map((all) => {
  const below = all.map(([one]) => one).toSorted((a, b) => b - a)
  const rates = all.map(([, one]) => one).toSorted((a, b) => a - b)
  return below.map((one, n) => ({ below: one, rate: rates[n] ?? 0 }))
})
const someRule = fc.record({
  what: fc.constantFrom('delivery', 'repair'),
  within: fc.option(fc.integer({ min: 0, max: 60 })),
  unit: fc.constantFrom('hour' as const, 'day' as const),
  days: fc.constantFrom('calendar' as const, 'business' as const),
  pays: fc.oneof(
    fc.record({ how: fc.constant('amount' as const), minor }),
    fc.record({ how: fc.constant('value' as const), rate, most: fc.option(rate) }),
    fc.record({ how: fc.constant('fee' as const), rate }),
    fc.record({ how: fc.constant('share' as const), steps }),
  ),
})
const rules = fc
  .array(someRule, { maxLength: 4 })
  .map((some): Rule[] => some.map((one, n) => ({ ...one, id: `r${n}` })))
const someTerms = fc.record({
  rules,
  currency: fc.constant('EUR'),
  fee: fc.option(minor),
  most_rate: fc.option(rate),
  most_minor: fc.option(minor),
})
const facts = fc
  .array(
    fc.record({
      what: fc.constantFrom('delivery', 'repair'),
      value: fc.option(fc.record({ minor, currency: fc.constantFrom('EUR', 'NOK') })),
      began_on: day,
      promised_on: fc.option(day),
      takes: fc.integer({ min: 0, max: 200 }),
      at: fc.option(fc.integer({ min: 0, max: 23 })),
    }),
    { maxLength: 12 },
  )
  .map((some): Fact[] =>
    some.map(({ takes, at, ...one }, n) => ({
      ...one,
      id: `f${n}`,
      began_at: `${one.began_on}T00:00:00Z`,
      kept_on: plus(one.began_on, takes),
      kept_at: at === null ? null : `${plus(one.began_on, takes)}T${String(at).padStart(2, '0')}:00:00Z`,
    })),
  )
const leftOut = fc.subarray(['r0', 'r1', 'r0 f0', 'r0 f1', 'r1 f0', 'r2 f3']).map((some) => new Set(some))
const how = fc.record({ isWorkday: fc.constantFrom(everyDay, office), leftOut })

/** The same thought out again, a day and an hour at a time. */
function units(fact: Fact, { within, unit, days }: Rule, isWorkday: IsWorkday): number | null {
  const counts = (one: string) => days === 'calendar' || isWorkday(Temporal.PlainDate.from(one))
  if (unit === 'hour') {
    if (within === null || fact.kept_at === null) return null
    const until = Date.parse(fact.kept_at)
    let n = 0
    for (let at = Date.parse(fact.began_at) + within * 3_600_000; at < until; at += 3_600_000) n++
    return n
  }
  let promised = fact.promised_on
  if (within !== null) {
    promised = fact.began_on
    for (let left = within; left > 0;) {
      promised = plus(promised, 1)
      if (counts(promised)) left--
    }
  }
  if (promised === null) return null
  let n = 0
  for (let at = plus(promised, 1); at <= fact.kept_on; at = plus(at, 1)) if (counts(at)) n++
  return n
}

interface Ways {
  isWorkday: IsWorkday
  leftOut: ReadonlySet<string>
}

function shareSlowly(mine: readonly Fact[], one: Rule, fee: number, isWorkday: IsWorkday): bigint {
  if (one.pays.how !== 'share') return 0n
  const judged = mine.map((fact) => units(fact, one, isWorkday)).filter((n) => n !== null)
  if (judged.length === 0) return 0n
  const kept = judged.filter((n) => n === 0).length
  const reached = one.pays.steps.filter(
    ({ below }) => BigInt(kept) * 100_000n < BigInt(below * judged.length),
  )
  const lowest = reached.toSorted((a, b) => a.below - b.below)[0]
  return lowest ? (BigInt(fee) * BigInt(lowest.rate)) / 100_000n : 0n
}

function lineSlowly(fact: Fact, { pays }: Rule, fee: number, late: number): bigint {
  const worth = fact.value?.currency === 'EUR' ? BigInt(fact.value.minor) : 0n
  if (pays.how === 'amount') return BigInt(pays.minor) * BigInt(late)
  if (pays.how === 'fee') return (BigInt(fee) * BigInt(pays.rate) * BigInt(late)) / 100_000n
  if (pays.how === 'share') return 0n
  const owed = (worth * BigInt(pays.rate) * BigInt(late)) / 100_000n
  const cap = pays.most === null ? owed : (worth * BigInt(pays.most)) / 100_000n
  return owed < cap ? owed : cap
}

function slowly(all: readonly Fact[], given: Terms, { isWorkday, leftOut: out }: Ways) {
  const fee = given.fee ?? 0
  let sum = 0n
  for (const one of given.rules) {
    const mine = all.filter(({ what }) => what === one.what)
    if (!out.has(one.id)) sum += shareSlowly(mine, one, fee, isWorkday)
    for (const fact of mine)
      if (!out.has(`${one.id} ${fact.id}`))
        sum += lineSlowly(fact, one, fee, units(fact, one, isWorkday) ?? 0)
  }
  const caps = [
    given.most_rate === null ? sum : (BigInt(fee) * BigInt(given.most_rate)) / 100_000n,
    given.most_minor === null ? sum : BigInt(given.most_minor),
  ]
  return Number(caps.reduce((least, cap) => (cap < least ? cap : least), sum))
}

describe('whatever is agreed, and whatever happens', () => {
  test('it is as thought out a day at a time', () => {
    fc.assert(
      fc.property(facts, someTerms, how, (some, given, ways) => {
        expect(reckoned(some, given, ways).total).toBe(slowly(some, given, ways))
      }),
      { numRuns: 150 },
    )
  })

  test('the lines that count come to the sum, and the total is never above the cap', () => {
    fc.assert(
      fc.property(facts, someTerms, how, (some, given, ways) => {
        const { lines, sum, cap, total } = reckoned(some, given, ways)
        const counting = lines.filter(({ name }) => !ways.leftOut.has(name))
        expect(sum).toBe(counting.reduce((n, { minor: one }) => n + one, 0))
        expect(total).toBeLessThanOrEqual(sum)
        expect(total).toBe(cap === null ? sum : Math.min(sum, cap))
        expect(lines.every(({ minor: one }) => Number.isSafeInteger(one) && one >= 0)).toBe(true)
        expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length)
      }),
    )
  })

  test('what was done a day later never owes less', () => {
    fc.assert(
      fc.property(facts, someTerms, how, fc.nat(), (some, given, ways, n) => {
        const later = some.map((one, i) =>
          i === n % some.length
            ? {
                ...one,
                kept_on: plus(one.kept_on, 1),
                kept_at: one.kept_at && `${plus(one.kept_on, 1)}${one.kept_at.slice(10)}`,
              }
            : one,
        )
        const before = reckoned(some, given, ways)
        expect(reckoned(later, given, ways).sum).toBeGreaterThanOrEqual(before.sum)
      }),
    )
  })

  test('within the promise nothing is owed', () => {
    fc.assert(
      fc.property(facts, rules, how, (some, given, ways) => {
        const kept = some.map((one) => ({ ...one, promised_on: one.kept_on }))
        const byDay = given.map((one) => ({ ...one, unit: 'day' as const, within: null }))
        expect(reckoned(kept, terms({ rules: byDay }), ways).lines.flatMap(({ late }) => late)).toEqual([])
      }),
    )
  })

  test('a part is rounded down, by less than one unit', () => {
    fc.assert(
      fc.property(minor, rate, (amount, one) => {
        const exact = (amount * one) / 100_000
        expect(partOf(amount, one)).toBeLessThanOrEqual(exact + 1e-6)
        expect(partOf(amount, one)).toBeGreaterThan(exact - 1)
      }),
    )
  })
})

describe('periods', () => {
  test.each([
    ['month', '2026-02-17', '2026-02-01', '2026-02-28', '2026-02'],
    ['quarter', '2026-11-30', '2026-10-01', '2026-12-31', '2026-Q4'],
    ['year', '2028-02-29', '2028-01-01', '2028-12-31', '2028'],
  ] as const)('the %s of %s', (period, on, from, until, name) => {
    expect(periodsBetween(period, on, on)).toEqual([{ from, until, name }])
  })

  test('follow each other without a gap, and cover both days', () => {
    fc.assert(
      fc.property(fc.constantFrom(...periods), day, day, (period, a, b) => {
        const [from, until] = [a, b].toSorted() as [string, string]
        const some = periodsBetween(period, from, until)
        expect((some[0]?.from ?? '') <= from && until <= (some.at(-1)?.until ?? '')).toBe(true)
        for (const [n, one] of some.entries()) {
          if (n > 0) expect(one.from).toBe(plus(some[n - 1]?.until ?? '', 1))
          expect(Temporal.PlainDate.from(one.from).add({ months: monthsIn[period] }).toString()).toBe(
            plus(one.until, 1),
          )
        }
        expect(periodsBetween(period, plus(until, 1), until)).toEqual([])
      }),
    )
  })

  test.each([
    ['2026-10-01', '2026-12-31', 3],
    ['2026-11-15', '2026-12-31', 2],
    ['2026-10-01', '2026-11-01', 2],
    ['2026-12-31', '2027-01-01', 2],
    ['2026-12-31', '2026-12-31', 1],
  ])('from %s to %s it runs in %i months', (from, until, months) => {
    expect(monthsWithin(from, until)).toBe(months)
  })

  test('thirty days after September end on 30 October', () => {
    expect(claimBy('2026-09-30', 30)).toBe('2026-10-30')
    expect(claimBy('2026-09-30', null)).toBe(null)
  })
})
