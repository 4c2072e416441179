import { DAY_MS } from './instant.ts'

/** Who writes: their language's months and order of numbers, and the day it is for them, as YYYY-MM-DD. */
export interface Writer {
  readonly language: string
  readonly today: string
  /** Only what is still to come is meant: a day without its year is the next such, not this year's. */
  readonly ahead?: boolean
}

/** When a day's work begins, where nothing else is known. */
export const dayBegins = '08:00'

const two = (n: number) => String(n).padStart(2, '0')

/** The day, if the calendar has it. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day))
  const isThere = year >= 1000 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return isThere ? `${year}-${two(month)}-${two(day)}` : undefined
}

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}|\./gu, '')
    .toLowerCase()

/** The months whose names begin so. */
function monthsIn(language: string, start: string): number[] {
  const { format } = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => month + 1).filter((month) =>
    fold(format(Date.UTC(2026, month - 1, 1))).startsWith(start),
  )
}

/** A month by its name, or by as much of it as no other begins with, in the reader's language or in English. */
function monthNamed(name: string, language: string): number | undefined {
  const wanted = fold(name)
  if (wanted.length < 3) return undefined
  const found = [language, 'en'].map((spoken) => monthsIn(spoken, wanted)).find(({ length }) => length > 0)
  return found?.length === 1 ? found[0] : undefined
}

const monthFirst = (language: string) =>
  new Intl.DateTimeFormat(language).formatToParts(0).find(({ type }) => type !== 'literal')?.type === 'month'

interface Read {
  day: number
  month: number
  year?: string | undefined
}

const weekday = /^\p{L}+\.?,?\s+(?=\d)/u
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const numbers = /^(\d{1,2})([./-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?$/
const named = /^(\d{1,2})\.?\s*(\p{L}+)\.?,?(?:\s+(\d{4}))?$/u
const namedFirst = /^(\p{L}+)\.?\s*(\d{1,2})(?:,?\s+(\d{4}))?$/u

function partsOf(text: string, language: string): Read | undefined {
  const [, year, isoMonth, isoDay] = iso.exec(text) ?? []
  if (year !== undefined) return { year, month: Number(isoMonth), day: Number(isoDay) }
  const [, first, sign, second, last] = numbers.exec(text) ?? []
  if (first !== undefined) {
    const [day, month] = sign === '/' && monthFirst(language) ? [second, first] : [first, second]
    return { day: Number(day), month: Number(month), year: last }
  }
  const [, before, name, ended] = named.exec(text) ?? []
  const [, nameFirst, after, endedFirst] = namedFirst.exec(text) ?? []
  const month = monthNamed(name ?? nameFirst ?? '', language)
  return month === undefined ? undefined : { day: Number(before ?? after), month, year: ended ?? endedFirst }
}

/** Reads `29.11.2026`, `29.11.`, `2026-11-29`, `29 Nov 2026` or `29 Nov` as a day; nothing if it is none of these. */
export function readDay(text: string, { language, today, ahead }: Writer): string | undefined {
  const trimmed = text.trim()
  const read = partsOf(trimmed, language) ?? partsOf(trimmed.replace(weekday, ''), language)
  if (!read) return undefined
  const { year, month, day } = read
  if (year !== undefined) return dayOf(Number(year.length === 2 ? `20${year}` : year), month, day)
  const thisYear = Number(today.slice(0, 4))
  const found = dayOf(thisYear, month, day)
  return ahead && (found === undefined || found < today) ? dayOf(thisYear + 1, month, day) : found
}

const clock = /(?:^|[\s,T]+)(\d{1,2}):(\d{2})(?::\d{2})?$/

/** Reads a day and a time, `29.11.2026 14:00`, as a clock on the wall shows it; a day alone begins with its work, a time alone is today's. */
export function readMoment(text: string, writer: Writer): string | undefined {
  const trimmed = text.trim()
  const [all, hours, minutes] = clock.exec(trimmed) ?? []
  if (all === undefined) {
    const day = readDay(trimmed, writer)
    return day && `${day} ${dayBegins}:00`
  }
  const rest = trimmed.slice(0, -all.length).replace(/,$/, '')
  const day = rest === '' ? writer.today : readDay(rest, writer)
  const isTime = Number(hours) < 24 && Number(minutes) < 60
  return day !== undefined && isTime ? `${day} ${two(Number(hours))}:${minutes}:00` : undefined
}

/** So many days after a day. */
export const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** The next Monday after a day. */
export const mondayAfter = (day: string) => daysAfter(day, 7 - ((new Date(day).getUTCDay() + 6) % 7))
