import { z } from 'zod'
import { Day } from '../contract.ts'
import { say } from '../words.ts'
import { calendarProblems } from './calendar-problems.ts'

const minute = (least: number, most: number) => z.int().min(least).max(most)

/** Open hours of one day, in minutes of wall time from its midnight. An end past 1440 lies on the next day. */
const spanFields = {
  start: minute(0, 1439).meta({ title: 'From' }),
  end: minute(1, 2880).meta({ title: 'To' }),
}
export const Span = z.object(spanFields)
export type Span = z.output<typeof Span>

export const WeeklySpan = z.object({
  day: z.int().min(1).max(7).meta({ title: 'Weekday', description: '1 is Monday, 7 is Sunday' }),
  ...spanFields,
})
export type WeeklySpan = z.output<typeof WeeklySpan>

/** A day that keeps other hours than its weekday: a holiday has no spans, a special opening has some. */
export const SpecialDay = z.object({
  date: Day.meta({ title: 'Date' }),
  name: z.string().trim().min(1).max(120).meta({ title: 'Name' }),
  spans: z.array(Span).max(24).default([]).meta({ title: 'Open' }),
})
export type SpecialDay = z.output<typeof SpecialDay>

/** The fields of a calendar, for contracts and tables that add their own; they refine with `checkCalendar`. */
export const calendarFields = {
  name: z.string().trim().min(1).max(120).meta({ title: 'Name' }),
  zone: z.string().min(1).max(64).meta({ title: 'Time zone' }),
  always: z.boolean().default(false).meta({ title: 'Open round the clock' }),
  weekly: z
    .array(WeeklySpan)
    .max(168)
    .default([])
    .meta({ title: 'Weekly hours', example: [{ day: 1, start: 480, end: 960 }] }),
  days: z.array(SpecialDay).max(5000).default([]).meta({ title: 'Holidays and special days' }),
}
const Fields = z.object(calendarFields)

/**
 * When work is done. A span belongs to the day on which it starts: a holiday closes what would start on it and
 * does not cut the night shift that began the evening before. A wall time means the first moment at which the
 * clock on the wall has reached it: in the hour that a spring night skips, that is the end of the gap (a span
 * wholly inside vanishes); when an autumn hour comes twice, the first time. So a night from 22:00 to 06:00 is
 * really 7 or 9 hours long then, and neighbours never overlap.
 */
export type WorkingCalendar = z.output<typeof Fields>

/** Refuses hours that make no sense; each issue carries its sentence, to be said in the reader's language. */
export function checkCalendar(calendar: WorkingCalendar, issues: z.RefinementCtx) {
  for (const { path, sentence } of calendarProblems(calendar))
    issues.addIssue({ code: 'custom', path, message: say(sentence, 'en'), params: { sentence } })
}

export const WorkingCalendar = Fields.superRefine(checkCalendar)

/** A calendar that is open at every moment. */
export const roundTheClock = (name: string, zone = 'UTC'): WorkingCalendar => ({
  name,
  zone,
  always: true,
  weekly: [],
  days: [],
})
