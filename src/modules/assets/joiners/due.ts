import { workingBetween } from '#lib/time/working-time'
import { defaultCalendar, loadCalendars } from '#facets/clocks/calendars'
import type { Read } from '#kernel/context'
import { organisationOf } from '#modules/identity/public'
import { workingDaysBefore } from '../engine/workdays.ts'

/** By when what somebody needs on their first day is ready: so many working days before, by the calendar of the organisation. */
export async function readyBy(ctx: Read, days: number): Promise<(starts_on: string) => string> {
  const usual = await defaultCalendar(ctx)
  if (!usual) return (day) => workingDaysBefore(day, days, isWeekday)
  const [calendars, { zone }] = [await loadCalendars(ctx, [usual.version_id]), await organisationOf(ctx)]
  const calendar = calendars(usual.version_id)
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds
  const works = (text: string) => {
    const day = Temporal.PlainDate.from(text)
    return workingBetween(calendar, midnight(day), midnight(day.add({ days: 1 }))) > 0
  }
  return (day) => workingDaysBefore(day, days, works)
}

const isWeekday = (day: string) => Temporal.PlainDate.from(day).dayOfWeek <= 5
