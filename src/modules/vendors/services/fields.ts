import type { Field } from '#lib/filter/fields'
import { common, name } from '../fields.ts'
import { Tier } from '../schemas.ts'
import { w as room } from '../words.ts'
import { w } from './words.ts'

/** What the list of services can be asked. */
export const serviceFilterFields: readonly Field[] = [
  name,
  { name: 'vendor', title: room.later('vendor'), type: 'id', ref: 'vendor' },
  { name: 'contract', title: room.later('contract'), type: 'id', ref: 'contract', nullable: true },
  {
    name: 'tier',
    title: w.later('tier'),
    type: 'enum',
    ordered: true,
    nullable: true,
    values: Tier.options.map((value) => ({ value, title: room.later(`tier.${value}`) })),
  },
  { name: 'what', title: w.later('what'), type: 'text', nullable: true },
  ...common,
]
