import type { Relation } from '#kernel/relations'
import { kindNames } from './kinds.ts'
import { w } from './words.ts'

const tickets = { from: kindNames, to: kindNames } as const

/** How tickets stand to each other. */
export const relations: readonly Relation[] = [
  {
    name: 'part-of',
    inverse: 'has-part',
    title: w.later('link.part-of'),
    inverseTitle: w.later('link.has-part'),
    ...tickets,
    transitive: true,
  },
  {
    name: 'duplicate-of',
    inverse: 'has-duplicate',
    title: w.later('link.duplicate-of'),
    inverseTitle: w.later('link.has-duplicate'),
    ...tickets,
  },
  {
    name: 'split-from',
    inverse: 'split-into',
    title: w.later('link.split-from'),
    inverseTitle: w.later('link.split-into'),
    ...tickets,
  },
]
