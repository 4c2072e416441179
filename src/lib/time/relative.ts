import { say, type Sentence } from '../words.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './instant.ts'
import type { Units } from './durations.ts'
import { w } from './words.ts'

/** Who reads, where and when: a server takes them from the actor, a browser from itself. */
export interface Reader {
  readonly language: string
  readonly zone: string
  readonly now: number
}

/** A length of time in words, cut to whole minutes: "22 min", "6 h 26 m", "8 h". With units also days: "1 d 2 h". */
export function lengthWords(ms: number, units?: Units): Sentence {
  const minutes = Math.floor(ms / MINUTE_MS)
  if (minutes < 1) return w.later('instant')
  if (units && ms >= units.day_ms) {
    const days = Math.floor(ms / units.day_ms)
    const hours = Math.floor((ms - days * units.day_ms) / HOUR_MS)
    return hours > 0 ? w.later('days-hours', { days, hours }) : w.later('days', { days })
  }
  const hours = Math.floor(minutes / 60)
  if (hours < 1) return w.later('minutes', { minutes })
  const rest = minutes - hours * 60
  return rest > 0 ? w.later('hours-minutes', { hours, minutes: rest }) : w.later('hours', { hours })
}

/** `lengthWords` said to a reader, to stand inside another sentence. */
export const spell = (ms: number, { language }: Pick<Reader, 'language'>, units?: Units) =>
  say(lengthWords(ms, units), language)

/** What is left of a clock, said to a reader; "nothing" when it is used up. */
export const spellLeft = (ms: number, reader: Reader) =>
  ms > 0 ? spell(ms, reader) : say(w.later('nothing'), reader.language)

/**
 * A moment for a reader: "Wed 10:05" within six days of now, "Thu 12 Nov 13:05" further off, with the year in
 * another year. Long names the weekday in full, bare leaves it out today.
 */
export function when(ms: number, reader: Reader, style: 'short' | 'long' | 'bare' = 'short'): string {
  const { language, zone, now } = reader
  const time = format(language, zone, 'time', ms)
  const days = daysBetween(now, ms, zone)
  if (style === 'bare' && days === 0) return time
  const weekday = format(language, zone, style === 'long' ? 'weekday' : 'day', ms)
  if (Math.abs(days) <= 6) return say(w.later('moment', { weekday, time }), language)
  const sameYear = zoned(now, zone).year === zoned(ms, zone).year
  const date = format(language, zone, sameYear ? 'date' : 'dated', ms)
  return say(w.later('moment-dated', { weekday, date, time }), language)
}

/**
 * Two moments as a span: "Mon 16:05 – 17:00", "Mon 17:00 – Tue 08:00", "Tue 09:05 – now", tight without spaces;
 * one moment twice is said once.
 */
export function whenBetween(
  from: number,
  to: number,
  reader: Reader,
  style: 'wide' | 'tight' = 'wide',
): string {
  const { language, zone, now } = reader
  if (from === to) return when(from, reader)
  const sameDay = daysBetween(from, to, zone) === 0
  const end = sameDay ? format(language, zone, 'time', to) : when(to, reader)
  const values = { from: when(from, reader), to: to === now ? say(w.later('now'), language) : end }
  return say(w.later(style === 'wide' ? 'span-wide' : 'span-tight', values), language)
}

const steps = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
] as const

/** How far a moment is from now, roughly: "5 minutes ago", "in 3 hours", "yesterday". The exact one goes on hover. */
export function ago(ms: number, { language, zone, now }: Reader): string {
  const say = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' })
  const away = ms - now
  const [unit, length] = steps.find(([, length]) => Math.abs(away) >= length) ?? ['second', Infinity]
  // A day away is counted by dates: yesterday evening is yesterday, also twenty hours later.
  if (unit === 'day') return say.format(daysBetween(now, ms, zone), 'day')
  return say.format(Math.trunc(away / length) + 0, unit)
}

/** Names joined as the language joins them: "Monday, Tuesday and Friday". */
export const listed = (names: readonly string[], language: string) =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names)

const zoned = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)

const daysBetween = (from: number, to: number, zone: string) =>
  zoned(from, zone).toPlainDate().until(zoned(to, zone).toPlainDate()).days

const shapes = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short' },
  weekday: { weekday: 'long' },
  date: { day: 'numeric', month: 'short' },
  dated: { day: 'numeric', month: 'short', year: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

// Plain English dates are written day first; a reader who writes the month first says so: en-US.
export const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language)

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: string, timeZone: string, shape: keyof typeof shapes, ms: number): string {
  const id = `${language} ${timeZone} ${shape}`
  let known = formats.get(id)
  if (!known) {
    formats.set(id, (known = new Intl.DateTimeFormat(localeOf(language), { ...shapes[shape], timeZone })))
  }
  return known.format(ms)
}

/** A calendar day, which has no zone: 3 Dec 2026. */
export const dayDated = (isoDay: string, language: string) =>
  format(language, 'UTC', 'dated', Date.parse(`${isoDay}T00:00:00Z`))
