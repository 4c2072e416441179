import type { ClockRow } from '#lib/time/clock'
import { MINUTE_MS } from '#lib/time/instant'
import { escalations } from '#lib/time/reminders'
import type { Calendars } from '#lib/time/span-table'
import type { Step } from '../schemas.ts'

/** Names one step of one cycle, so that each is taken once however often somebody looks. */
export const stepName = (row: ClockRow, step: Pick<Step, 'offset_minutes' | 'to'>) =>
  `${row.cycle}:${step.offset_minutes}:${step.to}`
export const breachName = (row: ClockRow) => `${row.cycle}:breach`

export interface Moment {
  readonly at: number
  readonly name: string
  /** The step to take; none for the breach itself and for the end of a pause. */
  readonly step: Step | undefined
}

/** What is still to happen on a clock that nobody touches: its steps, its breach, the end of its pause; soonest first. */
export function momentsOf(
  row: ClockRow,
  steps: readonly Step[],
  fired: readonly string[],
  calendars: Calendars,
): Moment[] {
  const { phase, due_at, started_at, paused_until } = row
  if (phase === 'paused' && paused_until !== null)
    return [{ at: paused_until, name: `${row.cycle}:resume:${paused_until}`, step: undefined }]
  if (phase !== 'running' || due_at === null) return []
  const calendar = calendars(row.calendar)
  const offered = steps.map((step) => ({ ...step, offset_ms: step.offset_minutes * MINUTE_MS }))
  const taken = escalations({ calendar, started_at, due_at }, offered, calendar).map(({ step, tell_at }) => ({
    at: tell_at,
    name: stepName(row, step),
    step,
  }))
  return [...taken, { at: due_at, name: breachName(row), step: undefined }]
    .filter(({ name }) => !fired.includes(name))
    .sort((a, b) => a.at - b.at)
}

/** When somebody has to look at this clock next; null if never. */
export const nextMoment = (
  row: ClockRow,
  steps: readonly Step[],
  fired: readonly string[],
  calendars: Calendars,
): number | null => momentsOf(row, steps, fired, calendars)[0]?.at ?? null
