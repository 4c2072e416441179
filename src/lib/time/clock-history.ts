import { advanceClock, startClock, type ClockRow } from './clock.ts'
import {
  fits,
  phaseAfter,
  type ClockFact,
  type ClockPhase,
  type ClockStep,
  type FactOf,
} from './clock-facts.ts'
import type { Calendars } from './span-table.ts'

/** Facts in the order of their moments, each recalculation worked into the facts before it. */
export interface ClockHistory {
  readonly start: FactOf<'started'>
  readonly steps: readonly ClockStep[]
  /** Calendar versions that replaced others while the clock was open. */
  readonly recalculations: readonly FactOf<'recalculated'>[]
}

/**
 * Orders facts and settles calendar versions: a recalculation rewrites the cycle of the clock that is open at its
 * moment as if the new version had held from the beginning. Cycles that are done, and clocks that are, stay as
 * they were counted.
 */
export function historyOf(facts: readonly ClockFact[]): ClockHistory {
  const [start, ...rest] = facts.toSorted((a, b) => a.at - b.at)
  if (start?.is !== 'started')
    throw new RangeError(`A clock begins by starting, not by ${start?.is ?? 'nothing'}`)
  const recalculations: FactOf<'recalculated'>[] = []
  let begins: FactOf<'started'> = start
  let steps: ClockStep[] = []
  let cycle = 0
  let phase: ClockPhase = 'running'
  let calendar = start.calendar
  for (const fact of rest) {
    if (!fits(fact, phase)) continue
    phase = phaseAfter(fact, phase)
    if (fact.is === 'recalculated') {
      if (cycle === 0) begins = renewed(begins, fact)
      steps = steps.map((step, i) => (i + 1 < cycle ? step : renewed(step, fact)))
      if (calendar === fact.replaced) calendar = fact.calendar
      recalculations.push(fact)
    } else {
      if ('calendar' in fact) calendar = fact.calendar ?? calendar
      // A new cycle names its calendar, so that a replacement finds it there.
      steps.push(fact.is === 'restarted' ? { ...fact, calendar } : fact)
      if (fact.is === 'restarted') cycle = steps.length
    }
  }
  return { start: begins, steps, recalculations }
}

const renewed = <S extends ClockStep>(step: S, { replaced, calendar }: FactOf<'recalculated'>): S =>
  'calendar' in step && step.calendar === replaced ? { ...step, calendar } : step

/** The row of a clock from all its facts, in any order: what folding `advanceClock` over them in order gives. */
export function rowOf(facts: readonly ClockFact[], calendars: Calendars): ClockRow {
  const { start, steps } = historyOf(facts)
  let row = startClock(start, calendars)
  for (const step of steps) row = advanceClock(row, step, calendars)
  return row
}

/** What replacing a calendar version would do to one clock. */
export interface Recalculation {
  readonly fact: FactOf<'recalculated'>
  readonly before: ClockRow
  readonly after: ClockRow
}

/**
 * Counts an open clock anew under an edited calendar: the preview, and once `fact` is kept with the clock's facts,
 * the result. Null for a clock that is done, cancelled or never used the replaced version: it stays frozen.
 */
export function recalculateClock(
  facts: readonly ClockFact[],
  change: Omit<FactOf<'recalculated'>, 'is'>,
  calendars: Calendars,
): Recalculation | null {
  const fact: FactOf<'recalculated'> = { is: 'recalculated', ...change }
  const before = rowOf(facts, calendars)
  const counted = cycleOf(historyOf(facts)).some(
    (step) => 'calendar' in step && step.calendar === fact.replaced,
  )
  if (!counted || !fits(fact, before.phase)) return null
  return { fact, before, after: rowOf([...facts, fact], calendars) }
}

/** The steps of the last cycle, the one that began it first. */
export function cycleOf({ start, steps }: ClockHistory): readonly ClockStep[] {
  const all = [start, ...steps]
  return all.slice(
    Math.max(
      0,
      all.findLastIndex((step) => step.is === 'restarted'),
    ),
  )
}
