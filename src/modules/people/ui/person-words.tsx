import { Pill, type Tone } from '#kit/pill.tsx'
import type { IconName } from '#kit/icon.tsx'
import { useReader } from '#kit/reader.tsx'
import { dayShortly, dayWords } from '#kit/time-words'
import type { PersonState, PersonType } from '../schemas.ts'
import { w } from './words.ts'

const states: Record<PersonState, { tone?: Tone; icon: IconName }> = {
  joining: { tone: 'plan', icon: 'plan' },
  active: { tone: 'good', icon: 'good' },
  left: { icon: 'leave' },
}

/** Where someone is in their time with us. */
export function StatePill({ state }: { state: PersonState }) {
  return <Pill {...states[state]}>{w(`state.${state}`)}</Pill>
}

/** Somebody to be careful with, said in a word. */
export const VipPill = () => (
  <Pill tone="warn" icon="star">
    {w('vip')}
  </Pill>
)

export function AwayPill({ until }: { until: string }) {
  const { language } = useReader()
  return (
    <Pill tone="info" icon="pause">
      {w('away-until', { day: dayWords(until, language) })}
    </Pill>
  )
}

/** The same where a column says already what the day is. */
export function AwayDay({ until }: { until: string }) {
  const { language } = useReader()
  return (
    <Pill tone="info" icon="pause">
      {dayShortly(until, language)}
    </Pill>
  )
}

export const typeWord = (type: PersonType) => w(`type.${type}`)

/** The choices of an enumeration in words. */
export const typeChoices = () =>
  (['employee', 'contractor', 'external'] as const).map((value) => ({ value, title: typeWord(value) }))
export const absenceChoices = () =>
  (['holiday', 'sick', 'parental', 'training', 'travel', 'other'] as const).map((value) => ({
    value,
    title: w(`absence.kind.${value}`),
  }))
