import type { Sentence } from '../words.ts'
import type { ClockState, ClockView } from './clock.ts'
import { MINUTE_MS } from './instant.ts'
import { spell, spellLeft, when, type Reader } from './relative.ts'
import { w } from './words.ts'

/** What a clock means to the eye; each has a glyph and a colour. Near: under a quarter is left. */
export type ClockTone = 'running' | 'near' | 'broken' | 'paused' | 'met' | 'missed' | 'cancelled'

export interface ClockCell {
  readonly tone: ClockTone
  readonly words: Sentence
  /** The due moment for the reader, null if there is none. */
  readonly due: string | null
  /** How much of the limit is used, from 0 to 1. */
  readonly used: number
}

/** What of a clock is shown; any row or reply that has these will do. */
export type ClockShown = Pick<
  ClockView,
  'state' | 'phase' | 'left_ms' | 'elapsed_ms' | 'target_ms' | 'granted_ms' | 'due_at'
>

/** A clock as a list or a side panel shows it: "6 h 26 m left", "22 min late", "met in 1 h 15 m". */
export function clockCell(clock: ClockShown, reader: Reader): ClockCell {
  const limit = clock.target_ms + clock.granted_ms
  return {
    tone: toneOf(clock, limit),
    words: wordsOf(clock, reader),
    due: clock.due_at === null ? null : when(clock.due_at, reader, 'bare'),
    used: Math.min(1, Math.max(0, clock.elapsed_ms / limit)),
  }
}

function toneOf({ state, phase, left_ms }: ClockShown, limit: number): ClockTone {
  if (state === 'running') return left_ms * 4 < limit ? 'near' : 'running'
  if (state === 'breached') return phase === 'paused' ? 'paused' : 'broken'
  return state
}

function wordsOf({ state, phase, left_ms, elapsed_ms }: ClockShown, reader: Reader): Sentence {
  const left = spellLeft(left_ms, reader)
  const time = spell(Math.abs(left_ms), reader)
  // Outside its hours a clock can be late without owing any working time.
  const owes = left_ms <= -MINUTE_MS
  const words = {
    running: () => w.later('left', { time: left }),
    paused: () => w.later('paused-left', { time: left }),
    breached: () => {
      if (phase === 'paused') return w.later('paused-late')
      return owes ? w.later('late', { time }) : w.later('late-now')
    },
    met: () => w.later('met-in', { time: spell(elapsed_ms, reader) }),
    missed: () => (owes ? w.later('missed-by', { time }) : w.later('missed-now')),
    cancelled: () => w.later('no-longer'),
  } satisfies Record<ClockState, () => Sentence>
  return words[state]()
}
