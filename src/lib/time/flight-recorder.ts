import type { Sentence } from '../words.ts'
import type { ClockFact } from './clock-facts.ts'
import type { ClockView } from './clock.ts'
import { headline } from './flight-headline.ts'
import { linesOf } from './flight-lines.ts'
import { pieces, type FlightLine } from './flight-pieces.ts'
import { MINUTE_MS } from './instant.ts'
import { spell, when, type Reader } from './relative.ts'
import { replayClock, type Replay } from './replay.ts'
import type { Calendars } from './span-table.ts'
import { w } from './words.ts'

export interface FlightRow extends FlightLine {
  /** `worked_ms` in whole minutes, rounded so that the rows add up to the limit as they are shown. */
  readonly minutes: number
}

/** A due moment explained. */
export interface FlightRecord {
  readonly headline: Sentence
  /**
   * The present cycle from its start to the due moment. What ran adds up to `view.elapsed_ms`, what is left to
   * `view.left_ms`, and both together to the target with its grace, unless that is used up.
   */
  readonly rows: readonly FlightRow[]
  /** What it would have been before the last change, if one was made. */
  readonly foot: Sentence | null
  readonly view: ClockView
}

/** Replays a clock for a reader and tells every segment of it: what ran, what did not and why, what is left. */
export function flightRecord(
  facts: readonly ClockFact[],
  calendars: Calendars,
  reader: Reader,
): FlightRecord {
  const replay = replayClock(facts, reader.now, calendars)
  const done = goingOn(linesOf(replay, calendars, reader), replay, reader)
  return {
    headline: headline(replay, calendars, reader),
    rows: inMinutes([...done, ...ahead(replay, calendars, reader)]),
    foot: footOf(facts, replay, calendars, reader),
    view: replay.view,
  }
}

/** What still goes on is said in the present, and a pause with a date reaches until then. */
function goingOn(lines: readonly FlightLine[], { view, stretches }: Replay, { now }: Reader): FlightLine[] {
  const index = lines.findLastIndex((line) => line.to !== line.from)
  const words = view.phase === 'running' ? w.later('runs') : w.later('waits')
  const what = view.phase === 'running' ? 'ran' : 'paused'
  const told = lines.map((line, i) =>
    i === index && line.what === what && line.to === now ? { ...line, words } : line,
  )
  if (view.paused_until === null) return told
  const last = told.at(-1)
  const why = stretches.at(-1)?.why ?? w.later('waiting')
  const waits = { what: 'paused', from: now, to: view.paused_until, words, why, worked_ms: 0 } as const
  return last?.words === words ? [...told.slice(0, -1), { ...waits, from: last.from }] : [...told, waits]
}

/** What is left, from now or from the end of a pause until the due moment. */
function ahead({ view }: Replay, calendars: Calendars, reader: Reader): FlightLine[] {
  const { state, phase, due_at, paused_until, left_ms, label, elapsed_ms } = view
  if ((state !== 'running' && state !== 'paused') || left_ms <= 0) return []
  const { calendar } = calendars(view.calendar)
  const limit = spell(view.target_ms + view.granted_ms, reader)
  const less = elapsed_ms > 0 ? w.later('less-ran', { limit, ran: spell(elapsed_ms, reader) }) : null
  if (due_at !== null) {
    const from = paused_until ?? view.as_of
    const lines = pieces({ what: 'left', calendar, label, language: reader.language }, from, due_at)
    const first = lines.findIndex((line) => line.what === 'left')
    return lines.map((line, i) => (i === first && less ? { ...line, why: less } : line))
  }
  const why =
    phase === 'paused' ? w.later('once-resumed') : w.later('never-opens', { calendar: calendar.name })
  return [{ what: 'left', from: view.as_of, to: null, words: w.later('left-row'), why, worked_ms: left_ms }]
}

/** Sums are rounded up, not lines, so what ran and what is left meet the limit to the minute. */
function inMinutes(lines: readonly FlightLine[]): FlightRow[] {
  let sum = 0
  return lines.map((line) => {
    const before = Math.ceil(sum / MINUTE_MS)
    sum += line.worked_ms
    return { ...line, minutes: Math.ceil(sum / MINUTE_MS) - before }
  })
}

function footOf(
  facts: readonly ClockFact[],
  { stretches, recalculations, view }: Replay,
  calendars: Calendars,
  reader: Reader,
): Sentence | null {
  const changed = stretches.findLastIndex((stretch) => stretch.by?.is === 'retargeted')
  const edit = recalculations.at(-1)
  if (edit && edit.at >= (stretches[changed]?.from ?? view.started_at)) {
    const earlier = facts.filter((fact) => fact.at <= edit.at && fact !== edit)
    const { due_at } = replayClock(earlier, edit.at, calendars).view
    return due_at === null ? null : w.later('was-due', { when: when(due_at, reader) })
  }
  const before = stretches[changed - 1]
  if (!before || before.due_at === null) return null
  const was = when(before.due_at, reader)
  const { label } = before.terms
  return label === stretches[changed]?.terms.label
    ? w.later('was-due-before', { when: was })
    : w.later('was-due-at', { label, when: was })
}
