import { Pill, type Tone } from '#kit/pill.tsx'
import type { SeatFigures, VendorSeat } from '../../seats/schemas.ts'
import { w } from './words.ts'

const tones: Readonly<Record<VendorSeat['state'], Tone | undefined>> = {
  leaver: 'bad',
  unused: 'warn',
  unknown: 'warn',
  used: 'good',
  ended: undefined,
}

export const SeatPill = ({ state }: Pick<VendorSeat, 'state'>) => (
  <Pill tone={tones[state]}>{w(`state.${state}`)}</Pill>
)

/** What speaks against seats, as one line; empty where nothing does. */
export const against = ({ leavers, unused, unknown }: SeatFigures) =>
  [
    leavers > 0 && w('figure.leavers', { n: leavers }),
    unused > 0 && w('figure.unused', { n: unused }),
    unknown > 0 && w('figure.unknown', { n: unknown }),
  ]
    .filter(Boolean)
    .join(', ')
