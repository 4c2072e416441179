import type { Field } from '#lib/filter/fields'
import { w } from './words.ts'

/** What the list of places can be asked. */
export const placeFilterFields: readonly Field[] = [
  { name: 'name', title: w.later('name'), type: 'text' },
  {
    name: 'level',
    title: w.later('level'),
    type: 'enum',
    ordered: true,
    values: (['region', 'site', 'building', 'floor', 'room', 'area'] as const).map((value) => ({
      value,
      title: w.later(`level.${value}`),
    })),
  },
  { name: 'within', also: ['in'], title: w.later('within'), type: 'ids', ref: 'place', nullable: true },
  { name: 'code', title: w.later('code'), type: 'text', nullable: true },
  { name: 'city', title: w.later('city'), type: 'text', nullable: true },
  { name: 'country', title: w.later('country'), type: 'text', nullable: true },
  { name: 'contact', title: w.later('contact'), type: 'id', ref: 'person', self: true, nullable: true },
  { name: 'zone', title: w.later('zone'), type: 'text', nullable: true },
  { name: 'capacity', title: w.later('capacity'), type: 'number', whole: true, nullable: true },
  { name: 'archived', title: w.later('archived'), type: 'boolean' },
  { name: 'updated', title: w.later('updated'), type: 'instant' },
  { name: 'key', title: w.later('key'), type: 'text' },
  { name: 'says', title: w.later('says'), type: 'words' },
]
