import type { Field } from '#lib/filter/fields'
import { common, contract, name, vendor } from '../fields.ts'
import { w as room } from '../words.ts'
import { claimStatuses } from './schemas.ts'
import { w } from './words.ts'

/** What the list of claims can be asked. */
export const claimFilterFields: readonly Field[] = [
  name,
  vendor,
  contract,
  {
    name: 'status',
    title: room.later('status'),
    type: 'enum',
    values: claimStatuses.map((value) => ({ value, title: w.later(`status.${value}`) })),
  },
  { name: 'owner', title: room.later('owner'), type: 'id', ref: 'person', self: true, nullable: true },
  { name: 'by', title: w.later('by'), type: 'day', nullable: true },
  { name: 'until', title: w.later('until'), type: 'day' },
  { name: 'claimed', title: w.later('claimed-on'), type: 'day', nullable: true },
  { name: 'owed', title: w.later('owed'), type: 'boolean' },
  ...common,
]
