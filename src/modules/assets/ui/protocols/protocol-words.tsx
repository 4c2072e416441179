import { Pill, type Tone } from '#kit/pill.tsx'
import type { ProtocolRow, State } from '../../protocols/schemas.ts'
import { w } from '../words.ts'

const tones: Readonly<Record<State, Tone | undefined>> = {
  waiting: 'warn',
  signed: 'good',
  withdrawn: undefined,
}

/** Whether it waits, is signed or was withdrawn. */
export const ProtocolPill = ({ state }: { state: State }) => (
  <Pill tone={tones[state]} {...(state === 'waiting' && { icon: 'edit' })}>
    {w(`protocol.${state}`)}
  </Pill>
)

export const protocolTitle = ({ kind, count }: Pick<ProtocolRow, 'kind' | 'count'>) =>
  w(`protocol.${kind}`, { n: count })
