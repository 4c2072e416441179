import { type ClockRow, clockAt, type ClockView } from '#lib/time/clock'
import type { Calendars } from '#lib/time/span-table'

/** Is the clock open with nothing left? A target that was used up when it was set breaks at that very moment. */
export const isOverdrawn = ({ state, left_ms }: Pick<ClockView, 'state' | 'left_ms'>): boolean =>
  state === 'breached' || ((state === 'running' || state === 'paused') && left_ms <= 0)

/** The same of a row at a moment. */
export const isLate = (row: ClockRow, at: number, calendars: Calendars): boolean =>
  isOverdrawn(clockAt(row, at, calendars))
