import { compileCalendar } from '#lib/time/span-table'
import { workingBetween } from '#lib/time/working-time'
import type { WorkingCalendar } from '#lib/time/calendar'
import type { PreviewDay } from '../schemas.ts'

/** What a calendar does on each of so many days from a date on. */
export function previewDays(
  hours: WorkingCalendar,
  from: string,
  count: number,
  own: ReadonlySet<string>,
): PreviewDay[] {
  const calendar = compileCalendar(hours)
  const special = new Map(hours.days.map((day) => [day.date, day]))
  const first = Temporal.PlainDate.from(from)
  return Array.from({ length: count }, (_, n) => {
    const date = first.add({ days: n })
    const text = date.toString()
    const day = special.get(text)
    const spans = day ? day.spans : hours.weekly.filter(({ day: weekday }) => weekday === date.dayOfWeek)
    const open = workingBetween(
      calendar,
      midnight(date, hours.zone),
      midnight(date.add({ days: 1 }), hours.zone),
    )
    return {
      date: text,
      weekday: date.dayOfWeek,
      spans: hours.always
        ? [{ start: 0, end: 1440 }]
        : spans.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
      open_minutes: Math.round(open / 60_000),
      name: day?.name ?? null,
      holiday: day !== undefined && !own.has(text),
    }
  })
}

const midnight = (date: Temporal.PlainDate, zone: string) => date.toZonedDateTime(zone).epochMilliseconds
