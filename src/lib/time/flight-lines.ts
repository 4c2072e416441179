import { hoursInWords } from './calendar-hours.ts'
import { pieces, point, type FlightLine } from './flight-pieces.ts'
import { spell, type Reader } from './relative.ts'
import type { MeasuredStretch, Replay } from './replay.ts'
import type { Calendars } from './span-table.ts'
import { w } from './words.ts'

/** What a stretch is told with: what lay before it, where calendars are found, and who reads. */
interface Telling {
  readonly replay: Replay
  readonly calendars: Calendars
  readonly reader: Reader
}

/** The lines of everything a clock did in its cycle up to now, in order. */
export function linesOf(replay: Replay, calendars: Calendars, reader: Reader): FlightLine[] {
  const telling = { replay, calendars, reader }
  return replay.stretches.flatMap((stretch, i) => {
    const before = replay.stretches[i - 1]
    const lines = changes(stretch, before, telling)
    let at = stretch.from
    for (const mark of marksWithin(stretch, before, telling)) {
      lines.push(...did(stretch, at, mark.from, telling), mark)
      at = mark.from
    }
    const open = stretch.phase === 'running' || stretch.phase === 'paused'
    // A clock that is done is told up to there.
    if (open || i + 1 < replay.stretches.length) lines.push(...did(stretch, at, stretch.to, telling))
    return before?.terms.calendar === stretch.terms.calendar ? lines : introduced(lines, stretch, telling)
  })
}

/** The first line that counts in a calendar names it with its hours. */
function introduced(lines: FlightLine[], { terms }: MeasuredStretch, { calendars }: Telling): FlightLine[] {
  const first = lines.findIndex((line) => line.what === 'ran' && line.why?.key === w.later('label').key)
  const calendar = hoursInWords(calendars(terms.calendar).calendar)
  return lines.map((line, i) =>
    i === first ? { ...line, why: w.later('terms', { label: terms.label, calendar }) } : line,
  )
}

function did(
  { phase, terms, why }: MeasuredStretch,
  from: number,
  to: number,
  telling: Telling,
): FlightLine[] {
  if (from === to) return []
  const { calendar } = telling.calendars(terms.calendar)
  const { language } = telling.reader
  if (phase === 'running') return pieces({ what: 'ran', calendar, label: terms.label, language }, from, to)
  const reasons = {
    paused: () => w.later('waiting'),
    stopped: () => w.later('done'),
    cancelled: () => w.later('withdrawn'),
  }
  const what = phase === 'paused' ? 'paused' : 'stopped'
  return [{ what, from, to, words: w.later(what), why: why ?? reasons[phase](), worked_ms: 0 }]
}

/** What the fact that began a stretch changed, as lines of one moment. */
function changes(
  stretch: MeasuredStretch,
  before: MeasuredStretch | undefined,
  telling: Telling,
): FlightLine[] {
  const { by, from, breached_at } = stretch
  if (!by || !before) return []
  if (by.is === 'reopened') return [reopened(stretch, before, telling)]
  if (by.is === 'cancelled') return [point('cancelled', from, w.later('cancelled'), by.why)]
  if (by.is === 'retargeted') return retargeted(stretch, before, telling)
  if (by.is !== 'stopped') return []
  const verdict = breached_at === null ? 'met' : 'missed'
  return [point(verdict, from, w.later(verdict), by.why)]
}

function reopened({ by, from, limit_ms }: MeasuredStretch, before: MeasuredStretch, { reader }: Telling) {
  const granted = limit_ms - before.limit_ms
  const words =
    granted > 0 ? w.later('reopened-grace', { time: spell(granted, reader) }) : w.later('reopened')
  return point('reopened', from, words, by?.why)
}

function retargeted(
  { by, from, terms, limit_ms }: MeasuredStretch,
  before: MeasuredStretch,
  telling: Telling,
) {
  const { calendars, reader } = telling
  const [was, is] = [spell(before.limit_ms, reader), spell(limit_ms, reader)]
  const words =
    before.limit_ms === limit_ms
      ? w.later('target-kept', { time: is })
      : w.later('target-changed', { from: was, to: is })
  const lines = [point('target-changed', from, words, by?.why)]
  if (terms.calendar !== before.terms.calendar) {
    const { name } = calendars(terms.calendar).calendar
    lines.push(point('calendar-changed', from, w.later('other-hours', { calendar: name })))
  }
  return lines
}

/** What happened while a stretch went on: an edited calendar, the moment at which it broke. */
function marksWithin(
  stretch: MeasuredStretch,
  before: MeasuredStretch | undefined,
  telling: Telling,
): FlightLine[] {
  const { from, to, limit_ms, breached_at } = stretch
  const { replay, calendars, reader } = telling
  const last = stretch === replay.stretches.at(-1)
  const marks = replay.recalculations
    .filter(({ at }) => at >= from && (at < to || last))
    .map(({ at, calendar, why }) => {
      const { name } = calendars(calendar).calendar
      return point('calendar-changed', at, w.later('calendar-changed', { calendar: name }), why)
    })
  if (breached_at !== null && breached_at !== (before?.breached_at ?? null))
    marks.push(point('breached', breached_at, w.later('breached', { time: spell(limit_ms, reader) })))
  return marks.sort((a, b) => a.from - b.from)
}
