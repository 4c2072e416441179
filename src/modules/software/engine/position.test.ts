import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { device, lotsOf } from '#test/licence-cases'
import { metrics } from '../schemas.ts'
import { coverMost, type Demand } from './cover.ts'
import type { Case, Lot } from './ground.ts'
import { positionOf } from './position.ts'
import { pairsOf, unitOf } from './units.ts'

const today = '2026-11-30'
const product = (id: string, edition = 0, release = 0, family = 'Hull') => ({ id, family, edition, release })
const lot = lotsOf('std')
const std = product('std', 1, 2020)
const pro = product('pro', 2, 2020)
const ask = (more: Partial<Case>) =>
  positionOf({ today, products: [std, pro], devices: [], installs: [], lots: [], free: new Set(), ...more })
const on = (machine: string, used = 'std') => ({ device: machine, product: used })

test('each says what covers it, or the sentence why nothing does', () => {
  const devices = [device('d1', 'ana'), device('d2', 'ana'), device('d3')]
  const installs = [on('d1'), on('d2'), on('d3')]
  const says = (...lots: Lot[]) => ask({ devices, installs, lots }).verdicts
  expect(says().map((one) => 'why' in one && one.why)).toEqual(['none-bought', 'none-bought', 'none-bought'])
  expect(says(lot({ metric: 'user' }))).toEqual([
    { covered: true, lot: 'a', how: 'own' },
    { covered: true, lot: 'a', how: 'own' },
    { covered: false, why: 'no-user' },
  ])
  expect(says(lot({ second_use: true }))[1]).toMatchObject({ covered: true })
  expect(says(lot({}))[2]).toEqual({ covered: false, why: 'all-taken', n: 1 })
  expect(says(lot({ ends_on: '2026-11-29' }))[0]).toEqual({ covered: false, why: 'ended', on: '2026-11-29' })
  expect(says(lot({ starts_on: '2026-12-01' }))[0]).toEqual({
    covered: false,
    why: 'planned',
    on: '2026-12-01',
  })
  expect(says(lot({ ends_on: today }))[0]).toMatchObject({ covered: true })
  expect(says(lot({ metric: 'named-user', given: ['ben'] }))[0]).toEqual({ covered: false, why: 'not-named' })
  expect(says(lot({ metric: 'named-user', given: ['ana'] }))[0]).toMatchObject({ how: 'given' })
  expect(says(lot({ metric: 'core', quantity: 64 }))[0]).toEqual({ covered: false, why: 'no-cores' })
  expect(says(lot({ metric: 'site' }))[0]).toEqual({ covered: false, why: 'no-site' })
  expect(says(lot({ product: 'pro', downgrade: true }))[0]).toMatchObject({ how: 'lower' })
  expect(says(lot({ product: 'pro', upgrade: true }))[0]).toEqual({ covered: false, why: 'no-right' })
})

test('what can more is left for what needs it, and seats by hand are kept', () => {
  const devices = [device('d1'), device('d2')]
  const installs = [on('d1'), on('d2', 'pro')]
  const both = [lot({ id: 'b', product: 'pro', downgrade: true }), lot({ id: 'a' })]
  expect(ask({ devices, installs, lots: both }).verdicts).toMatchObject([{ lot: 'a' }, { lot: 'b' }])
  const given = [lot({ given: ['d9'] })]
  const kept = ask({ devices: [...devices, device('d9')], installs, lots: given })
  expect(kept.verdicts[0]).toEqual({ covered: false, why: 'all-taken', n: 1 })
  expect(kept.used.get('a')).toBe(1)
  const cores = ask({
    devices: [device('d1', null, 8), device('d2', null, 16)],
    installs: [on('d1'), on('d2')],
    lots: [lot({ metric: 'core', quantity: 16 })],
  })
  expect([cores.verdicts.filter(({ covered }) => covered).length, cores.used.get('a')]).toEqual([1, 8])
})

test('what is free takes no seat from what needs one', () => {
  const devices = [device('d1'), device('d2')]
  const reader = product('reader', 0, 2020)
  const given = { devices, products: [std, reader], installs: [on('d1', 'reader'), on('d2')] }
  const lots = [lot({ downgrade: true })]
  const { verdicts, used } = ask({ ...given, lots, free: new Set(['reader']) })
  expect(verdicts).toEqual([
    { covered: false, why: 'free' },
    { covered: true, lot: 'a', how: 'own' },
  ])
  expect(used.get('a')).toBe(1)
  const none = ask({ ...given, installs: given.installs.slice(0, 1), lots, free: new Set(['reader']) })
  expect(none.used.get('a')).toBe(0)
  // One who was given a seat by hand keeps it, though it covers nothing here.
  const kept = ask({ ...given, lots: [lot({ downgrade: true, given: ['d1'] })], free: new Set(['reader']) })
  expect(kept.verdicts[1]).toMatchObject({ why: 'all-taken' })
})

const ids = (letter: string, n: number) => Array.from({ length: n }, (_, at) => `${letter}${at}`)
const products = [std, pro, product('old', 1, 2016), product('other', 1, 2020, '')]
const anyLot = fc.record({
  product: fc.constantFrom(...products.map(({ id }) => id)),
  metric: fc.constantFrom(...metrics),
  quantity: fc.integer({ min: 1, max: 6 }),
  starts_on: fc.constantFrom(null, '2026-01-01', '2027-01-01'),
  ends_on: fc.constantFrom(null, '2026-06-30', '2027-06-30'),
  upgrade: fc.boolean(),
  downgrade: fc.boolean(),
  second_use: fc.boolean(),
  given: fc.uniqueArray(fc.constantFrom(...ids('d', 5), ...ids('u', 3), 's0'), { maxLength: 2 }),
})
const anyCase = fc
  .record({
    devices: fc.array(
      fc.record({
        user: fc.constantFrom(null, ...ids('u', 3)),
        site: fc.constantFrom(null, 's0', 's1'),
        cores: fc.constantFrom(null, 1, 2, 3),
        processors: fc.constantFrom(null, 1, 2),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    on: fc.uniqueArray(fc.tuple(fc.nat(4), fc.constantFrom(...products.map(({ id }) => id))), {
      maxLength: 6,
      selector: ([at, id]) => `${at} ${id}`,
    }),
    lots: fc.array(anyLot, { maxLength: 3 }),
    free: fc.constantFrom([], ['old']),
  })
  .map(({ devices, on: pairs, lots, free }): Case => ({
    today,
    products,
    free: new Set(free),
    devices: devices.map((one, n) => ({ id: `d${n}`, ...one })),
    installs: pairs
      .filter(([at]) => at < devices.length)
      .map(([at, used]) => ({ device: `d${at}`, product: used })),
    lots: lots.map((one, n) => ({ id: `l${n}`, ...one, given: one.given.slice(0, one.quantity) })),
  }))

const covered = (one: Case) => positionOf(one).verdicts.filter((verdict) => verdict.covered).length

/** How many seats the verdicts take of each lot, counted from nothing but the verdicts. */
function seatsTaken(one: Case) {
  const pairs = pairsOf(one)
  const seats = new Map<string, Map<string, number>>()
  for (const [n, verdict] of positionOf(one).verdicts.entries()) {
    const install = one.installs[n]
    if (!verdict.covered || !install) continue
    const found = one.lots.find(({ id }) => id === verdict.lot)
    const machine = one.devices.find(({ id }) => id === install.device)
    if (!found || !machine) throw new Error('covered by nothing')
    const unit = unitOf(found, machine, pairs)
    if (typeof unit === 'string') throw new Error(`covered in spite of ${unit}`)
    seats.set(found.id, (seats.get(found.id) ?? new Map()).set(unit.key, unit.weight))
  }
  return seats
}

test('never more is covered than was bought, whatever is counted', () => {
  fc.assert(
    fc.property(anyCase, (one) => {
      const { used } = positionOf(one)
      for (const [id, seats] of seatsTaken(one)) {
        const found = one.lots.find((some) => some.id === id)
        const taken = [...seats.values()].reduce((all, n) => all + n, 0)
        expect(taken).toBeLessThanOrEqual(used.get(id) ?? 0)
        expect(used.get(id)).toBeLessThanOrEqual(found?.quantity ?? 0)
      }
      // A seat of one device covers that device alone.
      for (const { id, metric, second_use } of one.lots)
        if (metric === 'device' && !second_use) {
          const covering = positionOf(one).verdicts.flatMap((verdict, n) =>
            verdict.covered && verdict.lot === id ? (one.installs[n]?.device ?? []) : [],
          )
          expect(new Set(covering).size).toBeLessThanOrEqual(used.get(id) ?? 0)
        }
    }),
  )
})

test('another lot never makes it worse, and the order of what is asked makes no difference', () => {
  fc.assert(
    fc.property(anyCase, anyLot, (one, more) => {
      const before = covered(one)
      const lots = [...one.lots, { id: 'more', ...more, given: [] }]
      expect(covered({ ...one, lots })).toBeGreaterThanOrEqual(before)
      const turned = { ...one, devices: one.devices.toReversed(), lots: one.lots.toReversed() }
      expect(positionOf(turned).verdicts).toEqual(positionOf(one).verdicts)
    }),
  )
})

/** The most that can be covered, by trying every choice of every demand. */
function bruteForce(demands: readonly Demand[], free: readonly number[]): number {
  const fits = (chosen: readonly (number | undefined)[]) => {
    const seats = new Map<string, { lot: number; weight: number }>()
    for (const [n, at] of chosen.entries()) {
      const one = at === undefined ? undefined : demands[n]?.candidates[at]
      if (one) seats.set(`${one.lot} ${one.key}`, one)
    }
    return free.every(
      (most, which) =>
        [...seats.values()].reduce((all, seat) => all + (seat.lot === which ? seat.weight : 0), 0) <= most,
    )
  }
  const tryFrom = (n: number, chosen: (number | undefined)[]): number => {
    if (!fits(chosen)) return -1
    const demand = demands[n]
    if (!demand) return chosen.filter((at) => at !== undefined).length
    return Math.max(
      tryFrom(n + 1, [...chosen, undefined]),
      ...demand.candidates.map((_, at) => tryFrom(n + 1, [...chosen, at])),
    )
  }
  return tryFrom(0, [])
}

const anyDemands = (keys: number, weight: number) =>
  fc
    .array(
      fc.record({
        candidates: fc.uniqueArray(
          fc.record({ lot: fc.nat(2), key: fc.nat(keys - 1).map(String), weight: fc.constant(1) }),
          { maxLength: 3, selector: ({ lot: of, key }) => `${of} ${key}` },
        ),
      }),
      { maxLength: 6 },
    )
    .map((some) =>
      some.map(({ candidates }) => ({
        // The same seat weighs the same, whoever takes it.
        candidates: candidates.map((one) => ({ ...one, weight: 1 + (Number(one.key) % weight) })),
      })),
    )

test('as much is covered as trying everything covers', () => {
  const free = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3))
  fc.assert(
    fc.property(fc.oneof(anyDemands(3, 2), anyDemands(4, 1)), free, (demands, lots) => {
      const { chosen, exact } = coverMost(demands, lots)
      expect(exact).toBe(true)
      expect(chosen.filter(Boolean)).toHaveLength(bruteForce(demands, lots))
    }),
    { numRuns: 400 },
  )
})

test('where every device has a seat of its own, thousands are covered as well as can be, and quickly', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.nat(3), { maxLength: 4 }), { maxLength: 7 }), (wishes) => {
      const demands = wishes.map((lots, n) => ({
        candidates: lots.map((at) => ({ lot: at, key: String(n), weight: 1 })),
      }))
      // Too many of others to try everything: the augmenting paths alone answer.
      const many = Array.from({ length: 30 }, (_, n) => ({
        candidates: [{ lot: 4, key: `m${n}`, weight: 1 }],
      }))
      const free = [2, 1, 1, 0]
      const { chosen, exact } = coverMost([...demands, ...many], [...free, 30])
      expect(exact).toBe(true)
      expect(chosen.filter(Boolean).length - 30).toBe(bruteForce(demands, free))
    }),
  )
  const devices = Array.from({ length: 20_000 }, (_, n) => device(`d${n}`, `u${n % 15_000}`))
  const lots = [
    lot({ id: 'a', quantity: 9000 }),
    lot({ id: 'b', product: 'pro', quantity: 6000, downgrade: true }),
  ]
  const { verdicts, exact } = ask({
    devices,
    installs: devices.map(({ id }, n) => on(id, n % 5 === 0 ? 'pro' : 'std')),
    lots,
  })
  expect(exact).toBe(true)
  expect(verdicts.filter((one) => one.covered)).toHaveLength(15_000)
})

test('where kinds of seats cross and there is much, what is said to be covered is covered', () => {
  const many = fc.array(fc.tuple(fc.nat(11), fc.nat(9), fc.boolean()), { minLength: 30, maxLength: 60 })
  fc.assert(
    fc.property(many, fc.tuple(fc.nat(20), fc.nat(8)), (wishes, free) => {
      const demands = wishes.map(([machine, user, isBoth]) => ({
        candidates: [
          { lot: 0, key: `d${machine}`, weight: 1 + (machine % 3) },
          ...(isBoth ? [{ lot: 1, key: `u${user}`, weight: 1 }] : []),
        ],
      }))
      const { chosen } = coverMost(demands, free)
      const seats = new Map(chosen.flatMap((one) => (one ? [[`${one.lot} ${one.key}`, one]] : [])))
      for (const [which, most] of free.entries())
        expect(
          [...seats.values()].reduce((all, one) => all + (one.lot === which ? one.weight : 0), 0),
        ).toBeLessThanOrEqual(most)
      // Nobody is left out who could still be let in.
      for (const [n, one] of chosen.entries())
        if (!one)
          for (const { lot: at, key, weight } of demands[n]?.candidates ?? []) {
            const taken = [...seats.values()].reduce(
              (all, seat) => all + (seat.lot === at ? seat.weight : 0),
              0,
            )
            expect(seats.has(`${at} ${key}`) || taken + weight <= (free[at] ?? 0)).toBe(false)
          }
    }),
  )
})
