import type { Field } from '#lib/filter/fields'
import { w } from './words.ts'

/** What the list of people can be asked; the private ones only by those who manage people. */
export const personFilterFields: readonly Field[] = [
  { name: 'name', title: w.later('name'), type: 'text' },
  {
    name: 'state',
    title: w.later('state'),
    type: 'enum',
    values: (['joining', 'active', 'left'] as const).map((value) => ({
      value,
      title: w.later(`state.${value}`),
    })),
  },
  {
    name: 'type',
    title: w.later('type'),
    type: 'enum',
    values: (['employee', 'contractor', 'external'] as const).map((value) => ({
      value,
      title: w.later(`type.${value}`),
    })),
  },
  { name: 'department', title: w.later('department'), type: 'ids', ref: 'department', nullable: true },
  { name: 'team', title: w.later('team'), type: 'ids', ref: 'team', groups: true, nullable: true },
  { name: 'place', also: ['site'], title: w.later('place'), type: 'ids', ref: 'place', nullable: true },
  { name: 'manager', title: w.later('manager'), type: 'id', ref: 'person', self: true, nullable: true },
  { name: 'title', also: ['job'], title: w.later('job-title'), type: 'text', nullable: true },
  { name: 'company', title: w.later('company'), type: 'text', nullable: true },
  { name: 'email', title: w.later('email'), type: 'text', nullable: true },
  { name: 'phone', title: w.later('phone'), type: 'text', nullable: true },
  { name: 'username', title: w.later('username'), type: 'text', nullable: true },
  { name: 'vip', title: w.later('vip'), type: 'boolean' },
  { name: 'remote', title: w.later('remote'), type: 'boolean' },
  { name: 'away', title: w.later('away'), type: 'boolean' },
  { name: 'language', title: w.later('language'), type: 'text', nullable: true },
  { name: 'zone', title: w.later('zone'), type: 'text', nullable: true },
  { name: 'joined', title: w.later('joined'), type: 'day', nullable: true },
  { name: 'updated', title: w.later('updated'), type: 'instant' },
  { name: 'leaves', title: w.later('leaves'), type: 'day', nullable: true, needs: 'people.manage' },
  { name: 'number', title: w.later('employee-number'), type: 'text', nullable: true, needs: 'people.manage' },
  { name: 'key', title: w.later('key'), type: 'text' },
  { name: 'says', title: w.later('says'), type: 'words' },
]
