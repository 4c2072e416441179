import { z } from 'zod'
import { byId, event, flag, get, Id, patch, post } from '#lib/contract'
import { Choice, CustomField, fieldName, FieldType } from './engine/field.ts'

const kind = z.string().max(40).meta({ title: 'Kind' })
const title = z.string().trim().min(1).max(80).meta({ title: 'Title' })
const hint = z.string().trim().max(300).meta({ title: 'Hint' })
const choices = z.array(Choice).max(200).meta({ title: 'Choices' })
const required = z.boolean().meta({ title: 'Needed' })
const internal = z.boolean().meta({ title: 'Internal', hint: 'Hidden from those who asked for the record' })
const types = z
  .array(z.string().max(40))
  .max(100)
  .meta({ title: 'Only on', hint: 'None: on records of every type', widget: 'choices' })
const sortable = z.boolean().meta({ title: 'Can be sorted by' })

export const FieldDraft = z.object({
  kind,
  /** Made from the title when it is left out. */
  name: fieldName.optional(),
  title,
  type: FieldType.meta({ title: 'Type' }),
  hint: hint.default(''),
  choices: choices.default([]),
  required: required.default(false),
  internal: internal.default(true),
  sortable: sortable.default(false),
  types: types.default([]),
})

export const FieldPatch = z.object({
  title: title.optional(),
  hint: hint.optional(),
  choices: choices.optional(),
  required: required.optional(),
  internal: internal.optional(),
  sortable: sortable.optional(),
  types: types.optional(),
  archived: z.boolean().optional().meta({ title: 'Archived' }),
})

const ofKind = z.object({ version: z.int(), items: z.array(CustomField) })

export const fields = {
  kinds: get('/api/fields/kinds', {
    summary: 'List the kinds of record that take fields of your own',
    can: 'fields.manage',
    input: z.object({}),
    reply: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          fields: z.int(),
          types: z.array(z.object({ value: z.string(), title: z.string() })),
        }),
      ),
    }),
  }),
  list: get('/api/fields', {
    summary: 'List the fields of a kind of record',
    can: 'signed-in',
    input: z.object({ kind, archived: flag().default(false).meta({ title: 'Archived ones too' }) }),
    reply: ofKind,
  }),
  add: post('/api/fields', {
    summary: 'Add a field to a kind of record',
    can: 'fields.manage',
    input: FieldDraft,
    reply: CustomField,
  }),
  change: patch('/api/fields/:id', {
    summary: 'Change a field; its type and short name stay as they are',
    can: 'fields.manage',
    input: byId.extend({
      version: z.int().optional().meta({ title: 'Version that was edited', description: 'Of the list' }),
      ...FieldPatch.shape,
    }),
    reply: CustomField,
  }),
  order: post('/api/fields/order', {
    summary: 'Put the fields of a kind in another order',
    can: 'fields.manage',
    input: z.object({ kind, fields: z.array(Id).max(200).meta({ title: 'Fields' }) }),
    reply: ofKind,
  }),
}

const told = CustomField.omit({ id: true })
export const FieldAdded = event('field.added', told)
export const FieldChanged = event('field.changed', z.object({ before: told, after: told }))
export const FieldsOrdered = event(
  'field.ordered',
  z.object({ kind: z.string(), fields: z.array(z.string()) }),
)
