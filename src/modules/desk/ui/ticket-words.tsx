import type { IconName } from '#kit/icon.tsx'
import { Pill, Priority, type Tone } from '#kit/pill.tsx'
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

/** Who asks: somebody here, else the name that a file gave. */
export const askerOf = ({ requester, asked_by }: Pick<TicketRow, 'requester' | 'asked_by'>) =>
  requester ?? (asked_by === null ? null : { name: asked_by })
