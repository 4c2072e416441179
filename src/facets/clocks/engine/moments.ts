import type { ClockRow } from '#lib/time/clock'
import { MINUTE_MS } from '#lib/time/instant'
import { beforeDue } from '#lib/time/reminders'
import type { Calendars, CompiledCalendar } from '#lib/time/span-table'
import { addWorking } from '#lib/time/working-time'
import type { Step } from '../schemas.ts'

/** Names one step of one cycle towards one due moment, so that each is taken once however often somebody looks. */
export const stepName = (row: ClockRow, { offset_minutes, to }: Pick<Step, 'offset_minutes' | 'to'>) =>
  `${row.cycle}:${row.due_at}:${offset_minutes}:${to}`
export const breachName = (row: ClockRow) => `${row.cycle}:${row.due_at}:breach`

export interface Moment {
  readonly at: number
  readonly is: 'step' | 'breach' | 'resume'
  readonly name: string
  /** The steps that are taken then: one, or all that belong to the breach itself. */
  readonly steps: readonly Step[]
}

/** When a step is reached; its recipients hear of it when they are next at work. */
function reachedAt(calendar: CompiledCalendar, due: number, offset_minutes: number): number | null {
  const ms = Math.abs(offset_minutes) * MINUTE_MS
  return offset_minutes < 0 ? beforeDue(calendar, due, ms) : addWorking(calendar, due, ms)
}

/** What is still to happen on a clock that nobody touches: its steps, its breach, the end of its pause; soonest first. */
export function momentsOf(
  row: ClockRow,
  steps: readonly Step[],
  fired: readonly string[],
  calendars: Calendars,
): Moment[] {
  const { phase, due_at, started_at, running_since, paused_until } = row
  if (phase === 'paused' && paused_until !== null)
    return [{ at: paused_until, is: 'resume', name: `${row.cycle}:resume:${paused_until}`, steps: [] }]
  if (phase !== 'running' || due_at === null) return []
  const calendar = calendars(row.calendar)
  const taken = steps
    .filter(({ offset_minutes }) => offset_minutes !== 0)
    .flatMap((step): Moment[] => {
      const at = reachedAt(calendar, due_at, step.offset_minutes)
      // A warning of four hours is none where two were given; nor is one that passed while the clock stood still.
      if (at === null || at <= started_at || at < (running_since ?? 0)) return []
      return [{ at, is: 'step', name: stepName(row, step), steps: [step] }]
    })
  const breach: Moment = {
    // The due moment itself still counts as in time.
    at: due_at + 1,
    is: 'breach',
    name: breachName(row),
    steps: steps.filter(({ offset_minutes }) => offset_minutes === 0),
  }
  return [...taken, breach].filter(({ name }) => !fired.includes(name)).sort((a, b) => a.at - b.at)
}

/** Names of reminders and breaches that lie in the past already. */
export const passedBy = (
  row: ClockRow,
  steps: readonly Step[],
  fired: readonly string[],
  now: number,
  calendars: Calendars,
): string[] =>
  momentsOf(row, steps, fired, calendars)
    .filter(({ at, is }) => at <= now && is !== 'resume')
    .map(({ name }) => name)

/** When somebody has to look at this clock next; null if never. */
export const nextMoment = (
  row: ClockRow,
  steps: readonly Step[],
  fired: readonly string[],
  calendars: Calendars,
): number | null => momentsOf(row, steps, fired, calendars)[0]?.at ?? null

/**
 * What is told of the moments that have passed by now. Whoever looks late says what matters still: once it is broken,
 * nobody needs to hear that it is about to.
 */
export function toTell(moments: readonly Moment[], now: number): Moment[] {
  const passed = moments.filter(({ at }) => at <= now)
  if (!passed.some(({ is }) => is === 'breach')) return passed
  return passed.filter(
    ({ is, steps }) => is !== 'step' || steps.some(({ offset_minutes }) => offset_minutes > 0),
  )
}
