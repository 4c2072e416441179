import type { Counts } from '../contract.ts'
import type { Plan } from './plan.ts'

/** What a run did that came to nothing. */
export const nothing: Counts = {
  found: 0,
  added: 0,
  adopted: 0,
  changed: 0,
  gone: 0,
  disabled: 0,
  back: 0,
  teams: 0,
  refused: 0,
}

/** What a plan comes to if all of it is done. */
export const tallyOf = (plan: Plan, found: number): Counts => ({
  ...nothing,
  found,
  added: plan.add.length,
  adopted: plan.adopt.length,
  changed: plan.change.length,
  gone: plan.gone.length,
  disabled: plan.disabled.length,
  back: plan.back.length,
  refused: plan.refused.length,
})
