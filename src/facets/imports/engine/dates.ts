import { fold } from '#lib/text/fold'
import { isoOf, MINUTE_MS } from '#lib/time/instant'

/** Which number of 3/4/2025 is the day. */
export type DayOrder = 'dmy' | 'mdy'

export interface Moment {
  /** `YYYY-MM-DD` as it stands in the file. */
  readonly day: string
  /** `HH:MM:SS.fff`; null where only a day is given. */
  readonly time: string | null
  /** Minutes east of UTC where the text says so; null: it is local. */
  readonly offset: number | null
}

const two = (value: number) => String(value).padStart(2, '0')
/** 8/24/22 is of this century, 8/24/87 of the one before. */
const full = (year: number) => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year)

function dayOf(year: number, month: number, date: number): string | null {
  const wide = full(year)
  if (month < 1 || month > 12 || date < 1 || wide < 1000 || wide > 9999) return null
  return date > daysIn(wide, month) ? null : `${wide}-${two(month)}-${two(date)}`
}

const daysIn = (year: number, month: number) => Temporal.PlainYearMonth.from({ year, month }).daysInMonth

const timeText = String.raw`(?:[T,]?\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([AaPp])?\.?[Mm]?\.?)?`
const zoneText = String.raw`\s*(Z|UTC|GMT|[+-]\d\d:?\d\d(?![-/.]))?`
const after = `${timeText}${zoneText}$`
const isoDay = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${after}`)
const shortDay = new RegExp(String.raw`^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d\d)${after}`)
/** “Mon, ” before the date, as mails and feeds write it. */
const weekday = String.raw`^(?:\p{L}{2,4}\.?,\s+)?`
const dayMonth = new RegExp(
  String.raw`${weekday}(\d{1,2})[\s./-]+(\p{L}{3,10})\.?[\s,./-]+(\d{4}|\d\d)${after}`,
  'u',
)
const monthDay = new RegExp(
  String.raw`^(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${after}`,
  'u',
)
/** How the names of months begin in the languages that programs write them in. */
const months = [
  'jan ene gen',
  'feb fev',
  'mar mrz maa mrt',
  'apr avr abr',
  'may mai maj mag mei',
  'jun juin giu',
  'jul juil lug',
  'aug aou ago',
  'sep set',
  'oct okt out ott',
  'nov',
  'dec dez dic des',
].map((names) => names.split(' '))
function monthNamed(name = ''): number {
  const folded = fold(name)
  return months.findIndex((names) => names.some((one) => folded.startsWith(one))) + 1
}

/** Excel counts days since 1899-12-30; whatever a file of ours may mean lies between 1927 and 2173. */
const serial = /^(\d{5})(?:[.,](\d+))?$/
const serialOfEpoch = 25_569

/** A day number of Excel as a moment: 45000.5 is noon of 2023-03-15. */
export function momentOfSerial(value: number): Moment {
  // A fraction of a day is rounded to the second, as Excel shows it.
  const text = isoOf(Math.round((value - serialOfEpoch) * 86_400) * 1000)
  const whole = Number.isInteger(value)
  return { day: text.slice(0, 10), time: whole ? null : text.slice(11, 23), offset: null }
}

interface Days {
  day: string | null
  rest: readonly (string | undefined)[]
}

function dayIn(text: string, order: DayOrder | undefined): Days | 'unsure' | null {
  const iso = isoDay.exec(text)
  if (iso) return { day: dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])), rest: iso.slice(4) }
  const short = shortDay.exec(text)
  if (short) {
    const [first, second, year] = [Number(short[1]), Number(short[3]), Number(short[4])]
    const dmy = dayOf(year, second, first)
    const mdy = dayOf(year, first, second)
    const rest = short.slice(5)
    // With dots the day comes first wherever dates are written so.
    if (short[2] === '.' || order === 'dmy') return { day: dmy, rest }
    if (order === 'mdy' || dmy === null || mdy === dmy) return { day: mdy, rest }
    return mdy === null ? { day: dmy, rest } : 'unsure'
  }
  const named = dayMonth.exec(text)
  if (named)
    return { day: dayOf(Number(named[3]), monthNamed(named[2]), Number(named[1])), rest: named.slice(4) }
  const leading = monthDay.exec(text)
  if (leading)
    return {
      day: dayOf(Number(leading[3]), monthNamed(leading[1]), Number(leading[2])),
      rest: leading.slice(4),
    }
  return null
}

function timeOf([hours, minutes, seconds = '0', fraction = '', half]: readonly (string | undefined)[]) {
  if (hours === undefined) return null
  const h = Number(hours)
  if (half !== undefined && (h < 1 || h > 12)) return undefined
  const hour = half === undefined ? h : (h % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  return `${two(hour)}:${minutes}:${two(Number(seconds))}.${fraction.slice(0, 3).padEnd(3, '0')}`
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

/**
 * Reads a date, with or without a time, as people and programs write it. `unsure`: 3/4/2025, and nobody said which
 * of the two is the day; null: not a date at all.
 */
export function readMoment(text: string, order: DayOrder | undefined): Moment | 'unsure' | null {
  const number = serial.exec(text)
  if (number) return momentOfSerial(Number(`${number[1]}.${number[2] ?? '0'}`))
  const found = dayIn(text, order)
  if (found === null || found === 'unsure') return found
  const time = timeOf(found.rest)
  if (found.day === null || time === undefined) return null
  return { day: found.day, time, offset: offsetOf(found.rest[5]) }
}

/** The moment as an instant in UTC; what names no offset is local time of the zone. A day alone is its beginning. */
export function instantOf({ day, time, offset }: Moment, zone: string): string {
  const local = Temporal.PlainDateTime.from(`${day}T${time ?? '00:00:00'}`)
  const ms =
    offset === null
      ? local.toZonedDateTime(zone).epochMilliseconds
      : local.toZonedDateTime('UTC').epochMilliseconds - offset * MINUTE_MS
  return isoOf(ms)
}

/** What the dates of one column say about the order in which their file writes day and month. */
export interface OrderEvidence {
  /** How many are written as a/b/year. */
  readonly n: number
  readonly dmy: boolean
  readonly mdy: boolean
}
export const noEvidence: OrderEvidence = { n: 0, dmy: true, mdy: true }

/** Adds one value to the evidence. */
export function weigh(evidence: OrderEvidence, text: string): OrderEvidence {
  const short = shortDay.exec(text)
  if (!short || short[2] === '.') return evidence
  const [first, second, year] = [Number(short[1]), Number(short[3]), Number(short[4])]
  return {
    n: evidence.n + 1,
    dmy: evidence.dmy && dayOf(year, second, first) !== null,
    mdy: evidence.mdy && dayOf(year, first, second) !== null,
  }
}

/** What two columns show together. */
export const bothOf = (a: OrderEvidence, b: OrderEvidence): OrderEvidence => ({
  n: a.n + b.n,
  dmy: a.dmy && b.dmy,
  mdy: a.mdy && b.mdy,
})

/** The one order in which all of them are dates; undefined while both or none would do. */
export const orderFrom = ({ n, dmy, mdy }: OrderEvidence): DayOrder | undefined =>
  n === 0 || dmy === mdy ? undefined : dmy ? 'dmy' : 'mdy'
