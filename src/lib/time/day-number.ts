import { DAY_MS } from './instant.ts'

/** Days since 1 January 1970 of a date, whatever the zone. */
export const dayNumber = (date: string) =>
  Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds / DAY_MS

/** How many days lie from one date to another; below nothing where it is before. */
export const daysBetween = (from: string, until: string) => dayNumber(until) - dayNumber(from)

/** The ISO weekday of a day number: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1
