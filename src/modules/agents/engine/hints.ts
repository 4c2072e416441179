import type { Facts } from './facts.ts'

/** What tells that a device was opened, set up anew or used otherwise; addresses come and go by themselves. */
const telling = ['name', 'serial', 'manufacturer', 'model', 'memory', 'os', 'processor'] as const
type Telling = (typeof telling)[number]

export interface Difference {
  readonly field: Telling
  readonly before: string
  readonly after: string
}

/** Facts that are others than before. What was not said before, or is not said now, is no change of the device. */
export const differences = (before: Facts, after: Facts): Difference[] =>
  telling.flatMap((field) => {
    const [was, is] = [before[field], after[field]]
    return was === undefined || is === undefined || was === is ? [] : [{ field, before: was, after: is }]
  })

/** Of software by name what is there only now, and what only before: another version of the same is no hint. */
export function comings(began: readonly string[], ended: readonly string[]) {
  const [came, went] = [new Set(began), new Set(ended)]
  return {
    came: [...came].filter((name) => !went.has(name)).sort(),
    went: [...went].filter((name) => !came.has(name)).sort(),
  }
}
