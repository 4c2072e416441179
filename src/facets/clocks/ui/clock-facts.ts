import { clockCell } from '#lib/time/clock-cell'
import { isoOf } from '#lib/time/instant'
import { spell } from '#lib/time/relative'
import { say, spoken } from '#lib/words'
import type { ClockFacts } from '#kit/clock-cell.tsx'
import type { ClockCell } from '#facets/work/contract'
import { Metric } from '../schemas.ts'
import { w } from '../words.ts'

const states = {
  running: 'running',
  paused: 'paused',
  breached: 'broken',
  met: 'met',
  missed: 'broken',
  cancelled: undefined,
} as const

/** A service-level clock as the kit draws clocks; nothing for one that no longer counts. Lateness is told in working time. */
export function clockFacts(clock: ClockCell | undefined): ClockFacts | undefined {
  const state = clock && states[clock.state]
  if (!clock || !state) return undefined
  const { words } = clockCell(clock, { language: spoken(), zone: 'UTC', now: Date.now() })
  return {
    state,
    dueAt: clock.due_at === null ? null : isoOf(clock.due_at),
    share: state === 'met' ? undefined : Math.min(1, clock.elapsed_ms / (clock.target_ms + clock.granted_ms)),
    ...((state === 'broken' || state === 'met') && { words: say(words) }),
  }
}

/** One that no longer counts, where it is told beside the others: how it stood when it ended. */
export function endedFacts({ left_ms }: ClockCell): ClockFacts {
  const time = spell(Math.abs(left_ms), { language: spoken() })
  return { state: 'ended', words: w(left_ms > 0 ? 'ended-left' : 'ended-late', { time }) }
}

/** What a clock's promise is called. */
export function clockTitle(metric: string): string {
  const known = Metric.safeParse(metric)
  return known.success ? w(`metric.${known.data}`) : metric
}
