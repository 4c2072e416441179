import type { Field } from '#lib/filter/fields'
import { common, name, vendor } from '../fields.ts'
import { w as room } from '../words.ts'
import { AssessmentStatus } from './schemas.ts'
import { w } from './words.ts'

/** What the list of assessments can be asked. */
export const assessmentFilterFields: readonly Field[] = [
  name,
  vendor,
  { name: 'questionnaire', title: w.later('questionnaire'), type: 'id', ref: 'questionnaire' },
  {
    name: 'status',
    title: room.later('status'),
    type: 'enum',
    values: AssessmentStatus.options.map((value) => ({ value, title: w.later(`status.${value}`) })),
  },
  { name: 'assessor', title: w.later('assessor'), type: 'id', ref: 'person', self: true, nullable: true },
  { name: 'due', title: w.later('due'), type: 'day' },
  { name: 'again', title: w.later('again'), type: 'day', nullable: true },
  { name: 'score', title: w.later('score'), type: 'number', nullable: true },
  ...common,
]
