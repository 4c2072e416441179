import type { Field } from '#lib/filter/fields'
import type { CustomField } from './field.ts'

/** A field of the organisation's own as filters ask it. */
export function filterField({ name, title, type, choices }: CustomField): Field {
  // By the longer name a field of the room's own that is called alike can be told from it.
  const common = { name, title, also: [`custom.${name}`], nullable: true }
  const values = choices.map((choice) => ({ value: choice.value, title: choice.title }))
  switch (type) {
    case 'text':
    case 'paragraph':
    case 'link':
      return { ...common, type: 'text' }
    case 'number':
      return { ...common, type: 'number' }
    case 'boolean':
      return { ...common, type: 'boolean' }
    case 'date':
      return { ...common, type: 'day' }
    case 'choice':
      return { ...common, type: 'enum', values }
    case 'choices':
      return { ...common, type: 'enum', values, many: true }
    case 'person':
      return { ...common, type: 'id', ref: 'person', self: true }
  }
}
