import type { Field } from '#lib/filter/fields'
import { common, contract, name, vendor } from '../fields.ts'
import { Tier } from '../schemas.ts'
import { w as room } from '../words.ts'
import { w } from './words.ts'

/** What the list of services can be asked. */
export const serviceFilterFields: readonly Field[] = [
  name,
  vendor,
  { ...contract, nullable: true },
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
