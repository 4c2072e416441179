import type { Span, SpecialDay, WorkingCalendar } from './calendar.ts'
import { DAY_MS } from './instant.ts'
import { HORIZON_MS } from './span-table.ts'

/** A stretch of time in which a calendar is open or closed throughout. */
export interface Segment {
  readonly from: number
  readonly to: number
  readonly open: boolean
  /** The special days behind it: what opened it, or whose weekday hours were taken away. */
  readonly names: readonly string[]
}

/**
 * Walks a calendar day by day with Temporal and lists its open and closed segments from one moment to another,
 * without a gap. Slow and plain on purpose: it shares nothing with the span tables, so it can prove them, and it
 * knows the names of days, so it can be read out.
 */
export function explain(calendar: WorkingCalendar, from: number, to: number): Segment[] {
  const segments: Segment[] = []
  let at = from
  for (const open of openings(calendar, from, to)) {
    if (open.from >= to) break
    if (open.to <= at) continue
    if (open.from > at) segments.push(closed(calendar, at, open.from))
    segments.push({ ...open, from: Math.max(at, open.from), to: Math.min(to, open.to) })
    at = Math.min(to, open.to)
  }
  if (at < to) segments.push(closed(calendar, at, to))
  return segments
}

/** Lists what lies between `from` and the moment by which `amount` of open time has passed; null if it never has. */
export function explainAddition(calendar: WorkingCalendar, from: number, amount: number): Segment[] | null {
  const segments: Segment[] = []
  let at = from
  let need = amount
  for (const open of openings(calendar, from, from + HORIZON_MS + DAY_MS)) {
    if (need === 0) break
    if (open.to <= at) continue
    if (open.from > at) segments.push(closed(calendar, at, open.from))
    const start = Math.max(at, open.from)
    at = Math.min(open.to, start + need)
    need -= at - start
    segments.push({ ...open, from: start, to: at })
  }
  return need === 0 && at - from <= HORIZON_MS ? segments : null
}

/** The open segments of a calendar in order, those that touch made one. */
function* openings(calendar: WorkingCalendar, from: number, to: number): Generator<Segment> {
  if (calendar.always) {
    yield { from, to, open: true, names: [] }
    return
  }
  const special = new Map(calendar.days.map((day) => [day.date, day]))
  let open: Segment | undefined
  for (const date of datesBetween(calendar.zone, from, to)) {
    for (const next of openOn(calendar, date, special.get(date.toString()))) {
      if (open && next.from <= open.to) open = joined(open, next)
      else {
        if (open) yield open
        open = next
      }
    }
  }
  if (open) yield open
}

const joined = (a: Segment, b: Segment): Segment => ({
  from: a.from,
  to: Math.max(a.to, b.to),
  open: true,
  names: [...new Set([...a.names, ...b.names])],
})

function* datesBetween(zone: string, from: number, to: number) {
  // A span may have begun the day before, and a zone may have skipped one.
  let date = dateAt(from, zone).subtract({ days: 2 })
  const last = dateAt(to, zone)
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) yield date
}

function openOn(calendar: WorkingCalendar, date: Temporal.PlainDate, special?: SpecialDay): Segment[] {
  const spans = special?.spans ?? weeklyOn(calendar, date)
  const names = special ? [special.name] : []
  return spans
    .map((span) => ({ ...placed(calendar, date, span), open: true, names }))
    .filter((segment) => segment.to > segment.from)
    .sort((a, b) => a.from - b.from)
}

function closed(calendar: WorkingCalendar, from: number, to: number): Segment {
  const names = new Set<string>()
  const first = dateAt(from, calendar.zone).subtract({ days: 2 }).toString()
  const last = dateAt(to, calendar.zone).toString()
  const near = calendar.days.filter(({ date }) => date >= first && date <= last)
  for (const { date, name } of near.sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const day = Temporal.PlainDate.from(date)
    const missed = weeklyOn(calendar, day).map((span) => placed(calendar, day, span))
    if (missed.some((span) => span.from < to && span.to > from)) names.add(name)
  }
  return { from, to, open: false, names: [...names] }
}

const weeklyOn = ({ weekly }: WorkingCalendar, date: Temporal.PlainDate) =>
  weekly.filter((span) => span.day === date.dayOfWeek)
const dateAt = (at: number, zone: string) => zoned(at, zone).toPlainDate()
const zoned = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

const placed = ({ zone }: WorkingCalendar, date: Temporal.PlainDate, span: Span) => ({
  from: reached(date, span.start, zone),
  to: reached(date, span.end, zone),
})

/** The first moment at which the wall clock has reached a time; in a skipped hour it steps on until it has. */
function reached(date: Temporal.PlainDate, minute: number, zone: string): number {
  const wall = date.toPlainDateTime().add({ minutes: minute })
  let moment = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  while (Temporal.PlainDateTime.compare(moment.toPlainDateTime(), wall) < 0)
    moment = moment.add({ minutes: 1 })
  return moment.epochMilliseconds
}
