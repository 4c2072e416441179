import { defineModule } from '#kernel/module'
import { addField, changeField, orderFields } from './commands.ts'
import { FieldAdded, FieldChanged, fields as contract, FieldsOrdered } from './contract.ts'
import { indexSchedule, indexTask } from './indexes.ts'
import { fieldLines } from './lines.ts'
import { listFields, listKinds } from './queries.ts'
import { w } from './words.ts'

export const customFields = defineModule({
  name: 'fields',
  contract,
  handlers: {
    kinds: listKinds,
    list: listFields,
    add: addField,
    change: changeField,
    order: orderFields,
  },
  permissions: {
    'fields.internal': {
      title: w.later('may-see-internal'),
      roles: [
        'technician',
        'lead',
        'manager',
        'auditor',
        'director',
        'finance',
        'people-manager',
        'administrator',
      ],
      part: 'everywhere',
    },
    'fields.manage': { title: w.later('may-manage'), roles: ['administrator'] },
  },
  events: [FieldAdded, FieldChanged, FieldsOrdered],
  eventLines: fieldLines,
  tasks: [indexTask],
  schedules: [indexSchedule],
  refusals: { custom_field_name_unique: w.later('name-taken') },
})
