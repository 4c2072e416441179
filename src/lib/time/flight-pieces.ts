import type { Sentence } from '../words.ts'
import type { WorkingCalendar } from './calendar.ts'
import { explain, type Segment } from './explain.ts'
import { listed } from './relative.ts'
import { w } from './words.ts'

/** What one line of a flight record tells. */
export type FlightEvent =
  | 'ran'
  | 'stopped'
  | 'paused'
  | 'target-changed'
  | 'calendar-changed'
  | 'reopened'
  | 'breached'
  | 'met'
  | 'missed'
  | 'cancelled'
  | 'left'

export interface FlightLine {
  readonly what: FlightEvent
  readonly from: number
  /** The same as `from` for what happened at one moment; null if nobody knows when it ends. */
  readonly to: number | null
  /** "Ran", "Target 24 h became 8 h"; and behind it, in grey, why: "P3, Hamburg 08–17", "outside Hamburg hours". */
  readonly words: Sentence
  readonly why: Sentence | null
  /** Working time that counts: what ran, or is left. */
  readonly worked_ms: number
}

/** Between two facts, more pieces than this are told as one line. */
const MOST_PIECES = 3

/** What is counted, in which calendar, for which level, in whose language. */
export interface Piecework {
  readonly what: 'ran' | 'left'
  readonly calendar: WorkingCalendar
  readonly label: string
  readonly language: string
}

/**
 * Open and closed segments as lines. Many of them are told as one, from the first opening to the last closing,
 * but a day with a name keeps its line: a holiday is what people ask about.
 */
export function pieces(work: Piecework, from: number, to: number): FlightLine[] {
  const segments = explain(work.calendar, from, to)
  if (segments.filter((segment) => segment.open).length <= MOST_PIECES)
    return segments.map((segment) => lineOf(work, segment))
  const lines: FlightLine[] = []
  let plain: Segment[] = []
  for (const segment of segments) {
    if (segment.names.length === 0) {
      plain.push(segment)
      continue
    }
    lines.push(...folded(work, plain), lineOf(work, segment))
    plain = []
  }
  return [...lines, ...folded(work, plain)]
}

function folded(work: Piecework, segments: readonly Segment[]): FlightLine[] {
  const first = segments.findIndex((segment) => segment.open)
  const last = segments.findLastIndex((segment) => segment.open)
  const open = segments.filter((segment) => segment.open)
  const [begin, end] = [segments[first], segments[last]]
  if (!begin || !end || begin === end) return segments.map((segment) => lineOf(work, segment))
  const { what, calendar, label } = work
  const fold: FlightLine = {
    what,
    from: begin.from,
    to: end.to,
    words: countedWords[what](),
    why: w.later('in-pieces', { label, count: open.length, calendar: calendar.name }),
    worked_ms: open.reduce((sum, segment) => sum + segment.to - segment.from, 0),
  }
  const told = (part: readonly Segment[]) => part.map((segment) => lineOf(work, segment))
  return [...told(segments.slice(0, first)), fold, ...told(segments.slice(last + 1))]
}

const countedWords = { ran: () => w.later('ran'), left: () => w.later('left-row') }

function lineOf({ what, calendar, label, language }: Piecework, segment: Segment): FlightLine {
  const { from, to, open } = segment
  const names = listed(segment.names, language)
  if (open) {
    const why = names === '' ? w.later('label', { label }) : w.later('label-named', { label, names })
    return { what, from, to, words: countedWords[what](), why, worked_ms: to - from }
  }
  const words = what === 'ran' ? w.later('stopped') : w.later('stops')
  const outside = { calendar: calendar.name }
  const why = names === '' ? w.later('outside', outside) : w.later('outside-named', { ...outside, names })
  return { what: 'stopped', from, to, words, why, worked_ms: 0 }
}

/** A line for what happened at one moment. */
export const point = (what: FlightEvent, at: number, words: Sentence, why?: Sentence): FlightLine => ({
  what,
  from: at,
  to: at,
  words,
  why: why ?? null,
  worked_ms: 0,
})
