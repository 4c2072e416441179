import type { Sentence } from '../words.ts'
import type { SpecialDay, Span, WorkingCalendar } from './calendar.ts'
import { dayNumber, weekdayOf } from './day-number.ts'
import { wallTime } from './durations.ts'
import { w } from './words.ts'

export interface CalendarProblem {
  path: (string | number)[]
  sentence: Sentence
}
/** A span on a line of minutes, with the field it was written in and what is said if it overlaps another. */
interface Placed extends Span {
  path: (string | number)[]
  written: string
  sentence: (other: string) => Sentence
}

const DAY = 1440
const hours = ({ start, end }: Span) => `${wallTime(start)}–${wallTime(end)}`

/** Everything that is wrong with a calendar's hours, each with the field it concerns; none means it can be used. */
export function calendarProblems(calendar: WorkingCalendar): CalendarProblem[] {
  const { zone, always, weekly, days } = calendar
  const problems: CalendarProblem[] = []
  if (!isZone(zone)) problems.push({ path: ['zone'], sentence: w.later('no-zone', { zone }) })
  if (always) {
    if (weekly.length + days.length > 0)
      problems.push({ path: ['always'], sentence: w.later('always-hours') })
    return problems
  }
  const open = weekly.length > 0 || days.some((day) => day.spans.length > 0)
  if (!open) problems.push({ path: ['weekly'], sentence: w.later('never-open') })
  const lengths = [
    ...weekly.flatMap((span, i) => lengthProblem(span, ['weekly', i, 'end'])),
    ...days.flatMap((day, i) =>
      day.spans.flatMap((span, j) => lengthProblem(span, ['days', i, 'spans', j, 'end'])),
    ),
  ]
  // Overlaps of spans that end before they start would only confuse.
  if (lengths.length > 0) return [...problems, ...lengths]
  return [...problems, ...weekOverlaps(calendar), ...dayOverlaps(calendar)]
}

function isZone(zone: string) {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    return new Temporal.ZonedDateTime(0n, zone).epochMilliseconds === 0
  } catch {
    return false
  }
}

function lengthProblem(span: Span, path: (string | number)[]): CalendarProblem[] {
  if (span.end <= span.start) return [{ path, sentence: w.later('empty-span', { hours: hours(span) }) }]
  if (span.end - span.start > DAY) return [{ path, sentence: w.later('long-span', { hours: hours(span) }) }]
  return []
}

/** Placed spans are sorted by start; each is compared with the one before that reaches furthest. */
function overlaps(placed: Placed[]): CalendarProblem[] {
  const found: CalendarProblem[] = []
  let furthest: Placed | undefined
  for (const span of placed.sort((a, b) => a.start - b.start)) {
    if (furthest && span.start < furthest.end)
      found.push({ path: span.path, sentence: span.sentence(furthest.written) })
    if (!furthest || span.end > furthest.end) furthest = span
  }
  return found
}

function weekOverlaps({ weekly }: WorkingCalendar): CalendarProblem[] {
  const placed = weekly.map((span, i) => ({ span, i, start: (span.day - 1) * DAY + span.start }))
  const round = [0, 7 * DAY].flatMap((shift) =>
    placed.map(({ span, i, start }) => ({
      start: start + shift,
      end: start + shift + span.end - span.start,
      path: ['weekly', i],
      written: hours(span),
      sentence: (other: string) => w.later('week-overlap', { day: span.day, hours: hours(span), other }),
    })),
  )
  // Two rounds of the week let Sunday night meet Monday morning; what the second finds again counts once.
  const found = overlaps(round)
  return found.filter(({ path }, i) => found.findIndex((other) => other.path[1] === path[1]) === i)
}

function dayOverlaps({ weekly, days }: WorkingCalendar): CalendarProblem[] {
  const found: CalendarProblem[] = []
  const special = new Map<number, { day: SpecialDay; i: number }>()
  for (const [i, day] of days.entries()) {
    const number = dayNumber(day.date)
    if (special.has(number))
      found.push({ path: ['days', i], sentence: w.later('day-twice', { date: day.date }) })
    else special.set(number, { day, i })
  }
  const spansOf = (number: number): readonly Span[] =>
    special.get(number)?.day.spans ?? weekly.filter((span) => span.day === weekdayOf(number))
  for (const [number, { day, i }] of special) {
    const placed = [-1, 0, 1].flatMap((shift) =>
      spansOf(number + shift).map(({ start, end }) => ({
        start: start + shift * DAY,
        end: end + shift * DAY,
        path: ['days', i],
        written: hours({ start, end }),
        sentence: () => w.later('day-overlap', { date: day.date }),
      })),
    )
    found.push(...overlaps(placed).slice(0, 1))
  }
  return found
}
