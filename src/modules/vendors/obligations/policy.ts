import { inputRefused } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Schedule, State } from './engine/occurrences.ts'
import { w } from './words.ts'

interface Stands {
  readonly state: State
  readonly archived: boolean
  /** How the last time that is behind us ended; null: there is none. */
  readonly last: Exclude<State, 'open'> | null
  /** Whether whoever asks may edit contracts. */
  readonly keeps: boolean
}

const away = ({ archived }: Stands) => (archived ? w.later('is-archived') : null)

/** Why something cannot be noted of an obligation now; null if it can. */
export const refusal = {
  settle: (one: Stands): Sentence | null =>
    away(one) ?? (one.state === 'open' ? null : w.later('is-settled')),
  reopen: (one: Stands): Sentence | null =>
    away(one) ??
    (one.last === null
      ? w.later('nothing-settled')
      : one.last !== 'met' && !one.keeps
        ? w.later('keeps-only')
        : null),
}

/** Refuses days that contradict each other. `behind`: the day of the last time that is behind us. */
export function refuseDays({ first_on, every_months, last_on }: Schedule, behind: string | null): void {
  if (last_on === null) return
  const why =
    every_months === null
      ? w.later('last-without-months')
      : last_on < first_on
        ? w.later('last-before-first')
        : behind !== null && last_on < behind
          ? w.later('last-before-due')
          : null
  if (why) throw inputRefused('last_on', why)
}
