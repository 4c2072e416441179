import type { Choice, Field } from '#lib/filter/fields'
import { meanings } from './schemas.ts'
import { w } from './words.ts'

/** What an organisation calls its types and states. */
export interface Called {
  readonly types: readonly Choice[]
  readonly statuses: readonly Choice[]
}

/** What the list of assets can be asked; money only by those who may see all of it. */
export const assetFilterFields = ({ types, statuses }: Called): readonly Field[] => [
  { name: 'name', title: w.later('name'), type: 'text' },
  { name: 'tag', title: w.later('tag'), type: 'text', nullable: true },
  { name: 'serial', title: w.later('serial'), type: 'text', nullable: true },
  { name: 'type', title: w.later('type'), type: 'enum', values: types },
  { name: 'model', title: w.later('model'), type: 'text', nullable: true },
  { name: 'manufacturer', title: w.later('manufacturer'), type: 'text', nullable: true },
  { name: 'status', title: w.later('status'), type: 'enum', values: statuses },
  {
    name: 'is',
    title: w.later('is'),
    type: 'enum',
    values: meanings.map((value) => ({ value, title: w.later(`meaning.${value}`) })),
  },
  { name: 'holder', title: w.later('holder'), type: 'ids', ref: 'person', self: true, nullable: true },
  { name: 'within', title: w.later('within'), type: 'ids', ref: 'asset', nullable: true },
  { name: 'place', also: ['site'], title: w.later('place'), type: 'ids', ref: 'place', nullable: true },
  { name: 'home', title: w.later('home'), type: 'ids', ref: 'place', nullable: true },
  { name: 'warranty', title: w.later('warranty'), type: 'day', nullable: true },
  { name: 'due', title: w.later('due'), type: 'day', nullable: true },
  { name: 'quantity', title: w.later('quantity'), type: 'number', whole: true },
  { name: 'low', title: w.later('low'), type: 'boolean' },
  { name: 'bought', title: w.later('bought'), type: 'day', nullable: true, needs: 'assets.write' },
  { name: 'order', title: w.later('order'), type: 'text', nullable: true, needs: 'assets.write' },
  { name: 'updated', title: w.later('updated'), type: 'instant' },
  { name: 'key', title: w.later('key'), type: 'text' },
  { name: 'says', title: w.later('says'), type: 'words' },
]
