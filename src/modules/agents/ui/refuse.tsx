import { Button } from '#kit/button.tsx'
import type { Agent } from '../contract.ts'
import type { useDeeds } from './use-deeds.ts'
import { w } from './words.ts'

interface RefuseProps {
  agent: Pick<Agent, 'id' | 'name'>
  deeds: ReturnType<typeof useDeeds>
  size?: 's'
}

/** Takes no more reports of a device. */
export const Refuse = ({ agent: { id, name: device }, deeds: { refuse }, size }: RefuseProps) => (
  <Button
    size={size}
    kind="quiet"
    busy={refuse.isPending}
    aria-label={w('refuse-name', { device })}
    onClick={() => refuse.mutate({ id })}
  >
    {w('refuse')}
  </Button>
)
