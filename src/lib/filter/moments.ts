import { textOf } from './instants.ts'

/** When and where a filter is read. Temporal is slow to start, so each is made when first asked. */
export class Clock {
  readonly now: Temporal.Instant
  readonly zone: string
  #local: Temporal.ZonedDateTime | undefined

  constructor(now: string, zone: string) {
    this.now = Temporal.Instant.from(now)
    this.zone = zone
  }
  get local(): Temporal.ZonedDateTime {
    return (this.#local ??= this.now.toZonedDateTimeISO(this.zone))
  }
  get today(): Temporal.PlainDate {
    return this.local.toPlainDate()
  }
}

/** What a text says about time: whole days, a stretch shorter than a day, or a point. Ends are not included. */
export type Moment =
  | { readonly kind: 'days'; readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }
  | { readonly kind: 'stretch'; readonly from: Temporal.Instant; readonly to: Temporal.Instant }
  | { readonly kind: 'point'; readonly at: Temporal.ZonedDateTime }

/** Reads a time, see grammar.ts. Undefined: it is none. Throws RangeError where the calendar ends. */
export function momentOf(text: string, clock: Clock): Moment | undefined {
  const word = text.toLowerCase()
  if (word === 'now') return { kind: 'point', at: clock.local }
  return distance(word, clock) ?? named(word, clock) ?? dated(word) ?? timed(word, clock)
}

const days = (from: Temporal.PlainDate, length: Temporal.DurationLike): Moment => ({
  kind: 'days',
  from,
  to: from.add(length),
})

const distancePattern =
  /^([+-]?)(?:(\d{1,5})y)?(?:(\d{1,5})mo)?(?:(\d{1,5})w)?(?:(\d{1,5})d)?(?:(\d{1,6})h)?(?:(\d{1,7})m)?$/

function distance(word: string, clock: Clock): Moment | undefined {
  const found = distancePattern.exec(word)
  if (!found || !/\d/.test(word)) return undefined
  const [, sign, years, months, weeks, days, hours, minutes] = found
  const amount = (digits: string | undefined) => Number(digits ?? 0) * (sign === '-' ? -1 : 1)
  const at = clock.local.add({
    years: amount(years),
    months: amount(months),
    weeks: amount(weeks),
    days: amount(days),
    hours: amount(hours),
    minutes: amount(minutes),
  })
  return { kind: 'point', at }
}

const dayWords = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
])
const turns = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
])

function named(word: string, clock: Clock): Moment | undefined {
  const shift = dayWords.get(word)
  if (shift !== undefined) return days(clock.today.add({ days: shift }), { days: 1 })
  const [turn = '', unit = ''] = word.split('-')
  const by = turns.get(turn)
  if (by === undefined || word !== `${turn}-${unit}`) return undefined
  const { today } = clock
  switch (unit) {
    case 'week':
      return days(today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: by }), { weeks: 1 })
    case 'month':
      return days(today.with({ day: 1 }).add({ months: by }), { months: 1 })
    case 'quarter':
      return days(quarter(today.year, Math.ceil(today.month / 3)).add({ months: by * 3 }), { months: 3 })
    case 'year':
      return days(today.with({ month: 1, day: 1 }).add({ years: by }), { years: 1 })
    default:
      return undefined
  }
}

const quarter = (year: number, n: number) => new Temporal.PlainDate(year, n * 3 - 2, 1)

function dated(word: string): Moment | undefined {
  const found = /^(\d{4})(?:-q([1-4])|-w(\d\d)|-(\d\d)(?:-(\d\d))?)?$/.exec(word)
  if (!found) return undefined
  const [, year, q, week, month, day] = found
  if (q !== undefined) return days(quarter(Number(year), Number(q)), { months: 3 })
  if (week !== undefined) return weekOf(Number(year), Number(week))
  const from = dateOf(Number(year), Number(month ?? 1), Number(day ?? 1))
  return (
    from && days(from, day !== undefined ? { days: 1 } : month !== undefined ? { months: 1 } : { years: 1 })
  )
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || day < 1) return undefined
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  return date.month === month && date.day === day ? date : undefined
}

/** ISO 8601: week 1 is the one with 4 January in it. */
function weekOf(year: number, week: number): Moment | undefined {
  const fourth = new Temporal.PlainDate(year, 1, 4)
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 })
  return monday.yearOfWeek === year && monday.weekOfYear === week ? days(monday, { weeks: 1 }) : undefined
}

const timePattern =
  /^(\d{4})-(\d\d)-(\d\d)t(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?(z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/

function timed(word: string, clock: Clock): Moment | undefined {
  const found = timePattern.exec(word)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second, fraction, offset] = found
  const date = dateOf(Number(year), Number(month), Number(day))
  if (!date || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  const time = word.slice(11, word.length - (offset?.length ?? 0)).toUpperCase()
  const from =
    offset === undefined
      ? date.toZonedDateTime({ timeZone: clock.zone, plainTime: time }).toInstant()
      : Temporal.Instant.from(`${date.toString()}T${time}${offset.toUpperCase()}`)
  if (fraction !== undefined) return { kind: 'point', at: from.toZonedDateTimeISO(clock.zone) }
  return { kind: 'stretch', from, to: from.add(second === undefined ? { minutes: 1 } : { seconds: 1 }) }
}

/** The moment as ISO text of UTC; a point is from and to the same. */
export function instantsOf(moment: Moment, zone: string): { from: string; to: string } {
  if (moment.kind === 'days') return { from: dayStart(moment.from, zone), to: dayStart(moment.to, zone) }
  if (moment.kind === 'stretch') return { from: textOf(moment.from), to: textOf(moment.to) }
  const at = textOf(moment.at.toInstant())
  return { from: at, to: at }
}

// Where clocks skip midnight, the day begins at the first moment it has.
const dayStart = (date: Temporal.PlainDate, zone: string) => textOf(date.toZonedDateTime(zone).toInstant())

/** The moment as days of the reader's zone: first day, and the day after the last. */
export function daysOf(moment: Moment, zone: string): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  if (moment.kind === 'days') return moment
  const from =
    moment.kind === 'point' ? moment.at.toPlainDate() : moment.from.toZonedDateTimeISO(zone).toPlainDate()
  return { from, to: from.add({ days: 1 }) }
}
