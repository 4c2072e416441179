import { type ClockRow, clockAt } from '#lib/time/clock'
import type { Calendars } from '#lib/time/span-table'

/** Is the clock open and late at a moment? */
export const isLate = (row: ClockRow, at: number, calendars: Calendars): boolean =>
  clockAt(row, at, calendars).state === 'breached'
