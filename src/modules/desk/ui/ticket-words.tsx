import { clockCell } from '#lib/time/clock-cell'
import { isoOf } from '#lib/time/instant'
import { say, spoken } from '#lib/words'
import type { ClockFacts } from '#kit/clock-cell.tsx'
import type { IconName } from '#kit/icon.tsx'
import { Pill, Priority, type Tone } from '#kit/pill.tsx'
import type { ClockCell } from '#facets/work/contract'
import type { TicketRow } from '../contract.ts'
import { w } from './words.ts'

const looks: Record<TicketRow['phase'], { tone?: Tone; icon: IconName }> = {
  new: { icon: 'ring' },
  active: { tone: 'info', icon: 'half' },
  waiting: { icon: 'pause' },
  done: { tone: 'good', icon: 'good' },
  cancelled: { icon: 'close' },
}

/** `of`, not spread: a ticket's `key` would become React's. */
export function StatePill({ of }: { of: Pick<TicketRow, 'phase' | 'state' | 'state_title'> }) {
  const { phase, state, state_title } = of
  const { tone, icon } = state === 'planned' ? ({ tone: 'plan', icon: 'plan' } as const) : looks[phase]
  return (
    <Pill tone={tone} icon={icon}>
      {state_title}
    </Pill>
  )
}

const levelOf = (priority: number) => (priority <= 1 ? 1 : priority === 2 ? 2 : priority === 3 ? 3 : 4)

export const PriorityMark = ({ of: { priority } }: { of: Pick<TicketRow, 'priority'> }) => (
  <Priority level={levelOf(priority)}>{w('priority', { priority })}</Priority>
)

const clockStates = {
  running: 'running',
  paused: 'paused',
  breached: 'broken',
  met: 'met',
  missed: 'broken',
  cancelled: undefined,
} as const

/** A clock of the desk as the kit draws clocks; nothing for one that no longer counts. Lateness is told in working time. */
export function clockFacts(clock: ClockCell | undefined): ClockFacts | undefined {
  const state = clock && clockStates[clock.state]
  if (!clock || !state) return undefined
  const { words } = clockCell(clock, { language: spoken(), zone: 'UTC', now: Date.now() })
  return {
    state,
    dueAt: clock.due_at === null ? null : isoOf(clock.due_at),
    share: state === 'met' ? undefined : Math.min(1, clock.elapsed_ms / (clock.target_ms + clock.granted_ms)),
    ...((state === 'broken' || state === 'met') && { words: say(words) }),
  }
}
