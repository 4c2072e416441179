import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockAt } from '#lib/time/clock'
import { type ClockFact } from '#lib/time/clock-facts'
import { rowOf } from '#lib/time/clock-history'
import { HOUR_MS, MINUTE_MS } from '#lib/time/instant'
import { at, clockHistory, sampleCalendars } from '#lib/time/samples'
import type { Sentence } from '#lib/words'
import type { Metric, PolicyDefinition } from '../schemas.ts'
import { labelOf } from './label.ts'
import { outcomeOf } from './outcome.ts'
import {
  type Fact,
  isOpen,
  metrics,
  onAnswer,
  onAskedAgain,
  onMoved,
  onOpened,
  onPromised,
  onTerms,
  type Stand,
  startFact,
  type Terms,
} from './reactions.ts'
import { type Moved, toldAnew, toldOtherwise } from './what-if.ts'

const calendars = sampleCalendars
const why = { key: 'said' }
const active: Stand = { phase: 'active', waits_for: undefined, hold_until: null }
const waiting = (waits_for: Stand['waits_for'], hold_until: number | null = null): Stand => ({
  phase: 'waiting',
  waits_for,
  hold_until,
})

type Minutes = PolicyDefinition['targets'][number]['minutes']
const policy = (
  name: string,
  targets: Partial<Record<Metric, Minutes>>,
  { calendar = 'bergen', pauses = ['requester', 'supplier', 'date'] }: Partial<Terms & PolicyDefinition> = {},
): Terms => ({
  policy: name,
  calendar,
  definition: {
    targets: metrics.flatMap((metric) => {
      const minutes = targets[metric]
      return minutes ? [{ metric, minutes }] : []
    }),
    pauses,
  },
})
const same = (terms: Terms) => ({ terms: () => terms, calendar: () => terms.calendar })

type Happening =
  | { is: 'priority'; to: number }
  | { is: 'move'; to: 'active' | 'requester' | 'supplier' | 'date' | 'done' | 'cancelled' }
  | { is: 'answered' }
  | { is: 'asked' }
interface Story {
  opened: number
  priority: number
  asked: boolean
  next: readonly (readonly [number, Happening])[]
}

const standOf = (to: (Happening & { is: 'move' })['to'], moment: number): Stand => {
  if (to === 'active') return active
  if (to === 'done' || to === 'cancelled') return { ...active, phase: to }
  return waiting(to, to === 'date' ? moment + 5 * HOUR_MS : null)
}

/** A desk of its own that lives a story under one service level, as the commands of work do: the oracle. */
function lived({ opened, priority: first, asked, next }: Story, terms: Terms) {
  const clocks = new Map<Metric, ClockFact[]>()
  const moves: Moved[] = []
  let [stand, priority] = [active, first]
  const row = (metric: Metric) => {
    const facts = clocks.get(metric)
    return facts && rowOf(facts, calendars)
  }
  const tell = (facts: readonly Fact[]) => {
    for (const { metric, fact } of facts)
      for (const [name, told] of clocks) if (metric === undefined || metric === name) told.push(fact)
  }
  const start = (metric: Metric, facts: ClockFact[]) => {
    if (facts.length > 0) clocks.set(metric, facts)
  }
  const judge = (moment: number, again: boolean, because: Sentence = why) => {
    const shift = { terms, priority, label: labelOf({ priority }), stand, at: moment, why: because, again }
    const held = metrics.flatMap((metric) => {
      const known = row(metric)
      return known ? [{ metric, row: known }] : []
    })
    const told = held.flatMap((one) => onTerms(one, shift))
    tell(told)
    if (!held.some(({ metric }) => metric === 'resolution')) start('resolution', onPromised(shift))
  }
  for (const { metric = 'resolution' as const, fact } of onOpened(
    terms,
    first,
    labelOf({ priority }),
    opened,
    asked,
  ))
    start(metric, [fact])
  const asks = (moment: number) => {
    const before = row('first_response')
    if (before && before.phase !== 'stopped') return
    const label = labelOf({ priority })
    const known = clocks.get('next_response')
    if (known) known.push(onAskedAgain(terms, priority, label, moment, why))
    else start('next_response', startFact(terms, 'next_response', priority, label, moment, why))
  }
  const counts = (moment: number, to: number) => {
    const is = labelOf({ priority: to })
    const same = to === priority
    priority = to
    if (!same && isOpen(stand)) judge(moment, false, { key: 'clocks.why.priority', values: { after: is } })
  }
  const goes = (moment: number, stands: Stand) => {
    const lapsed = metrics.filter((metric) => row(metric)?.phase === 'cancelled')
    tell(onMoved(terms.definition, stand, stands, moment, why, lapsed))
    moves.push({ at: moment, before: stand, after: stands, why })
    const reopens = !isOpen(stand) && isOpen(stands)
    stand = stands
    if (reopens) judge(moment, true)
  }
  let moment = opened
  for (const [gap, happening] of next) {
    moment += gap
    if (happening.is === 'answered') tell(onAnswer(moment, why))
    if (happening.is === 'asked') asks(moment)
    if (happening.is === 'priority') counts(moment, happening.to)
    if (happening.is === 'move') goes(moment, standOf(happening.to, moment))
  }
  return { clocks, moves, now: moment + 3 * HOUR_MS }
}

const gap = fc.integer({ min: 1, max: 900 }).map((minutes) => minutes * MINUTE_MS)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ is: fc.constant('priority' as const), to: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    is: fc.constant('move' as const),
    to: fc.constantFrom('active', 'requester', 'supplier', 'date', 'done', 'cancelled'),
  }),
  fc.record({ is: fc.constant('answered' as const) }),
  fc.record({ is: fc.constant('asked' as const) }),
)
const story: fc.Arbitrary<Story> = fc.record({
  opened: fc.constantFrom(at('2026-11-09T07:00'), at('2026-11-13T16:10'), at('2026-11-14T22:30')),
  priority: fc.integer({ min: 1, max: 5 }),
  asked: fc.boolean(),
  next: fc.array(fc.tuple(gap, happening), { maxLength: 9 }),
})
const some = fc.integer({ min: 1, max: 900 })
const full = fc.array(some, { minLength: 5, maxLength: 5 })
const pauses = fc.subarray<'requester' | 'supplier' | 'date'>(['requester', 'supplier', 'date'])
const hours = fc.constantFrom('bergen', 'santiago', 'always', 'bergen-2')
const terms = (name: string, each: fc.Arbitrary<Minutes> = full) =>
  fc
    .record({ first_response: full, next_response: full, resolution: each, calendar: hours, pauses })
    .map(({ calendar, pauses: still, ...targets }) => policy(name, targets, { calendar, pauses: still }))

describe('a story told otherwise', () => {
  test('unchanged, a service level gives exactly what was told', () => {
    fc.assert(
      fc.property(story, terms('a'), (lives, a) => {
        const { clocks } = lived(lives, a)
        for (const [metric, facts] of clocks)
          expect(rowOf(toldOtherwise(metric, facts, same(a)), calendars)).toEqual(rowOf(facts, calendars))
      }),
      { numRuns: 300 },
    )
  })

  test('facts of any kind, counted by what they were counted by, stay as they are', () => {
    fc.assert(
      fc.property(clockHistory, ({ facts, now }) => {
        const told = toldOtherwise('resolution', facts, { terms: () => undefined, calendar: (one) => one })
        expect(clockAt(rowOf(told, calendars), now, calendars)).toEqual(
          clockAt(rowOf(facts, calendars), now, calendars),
        )
      }),
    )
  })

  test('changed, it gives what the same story would have come to under the other one', () => {
    fc.assert(
      fc.property(story, terms('a'), terms('b'), (lives, a, b) => {
        const [was, would] = [lived(lives, a), lived(lives, b)]
        for (const [metric, facts] of was.clocks) {
          const told = toldOtherwise(metric, facts, { ...same(b), moves: was.moves })
          const expected = would.clocks.get(metric)
          expect(outcomeOf(rowOf(told, calendars), was.now, calendars)).toEqual(
            outcomeOf(rowOf(expected ?? [], calendars), was.now, calendars),
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  test('also where it promises no solution to some', () => {
    const holes = fc.array(fc.option(some), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(story, terms('a'), terms('b', holes), (lives, a, b) => {
        const [was, would] = [lived(lives, a), lived(lives, b)]
        for (const [metric, facts] of was.clocks) {
          const told = toldOtherwise(metric, facts, { ...same(b), moves: was.moves })
          const expected = would.clocks.get(metric) ?? []
          const [got, wanted] = [told, expected].map((one) =>
            one.length === 0 ? null : outcomeOf(rowOf(one, calendars), was.now, calendars),
          )
          expect(got).toEqual(wanted)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('where nothing was promised, the solution runs from when it was opened', () => {
    fc.assert(
      fc.property(story, terms('b'), (lives, b) => {
        const calm = { ...lives, next: lives.next.filter(([, { is }]) => is === 'move') }
        const { clocks, moves, now } = lived(calm, b)
        const told = toldAnew(b, { priority: lives.priority, opened: lives.opened, moves })
        expect(outcomeOf(rowOf(told, calendars), now, calendars)).toEqual(
          outcomeOf(rowOf(clocks.get('resolution') ?? [], calendars), now, calendars),
        )
      }),
    )
  })
})

describe('a case by hand', () => {
  // Bergen is open from 8 to 12 and from 13 to 18.
  const a = policy('a', { resolution: [60, 120, 240, 480, 960] })
  const lives: Story = {
    opened: at('2026-11-09T10:00'),
    priority: 3,
    asked: false,
    next: [
      [HOUR_MS, { is: 'move', to: 'supplier' }],
      [6 * HOUR_MS, { is: 'move', to: 'active' }],
      [24 * HOUR_MS - 6 * HOUR_MS, { is: 'move', to: 'done' }],
    ],
  }
  const now = at('2026-11-12T12:00')
  const { clocks, moves } = lived(lives, a)
  const facts = clocks.get('resolution') ?? []
  const under = (b: Terms, given?: readonly Moved[]) =>
    outcomeOf(
      rowOf(toldOtherwise('resolution', facts, { ...same(b), moves: given }), calendars),
      now,
      calendars,
    )

  test('one hour, a wait until 17:00, an hour more and three next morning: five hours of four', () => {
    expect(facts.map(({ is }) => is)).toEqual(['started', 'paused', 'resumed', 'stopped'])
    expect(under(a)).toEqual({ kept: 0, broken: 1, open: 0, late_ms: HOUR_MS })
  })

  test('six hours would have been kept; round the clock they would not', () => {
    const six = { resolution: [60, 120, 360, 480, 960] }
    expect(under(policy('b', six))).toMatchObject({ kept: 1, broken: 0 })
    expect(under(policy('b', six, { calendar: 'always' }))).toMatchObject({
      broken: 1,
      late_ms: 13 * HOUR_MS,
    })
  })

  test('without a pause for suppliers ten hours run, four of them while it waited', () => {
    const strict = policy('b', { resolution: [60, 120, 480, 480, 960] }, { pauses: ['requester'] })
    expect(under(strict, moves)).toEqual({ kept: 0, broken: 1, open: 0, late_ms: 2 * HOUR_MS })
  })

  test('where nothing would be promised there is no clock', () => {
    expect(toldOtherwise('resolution', facts, { ...same(a), terms: () => null })).toEqual([])
  })
})
