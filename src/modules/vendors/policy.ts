import type { Sentence } from '#lib/words'
import type { Terms } from './engine/term.ts'
import { w } from './words.ts'

interface Problem {
  readonly field: keyof Terms
  readonly why: Sentence
}

/** Why terms cannot be counted with, and which of them is to blame; null if they can. */
export function termsProblem(terms: Omit<Terms, 'cancelled_on'>): Problem | null {
  const { starts_on, first_end, renewal, renews_months, notice_to } = terms
  if (first_end !== null && first_end < starts_on)
    return { field: 'first_end', why: w.later('ends-before-start') }
  if (renewal !== 'open' && first_end === null) return { field: 'first_end', why: w.later('no-first-end') }
  if (renewal === 'tacit' && renews_months === null)
    return { field: 'renews_months', why: w.later('no-length') }
  if (renewal === 'open' && notice_to === 'term') return { field: 'notice_to', why: w.later('no-anchor') }
  return renewal !== 'open' && notice_to !== 'term'
    ? { field: 'notice_to', why: w.later('anchor-without-use') }
    : null
}

/** Why a notice cannot be noted; null if it can. */
export function noticeProblem(
  { renewal, starts_on }: Terms,
  isOver: boolean,
  on: string | null,
): Sentence | null {
  if (on === null) return null
  if (renewal === 'none') return w.later('ends-by-itself')
  if (isOver) return w.later('over')
  return on < '1950-01-01' || on > '2199-12-31' || on < addYears(starts_on, -1)
    ? w.later('notice-too-early')
    : null
}

const addYears = (day: string, years: number) => Temporal.PlainDate.from(day).add({ years }).toString()
