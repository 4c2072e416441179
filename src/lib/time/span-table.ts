import type { Span, WorkingCalendar } from './calendar.ts'
import { dayNumber, weekdayOf } from './day-number.ts'
import { DAY_MS, MINUTE_MS } from './instant.ts'

/** The blocks that span tables are cut into: years of 365.25 days since 1970, found by one division. */
export const YEAR_MS = 31_557_600_000
/** How far an answer may lie away. What takes longer is never. */
export const HORIZON_YEARS = 100
export const HORIZON_MS = HORIZON_YEARS * YEAR_MS

/** The open spans of one year, in epoch milliseconds, apart from each other and in order. */
export interface SpanTable {
  readonly opens: Float64Array
  readonly closes: Float64Array
  /** Open time of this year before each span. */
  readonly before: Float64Array
  readonly total: number
}

/** A calendar made ready for arithmetic. Tables are built when first needed and kept as long as this is. */
export interface CompiledCalendar {
  readonly calendar: WorkingCalendar
  readonly year: (index: number) => SpanTable
  /** The years outside of which it is never open. */
  readonly firstYear: number
  readonly lastYear: number
}

/** Finds a calendar by the id of its version. */
export type Calendars = (version: string) => CompiledCalendar

export const yearOf = (at: number) => Math.floor(at / YEAR_MS)

/** Makes a calendar ready. Keep the result: its tables are what makes the engine fast. */
export function compileCalendar(calendar: WorkingCalendar): CompiledCalendar {
  const tables = new Map<number, SpanTable>()
  const build = calendar.always ? wholeYear : tablesOf(calendar)
  const year = (index: number) => {
    const known = tables.get(index)
    if (known) return known
    const table = build(index)
    tables.set(index, table)
    return table
  }
  return { calendar, year, ...reach(calendar) }
}

/** A fixed set of calendars by version, each compiled when first asked for. */
export function calendarShelf(versions: Readonly<Record<string, WorkingCalendar>>): Calendars {
  const compiled = new Map<string, CompiledCalendar>()
  return (version) => {
    const known = compiled.get(version)
    if (known) return known
    const calendar = versions[version]
    if (!calendar) throw new RangeError(`No calendar version ${version}`)
    const fresh = compileCalendar(calendar)
    compiled.set(version, fresh)
    return fresh
  }
}

function reach({ always, weekly, days }: WorkingCalendar) {
  if (always || weekly.length > 0) return { firstYear: -Infinity, lastYear: Infinity }
  const open = days.filter((day) => day.spans.length > 0).map((day) => dayNumber(day.date) * DAY_MS)
  // Zones and overnight spans move a day's hours by up to three days.
  return {
    firstYear: yearOf(Math.min(...open) - 3 * DAY_MS),
    lastYear: yearOf(Math.max(...open) + 3 * DAY_MS),
  }
}

interface OpenSpan {
  readonly open: number
  readonly close: number
}

const wholeYear = (index: number) => tableOf([{ open: index * YEAR_MS, close: (index + 1) * YEAR_MS }])

function tablesOf({ zone, weekly, days }: WorkingCalendar) {
  const week = Map.groupBy(inOrder(weekly), (span) => span.day)
  const special = new Map(days.map((day) => [dayNumber(day.date), inOrder(day.spans)]))
  return (index: number): SpanTable => {
    const from = index * YEAR_MS
    const to = from + YEAR_MS
    const firstMoment = wallClock(zone, from - 5 * DAY_MS, to + 5 * DAY_MS)
    const spans: OpenSpan[] = []
    let end = from
    for (let day = Math.floor(from / DAY_MS) - 4; day <= to / DAY_MS + 2; day++) {
      const midnight = day * DAY_MS
      for (const span of special.get(day) ?? week.get(weekdayOf(day)) ?? []) {
        const open = Math.max(end, firstMoment(midnight + span.start * MINUTE_MS))
        const close = Math.min(to, firstMoment(midnight + span.end * MINUTE_MS))
        if (close <= open) continue
        // Spans that touch become one.
        const before = open === end ? spans.pop() : undefined
        spans.push({ open: before?.open ?? open, close })
        end = close
      }
    }
    return tableOf(spans)
  }
}

const inOrder = <S extends Span>(spans: readonly S[]) => spans.toSorted((a, b) => a.start - b.start)

function tableOf(spans: readonly OpenSpan[]): SpanTable {
  let total = 0
  const before = Float64Array.from(spans, ({ open, close }) => {
    total += close - open
    return total - (close - open)
  })
  return {
    opens: Float64Array.from(spans, ({ open }) => open),
    closes: Float64Array.from(spans, ({ close }) => close),
    before,
    total,
  }
}

/** Answers when the wall clock of a zone first reaches a wall time (milliseconds, as if it were UTC). */
function wallClock(zone: string, from: number, to: number) {
  const stretches: { from: number; to: number; offset: number }[] = []
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  while (at && at.epochMilliseconds < to) {
    const next: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next')
    stretches.push({
      from: at.epochMilliseconds,
      to: next?.epochMilliseconds ?? Infinity,
      offset: at.offsetNanoseconds / 1e6,
    })
    at = next
  }
  return (wall: number) => {
    let first = Infinity
    for (const { from, to, offset } of stretches) {
      const moment = Math.max(from, wall - offset)
      if (moment < Math.min(first, to)) first = moment
    }
    return first
  }
}
