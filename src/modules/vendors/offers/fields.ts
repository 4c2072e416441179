import type { Field } from '#lib/filter/fields'
import { common, name } from '../fields.ts'
import { w as room } from '../words.ts'
import { ComparisonStatus } from './schemas.ts'
import { w } from './words.ts'

/** What the list of comparisons can be asked. */
export const comparisonFilterFields: readonly Field[] = [
  name,
  {
    name: 'status',
    title: room.later('status'),
    type: 'enum',
    values: ComparisonStatus.options.map((value) => ({ value, title: w.later(`status.${value}`) })),
  },
  { name: 'owner', title: w.later('owner'), type: 'id', ref: 'person', self: true, nullable: true },
  ...common,
]
