import type { z } from 'zod'
import { Pill, type Tone } from '#kit/pill.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { ObligationKind, type ObligationStatus, type ObligationView, Side } from '../schemas.ts'
import { w as said } from '../words.ts'
import { w } from './words.ts'

export type Obligation = z.output<typeof ObligationView>
type Status = z.output<typeof ObligationStatus>

const tones: Record<Status, Tone | undefined> = {
  open: 'plan',
  overdue: 'warn',
  met: 'good',
  missed: 'bad',
  waived: undefined,
  ended: undefined,
}

export const StatusPill = ({ status }: { status: Status }) => (
  <Pill tone={tones[status]}>{said(`status.${status}`)}</Pill>
)

export const sideChoices = () => Side.options.map((value) => ({ value, title: said(`side.${value}`) }))
export const kindChoices = () =>
  ObligationKind.options.map((value) => ({ value, title: said(`kind.${value}`) }))

/** Once, or every so many months. */
export const everyWords = (months: number | null) => (months === null ? w('once') : w('every', { n: months }))

/** How often, and until when. */
export function useScheduleWords() {
  const { day } = useSaid()
  return ({ every_months, last_on }: Pick<Obligation, 'every_months' | 'last_on'>) => {
    const every = everyWords(every_months)
    return last_on === null ? every : w('every-until', { every, day: day(last_on) })
  }
}
