import { say, type Sentence } from '../words.ts'
import type { WorkingCalendar } from './calendar.ts'
import { explain } from './explain.ts'
import { HOUR_MS, MINUTE_MS } from './instant.ts'
import { listed, spell, spellLeft, when, whenBetween, type Reader } from './relative.ts'
import type { Replay } from './replay.ts'
import type { Calendars } from './span-table.ts'
import { w } from './words.ts'

/** Up to so many spans a headline lists them. */
const MOST_SPANS = 3

/** Why a clock stands as it does, in one sentence. */
export function headline(replay: Replay, calendars: Calendars, reader: Reader): Sentence {
  const { view } = replay
  const { calendar } = calendars(view.calendar)
  const limit = spell(view.target_ms + view.granted_ms, reader)
  const due = view.due_at === null ? '' : when(view.due_at, reader)
  const stopped = when(view.stopped_at ?? view.as_of, reader)
  const sentences = {
    running: () => dueSentence(replay, calendar, reader, limit),
    paused: () => waitSentence(replay, reader, limit),
    breached: () =>
      view.phase === 'paused' ? w.later('waits-late', { due }) : w.later('broke-since', { due, limit }),
    met: () => w.later('was-met', { time: spell(view.elapsed_ms, reader), limit }),
    missed: () => w.later('was-missed', { due, stopped }),
    cancelled: () => w.later('was-cancelled', { stopped }),
  } satisfies Record<typeof view.state, () => Sentence>
  return sentences[view.state]()
}

function waitSentence({ view }: Replay, reader: Reader, limit: string): Sentence {
  const left = spellLeft(view.left_ms, reader)
  if (view.due_at === null || view.paused_until === null) return w.later('waits-with', { left, limit })
  const until = when(view.paused_until, reader)
  return w.later('due-after-wait', { due: when(view.due_at, reader), until, left })
}

function dueSentence(replay: Replay, calendar: WorkingCalendar, reader: Reader, limit: string): Sentence {
  const { due_at, started_at, target_ms } = replay.view
  if (due_at === null) return w.later('never-due', { calendar: calendar.name })
  // Whatever happened on the way is told by the rows below.
  if (replay.stretches.length > 1) return w.later('due-minus-ran', { due: when(due_at, reader), limit })
  const due = when(due_at, reader, 'long')
  const start = when(started_at, reader, 'long')
  if (calendar.always) return w.later('due-round-the-clock', { due, start, amount: limit })
  const amount = say(workingAmount(target_ms, reader), reader.language)
  const open = explain(calendar, started_at, due_at).filter((segment) => segment.open)
  if (open.length <= MOST_SPANS) {
    const spans = open.map((segment) => whenBetween(segment.from, segment.to, reader, 'tight'))
    return w.later('due-counted', { due, amount, start, spans: listed(spans, reader.language) })
  }
  const days = new Set(open.map((segment) => dateOf(segment.from, calendar.zone))).size
  return w.later('due-in-days', { due, amount, start, calendar: calendar.name, days })
}

/** "4 working hours", "30 working minutes", "1 h 30 m of working time". */
function workingAmount(ms: number, reader: Reader): Sentence {
  if (ms % HOUR_MS === 0) return w.later('working-hours', { hours: ms / HOUR_MS })
  if (ms < HOUR_MS && ms % MINUTE_MS === 0) return w.later('working-minutes', { minutes: ms / MINUTE_MS })
  return w.later('working-time', { time: spell(ms, reader) })
}

const dateOf = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString()
