import type { Plan } from './plan.ts'

/** Any of these counts. */
export type Tally = Record<
  'found' | 'added' | 'adopted' | 'changed' | 'gone' | 'disabled' | 'back' | 'teams' | 'refused',
  number
>

export const tallyOf = (plan: Plan, found: number): Tally => ({
  found,
  added: plan.add.length,
  adopted: plan.adopt.length,
  changed: plan.change.length,
  gone: plan.gone.length,
  disabled: plan.disabled.length,
  back: plan.back.length,
  teams: 0,
  refused: plan.refused.length,
})
