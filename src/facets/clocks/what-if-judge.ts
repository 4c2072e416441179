import type { sql } from 'kysely'
import type { ClockRow } from '#lib/time/clock'
import { rowOf } from '#lib/time/clock-history'
import { msOf } from '#lib/time/instant'
import type { Calendars } from '#lib/time/span-table'
import type { WorkRow } from '#facets/work/load'
import type { Clock } from './clocks.ts'
import { none, type Outcome, outcomeOf } from './engine/outcome.ts'
import { metrics } from './engine/reactions.ts'
import { type Moved, type Otherwise, toldAnew, toldOtherwise } from './engine/what-if.ts'
import type { ActivePolicy } from './policies.ts'
import { type Metric, targetFor } from './schemas.ts'
import { termsOf } from './terms.ts'
import { isToldBy, type Side, standsOtherwise, type Swap, termsOn, type Versions } from './what-if-sides.ts'

/** A change that is tried on what happened. */
export interface Trial {
  readonly before: Side
  readonly after: Side
  readonly versions: Versions
  readonly calendars: Calendars
  /** Counts it by the policy or the calendar that is changed? What does so on no side is left aside. */
  readonly concerns: (row: Pick<ClockRow, 'policy' | 'calendar'>) => boolean
  /** The same asked of the table, where that is enough. */
  readonly where: ReturnType<typeof sql<boolean>>
  /** Another scope, or a promise where none was: records are judged by what they are today, those that the reader sees. */
  readonly judges: boolean
  /** The calendar versions whose open time is compared. */
  readonly hours: { readonly before: string; readonly after: string }
}

export type Told = Pick<Clock, 'entity_id' | 'metric' | 'row' | 'facts'>

/** One record, and what is known of it. */
export interface Looked<Work extends WorkRow> {
  readonly trial: Trial
  readonly work: Work
  readonly now: number
  readonly told: readonly Told[]
  /** The policies that count for it on both sides, if it was judged. */
  readonly was: ActivePolicy | undefined
  readonly is: ActivePolicy | undefined
  readonly moves: readonly Moved[]
}

/** What became of one promise on both sides. */
export interface Judged<Work extends WorkRow> {
  readonly work: Work
  readonly metric: Metric
  readonly before: Outcome
  readonly after: Outcome
  /** As it was counted when it happened. */
  readonly recorded: Outcome
}

/** What became of a record's promises on both sides, and how many were not made, so that nobody knows. */
export function judged<Work extends WorkRow>(
  looked: Looked<Work>,
): { promises: Judged<Work>[]; unknown: number } {
  const { work, told, is } = looked
  const promises = told.flatMap((clock) => compared(looked, clock) ?? [])
  let unknown = 0
  for (const metric of newlyPromised(looked)) {
    if (told.some((clock) => clock.metric === metric)) continue
    if (metric === 'resolution' && is)
      promises.push({ work, metric, before: none, after: anew(looked, is), recorded: none })
    else unknown++
  }
  return { promises, unknown }
}

/** One clock on both sides; nothing where the change does not concern it. */
function compared<Work extends WorkRow>(
  { trial, work, now, was, is, moves }: Looked<Work>,
  { metric, row, facts: kept }: Told,
): Judged<Work> | undefined {
  const { calendars, versions, concerns } = trial
  const facts = kept.map(({ fact }) => fact)
  const on = (side: Side, swap?: Swap): ClockRow | null => {
    const terms = termsOn(side, versions, swap)
    if (isToldBy(facts, terms)) return row
    const still: Pick<Otherwise, 'moves'> = standsOtherwise(facts, terms, versions) ? { moves } : {}
    const anew = toldOtherwise(metric, facts, { ...terms, ...still })
    return anew.length === 0 ? null : rowOf(anew, calendars)
  }
  const goes = was && was.policy_id !== is?.policy_id ? { from: was.policy_id, to: is ?? null } : undefined
  const [before, after] = [on(trial.before), on(trial.after, goes)]
  if (![before, after].some((one) => one && concerns(one))) return undefined
  const outcome = (one: ClockRow | null) => (one ? outcomeOf(one, now, calendars) : none)
  return { work, metric, before: outcome(before), after: outcome(after), recorded: outcome(row) }
}

/** What is promised for it on the other side alone. */
const newlyPromised = ({ work: { priority }, was, is }: Looked<WorkRow>): Metric[] =>
  is
    ? metrics.filter(
        (metric) =>
          targetFor(is.definition, metric, priority) !== null &&
          (!was || targetFor(was.definition, metric, priority) === null),
      )
    : []

function anew({ trial, work, now, moves }: Looked<WorkRow>, policy: ActivePolicy): Outcome {
  const terms = termsOf(policy)
  const facts = toldAnew(
    { ...terms, calendar: trial.after.calendar(terms.calendar) },
    { priority: work.priority, opened: msOf(work.opened_at), moves },
  )
  return outcomeOf(rowOf(facts, trial.calendars), now, trial.calendars)
}

/** Whether how records moved must be known: where something is promised anew, or a clock stands still for other reasons. */
export const needsMoves = ({ judges, before, after, versions }: Trial, told: readonly Told[]): boolean => {
  const sides = [termsOn(before, versions), termsOn(after, versions)]
  return (
    judges ||
    told.some(({ metric, facts: kept }) => {
      if (metric !== 'resolution') return false
      const facts = kept.map(({ fact }) => fact)
      return sides.some((side) => standsOtherwise(facts, side, versions))
    })
  )
}
