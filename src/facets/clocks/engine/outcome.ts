import { type ClockRow, clockAt } from '#lib/time/clock'
import type { Calendars } from '#lib/time/span-table'
import { isOverdrawn } from './late.ts'

/** What became of a promise: how often it was kept and broken, and whether it is still open. */
export interface Outcome {
  readonly kept: number
  readonly broken: number
  readonly open: number
  /** Working time beyond what was promised; of a promise made again and again, the last time. */
  readonly late_ms: number
}

export const none: Outcome = { kept: 0, broken: 0, open: 0, late_ms: 0 }

/** What became of a clock's promises by a moment; withdrawn ones count for nothing. */
export function outcomeOf(row: ClockRow, now: number, calendars: Calendars): Outcome {
  const view = clockAt(row, now, calendars)
  const { cycle, missed, phase, left_ms } = view
  const before = { kept: cycle - 1 - missed, broken: missed, open: 0, late_ms: 0 }
  if (phase === 'cancelled') return before
  if (view.state === 'missed' || isOverdrawn(view))
    return { ...before, broken: missed + 1, late_ms: Math.max(0, -left_ms) }
  return phase === 'stopped' ? { ...before, kept: before.kept + 1 } : { ...before, open: 1 }
}

export const isSame = (a: Outcome, b: Outcome) =>
  a.kept === b.kept && a.broken === b.broken && a.open === b.open
