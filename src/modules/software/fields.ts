import type { Field } from '#lib/filter/fields'
import { Licensing } from './schemas.ts'
import { w } from './words.ts'

const number = (name: 'installed' | 'owned' | 'short' | 'spare'): Field => ({
  name,
  title: w.later(name),
  type: 'number',
})

/** What the list of products can be asked. */
export const productFilterFields: readonly Field[] = [
  { name: 'name', title: w.later('name'), type: 'text' },
  { name: 'publisher', title: w.later('publisher'), type: 'text', nullable: true },
  { name: 'vendor', title: w.later('vendor'), type: 'id', ref: 'vendor', nullable: true },
  { name: 'family', title: w.later('family'), type: 'text', nullable: true },
  {
    name: 'licensing',
    title: w.later('licensing'),
    type: 'enum',
    values: Licensing.options.map((value) => ({ value, title: w.later(`licensing.${value}`) })),
  },
  { name: 'denied', title: w.later('denied'), type: 'boolean' },
  { name: 'support', title: w.later('support'), type: 'day', nullable: true },
  number('installed'),
  number('owned'),
  number('short'),
  number('spare'),
  { name: 'archived', title: w.later('archived'), type: 'boolean' },
  { name: 'updated', title: w.later('updated'), type: 'instant' },
  { name: 'key', title: w.later('key'), type: 'text' },
  { name: 'says', title: w.later('says'), type: 'words' },
]
