import { localeOf } from '#lib/time/relative'
import { spoken } from '#lib/words'
import { w } from './words.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

interface Place {
  zone: string
  language: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format({ zone, language }: Place, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language} ${zone} ${JSON.stringify(options)}`
  const known = formats.get(id)
  if (known) return known
  const made = new Intl.DateTimeFormat(language, { timeZone: zone, ...options })
  formats.set(id, made)
  return made
}

const clock = { hour: '2-digit', minute: '2-digit' } as const
const dayAndMonth = { day: 'numeric', month: 'short' } as const

/** The calendar day in the reader's zone, as YYYY-MM-DD. */
export const dayOf = (at: number, place: Place) =>
  format({ ...place, language: 'en-CA' }, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

const dated = { ...dayAndMonth, year: 'numeric' } as const

/** Everything about an instant, for the hover: Tue 10 Nov 2026, 09:24 CET. */
export const exactly = (at: number, place: Place) =>
  w('moment_exact', {
    weekday: format(place, { weekday: 'short' }).format(at),
    date: format(place, dated).format(at),
    time: format(place, { ...clock, timeZoneName: 'short' }).format(at),
  })

/** A calendar day: Tue 10 Nov 2026. Days have no zone. */
export function dayWords(isoDay: string, language: string): string {
  const at = Date.parse(`${isoDay}T00:00:00Z`)
  const place = { zone: 'UTC', language }
  return w('day_exact', {
    weekday: format(place, { weekday: 'short' }).format(at),
    date: format(place, dated).format(at),
  })
}

/** A calendar day of these weeks: Tue 10 Nov. */
export function dayShortly(isoDay: string, language: string): string {
  const at = Date.parse(`${isoDay}T00:00:00Z`)
  const place = { zone: 'UTC', language }
  return w('day_exact', {
    weekday: format(place, { weekday: 'short' }).format(at),
    date: format(place, dayAndMonth).format(at),
  })
}

/** As short as it can be said and still be found: 09:24, Mon 16:05, 5 Nov, 5 Nov 2025. */
export function shortly(at: number, now: number, place: Place): string {
  if (dayOf(at, place) === dayOf(now, place)) return format(place, clock).format(at)
  if (Math.abs(at - now) < 6 * day) return format(place, { weekday: 'short', ...clock }).format(at)
  const sameYear = dayOf(at, place).slice(0, 4) === dayOf(now, place).slice(0, 4)
  return format(place, sameYear ? dayAndMonth : { ...dayAndMonth, year: 'numeric' }).format(at)
}

/** Where it does not matter in which zone: of months. */
const spokenPlace = () => ({ zone: 'UTC', language: localeOf(spoken()) })

/** The age of something in a narrow column: now, 4 m, 2 h, 16 d; from the hundredth day on its month: May 2025. */
export function age(at: number, now: number): string {
  const gone = Math.max(0, now - at)
  if (gone < minute) return w('now')
  if (gone < hour) return w('minutes', { n: Math.floor(gone / minute) })
  if (gone < day) return w('hours', { n: Math.floor(gone / hour) })
  if (gone >= 100 * day) return format(spokenPlace(), { month: 'short', year: 'numeric' }).format(at)
  return w('days', { n: Math.floor(gone / day) })
}
