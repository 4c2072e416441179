import ICAL from 'ical.js'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import type { z } from 'zod'
import type { HolidayType, ImportedDay } from './schemas.ts'
import { w } from './words.ts'

export interface IcalDays {
  name: string
  days: z.output<typeof ImportedDay>[]
  skipped: { name: string; why: string }[]
}

const mostDays = 2000
const mostRepeats = 200
/** A stretch of days off longer than this is a mistake in the file. */
const longestDays = 62

/** Reads the whole days of an iCalendar file from one date to another; says of every other entry why it was left out. */
export function readIcal(text: string, from: string, to: string, language: string): IcalDays {
  const calendar = parsed(text)
  const days = new Map<string, IcalDays['days'][number]>()
  const skipped: IcalDays['skipped'] = []
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component)
    const name = textOf(event.summary) || say(w.later('unnamed'), language)
    const skip = (...why: Parameters<typeof w.later>) =>
      void skipped.push({ name, why: say(w.later(...why), language) })
    const start = dateOf(event)
    if (text1(component, 'status') === 'CANCELLED') skip('skip-cancelled')
    else if (!start) skip('skip-no-date')
    else if (!start.isDate) skip('skip-timed')
    else {
      const { dates, cut } = datesOf(event, start, to)
      const inside = dates.filter((date) => date >= from && date <= to)
      if (cut) skip('skip-repeats', { most: mostRepeats })
      if (inside.length === 0) skip('skip-outside', { from, to })
      for (const date of inside)
        if (days.size < mostDays)
          days.set(`${date} ${name}`, { date, name, spans: [], type: typeOf(component) })
    }
  }
  if (days.size === 0 && skipped.length === 0) throw new Refusal('invalid', w.later('ical-no-days'))
  const title = textOf(calendar.getFirstPropertyValue('x-wr-calname'))
  return {
    name: title,
    days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    skipped: skipped.slice(0, 200),
  }
}

function parsed(text: string) {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
    if (calendar.name === 'vcalendar') return calendar
  } catch {
    // Whatever the parser did not like: the file is refused below.
  }
  throw new Refusal('invalid', w.later('ical-broken'))
}

const textOf = (value: unknown) =>
  typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ').slice(0, 120) : ''
const text1 = (component: ICAL.Component, name: string) =>
  textOf(component.getFirstPropertyValue(name)).toUpperCase()

function dateOf(event: ICAL.Event): ICAL.Time | undefined {
  try {
    const start: unknown = event.startDate
    return start instanceof ICAL.Time && start.year > 0 ? start : undefined
  } catch {
    return undefined
  }
}

/** Feeds of holidays say in words or categories which of them nobody stays at home for. */
function typeOf(component: ICAL.Component): HolidayType {
  const said = `${text1(component, 'categories')} ${text1(component, 'description')}`
  return /^\s*OBSERVANCE|\bOBSERVANCES?\b(?!.*PUBLIC HOLIDAY)/.test(said) ? 'observance' : 'public'
}

function datesOf(event: ICAL.Event, start: ICAL.Time, to: string): { dates: string[]; cut: boolean } {
  const first = plain(start)
  const length = Math.min(longestDays, lengthOf(event, first))
  if (!event.isRecurring()) return { dates: run(first, length), cut: false }
  const dates: string[] = []
  const repeats = event.iterator()
  for (let n = 0; n < mostRepeats; n++) {
    const next: unknown = repeats.next()
    if (!(next instanceof ICAL.Time)) return { dates, cut: false }
    const date = plain(next)
    if (date.toString() > to) return { dates, cut: false }
    dates.push(...run(date, length))
  }
  return { dates, cut: true }
}

const plain = ({ year, month, day }: ICAL.Time) => Temporal.PlainDate.from({ year, month, day })
const run = (first: Temporal.PlainDate, length: number) =>
  Array.from({ length }, (_, days) => first.add({ days }).toString())

function lengthOf(event: ICAL.Event, first: Temporal.PlainDate): number {
  try {
    const end: unknown = event.endDate
    return end instanceof ICAL.Time ? Math.max(1, first.until(plain(end)).days) : 1
  } catch {
    return 1
  }
}
