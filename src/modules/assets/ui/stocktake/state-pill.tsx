import { Pill, type Tone } from '#kit/pill.tsx'
import type { Stocktake } from '../../stocktake/schemas.ts'
import { w } from './words.ts'

const tones: Record<Stocktake['state'], Tone | undefined> = {
  counting: 'info',
  waiting: 'warn',
  done: 'good',
  cancelled: undefined,
}

/** How far a stocktake is. */
export const StatePill = ({ state }: Pick<Stocktake, 'state'>) => (
  <Pill tone={tones[state]}>{w(`state.${state}`)}</Pill>
)
