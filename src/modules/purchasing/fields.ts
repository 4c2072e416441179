import type { Field } from '#lib/filter/fields'
import { statuses } from './engine/state.ts'
import { w } from './words.ts'

/** What the list of purchases can be asked. */
export const purchaseFilterFields: readonly Field[] = [
  { name: 'name', title: w.later('name'), type: 'text' },
  {
    name: 'status',
    title: w.later('status'),
    type: 'enum',
    values: statuses.map((value) => ({ value, title: w.later(`status.${value}`) })),
  },
  { name: 'vendor', title: w.later('vendor'), type: 'id', ref: 'vendor', nullable: true },
  { name: 'requester', title: w.later('requester'), type: 'id', ref: 'person', self: true },
  { name: 'centre', title: w.later('cost-centre'), type: 'text', nullable: true },
  { name: 'needed', title: w.later('needed-by'), type: 'day', nullable: true },
  { name: 'ordered', title: w.later('ordered-on'), type: 'day', nullable: true },
  { name: 'promised', title: w.later('promised-on'), type: 'day', nullable: true },
  { name: 'held', title: w.later('held'), type: 'boolean' },
  { name: 'order', title: w.later('order-no'), type: 'text', nullable: true },
  { name: 'updated', title: w.later('updated'), type: 'instant' },
  { name: 'key', title: w.later('key'), type: 'text' },
  { name: 'says', title: w.later('says'), type: 'words' },
]
