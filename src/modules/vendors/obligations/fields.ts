import type { Field } from '#lib/filter/fields'
import { common, contract, name, vendor } from '../fields.ts'
import { w as room } from '../words.ts'
import { ObligationKind, ObligationStatus, Side } from './schemas.ts'
import { w } from './words.ts'

/** What the list of obligations can be asked. */
export const obligationFilterFields: readonly Field[] = [
  name,
  vendor,
  contract,
  {
    name: 'by',
    title: w.later('side'),
    type: 'enum',
    values: Side.options.map((value) => ({ value, title: w.later(`side.${value}`) })),
  },
  {
    name: 'kind',
    title: w.later('kind'),
    type: 'enum',
    values: ObligationKind.options.map((value) => ({ value, title: w.later(`kind.${value}`) })),
  },
  {
    name: 'status',
    title: room.later('status'),
    type: 'enum',
    values: ObligationStatus.options.map((value) => ({ value, title: w.later(`status.${value}`) })),
  },
  { name: 'owner', title: w.later('owner'), type: 'id', ref: 'person', self: true, nullable: true },
  { name: 'team', title: w.later('team'), type: 'id', ref: 'team', groups: true, nullable: true },
  { name: 'due', title: w.later('due'), type: 'day' },
  { name: 'recurs', title: w.later('recurs'), type: 'boolean' },
  ...common,
]
