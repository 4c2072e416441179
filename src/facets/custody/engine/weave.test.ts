import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWhole, type Step, type ToldStep, weave } from './weave.ts'

const since = 10_000_000_000
const ground = { since, isPlace: (id: string) => id.startsWith('place') }
const step = (at: number, from_id: string | null, to_id: string | null): Step => ({ at, from_id, to_id })
const out = (n: number, at: number, who: string | null): ToldStep => ({ n, at, way: 'out', who })
const back = (n: number, at: number, who: string | null | undefined): ToldStep => ({ n, at, way: 'in', who })
const bare = (steps: readonly Step[]) => steps.map(({ at, from_id, to_id }) => step(at, from_id, to_id))
/** As the ledger is read: by moment, of one moment in the order in which it was written. */
const together = (ledger: readonly Step[], more: readonly Step[]) =>
  bare([...ledger, ...more]).toSorted((a, b) => a.at - b.at)

/** Who had it from when to when; a step that is cut in two by the ledger is one. */
function intervals(steps: readonly Step[]) {
  const all: { who: string; from: number; until: number }[] = []
  for (const [n, { at, to_id }] of steps.entries()) {
    const until = steps[n + 1]?.at ?? Infinity
    const last = all.at(-1)
    if (to_id === null) continue
    if (last?.who === to_id && at - last.until <= 1) last.until = until
    else all.push({ who: to_id, from: at, until })
  }
  return all
}

test('what was before the first step comes before it, and whoever has it now has had it since they got it', () => {
  const day = 86_400_000
  const woven = weave(
    [step(9 * day, null, 'ben')],
    [back(2, 2 * day, 'ana'), out(3, 1 * day, 'ana'), out(1, 5 * day, 'ben')],
    ground,
  )
  expect(bare(woven.steps)).toEqual([
    step(1 * day, null, 'ana'),
    step(2 * day, 'ana', null),
    step(5 * day, null, 'ben'),
    step(9 * day - 1, 'ben', null),
  ])
  expect([...woven.verdicts.values()]).toEqual(['new', 'new', 'new'])
})

test('where it lay at a place all along, it went out from there and came back there', () => {
  const woven = weave([step(10, null, 'place')], [out(1, 20, 'ana'), back(2, 30, undefined)], ground)
  expect(bare(woven.steps)).toEqual([step(20, 'place', 'ana'), step(30, 'ana', 'place')])
})

test('what contradicts is left out, each for its own reason', () => {
  const verdicts = (ledger: readonly Step[], told: readonly ToldStep[]) =>
    Object.fromEntries(weave(ledger, told, ground).verdicts)
  // By the file Ana would still have it; here nobody has.
  expect(verdicts([], [out(1, 10, 'ben'), back(2, 20, 'ben'), out(3, 30, 'ana')])).toEqual({
    1: 'new',
    2: 'new',
    3: 'loose',
  })
  // It came back from Ben, who never got it: Ana has it no more, and since when Ben had it nobody says.
  const odd = weave([], [out(1, 10, 'ana'), back(2, 20, 'ben'), out(3, 30, null)], ground)
  expect(Object.fromEntries(odd.verdicts)).toEqual({ 1: 'new', 2: 'other', 3: 'unknown' })
  expect(bare(odd.steps)).toEqual([step(10, null, 'ana'), step(20, 'ana', null)])
  // Whoever is not known here is not nobody.
  expect(verdicts([], [back(1, 10, null)])).toEqual({ 1: 'unknown' })
  // Since the ledger is kept here it knows better.
  expect(
    verdicts([step(since + 5, null, 'ben')], [out(1, since + 9, 'ana'), out(2, since + 9, 'ben')]),
  ).toEqual({ 1: 'later', 2: 'known' })
})

const who = fc.constantFrom('ana', 'ben', 'cara', 'place 1')
/** What a program that keeps such a report does with one thing: it is handed out, or it comes back. */
const lives = fc
  .array(fc.record({ who, hours: fc.integer({ min: 1, max: 90 }), isKept: fc.boolean() }), { maxLength: 12 })
  .map((deeds) => {
    const steps: Step[] = []
    const told: ToldStep[] = []
    let [at, holder]: [number, string | null] = [0, null]
    const note = (way: ToldStep['way'], to: string | null, named: string) => {
      told.unshift({ n: told.length, at, way, who: named })
      steps.push(step(at, holder, to))
      holder = to
    }
    for (const { who: next, hours, isKept } of deeds) {
      at += hours * 3_600_000
      if (holder !== null && (isKept || holder === next)) note('in', null, holder)
      else note('out', next, next)
    }
    return { steps, told, holder, at }
  })

test('a whole report gives the intervals that there were, whatever the list of things said of today, and nothing the second time', () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 2, max: 40 }), ({ steps, told, holder, at }, days) => {
      const here = at + days * 86_400_000
      const ledger = holder === null ? [] : [step(here, null, holder)]
      const whole = { ...ground, since: here + 1 }
      const woven = weave(ledger, told, whole)
      const all = together(ledger, woven.steps)
      expect(intervals(all)).toEqual(intervals(steps))
      expect(isWhole(all)).toBe(true)
      expect(weave(all, told, whole).steps).toEqual([])
    }),
  )
})

const ledgers = fc
  .array(fc.record({ who: fc.option(who), wait: fc.integer({ min: 1, max: 50 }) }), { maxLength: 6 })
  .map((moves) => {
    const steps: Step[] = []
    let at = 0
    for (const { who: to, wait } of moves) {
      at += wait
      const holder = steps.at(-1)?.to_id ?? null
      if (to !== holder) steps.push(step(at, holder, to))
    }
    return steps
  })
const rows = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 300 }),
      way: fc.constantFrom('in' as const, 'out' as const),
      who: fc.oneof(who, fc.constant(null), fc.constant(undefined)),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((row, n): ToldStep => ({ n, ...row })))

test('whatever is told, the ledger adds up, keeps every step that it had, and says last what it said last', () => {
  fc.assert(
    fc.property(ledgers, rows, fc.integer({ min: 0, max: 300 }), (ledger, told, begin) => {
      const woven = weave(ledger, told, { ...ground, since: begin })
      const all = together(ledger, woven.steps)
      expect(isWhole(all)).toBe(true)
      expect(all.at(-1)?.to_id ?? null).toBe(ledger.at(-1)?.to_id ?? null)
      expect(woven.verdicts.size).toBe(told.length)
      const said = new Set(woven.steps.flatMap(({ n }) => n ?? []))
      for (const [n, verdict] of woven.verdicts) expect(said.has(n)).toBe(verdict === 'new')
    }),
  )
})
