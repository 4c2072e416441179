import type { Sentence } from '#lib/words'
import type { PolicyDefinition } from './schemas.ts'
import { w } from './words.ts'

/** Why a service level cannot be promised like this, in words; null when it can. The form says the same while typing. */
export function definitionProblem({ targets, steps }: PolicyDefinition): Sentence | null {
  const promised = new Set(targets.map(({ metric }) => metric))
  if (promised.size < targets.length) return w.later('refuse.same-metric')
  if (targets.every(({ minutes }) => minutes.every((one) => one === null))) return w.later('refuse.no-target')
  const stray = steps.find(({ metric }) => !promised.has(metric))
  if (stray) return w.later('refuse.stray-step')
  const keys = steps.map(({ metric, offset_minutes, to }) => `${metric} ${offset_minutes} ${to}`)
  return new Set(keys).size < keys.length ? w.later('refuse.same-step') : null
}
