import { z } from 'zod'

export const FieldType = z.enum([
  'text',
  'paragraph',
  'number',
  'boolean',
  'date',
  'choice',
  'choices',
  'person',
  'link',
])
export type FieldType = z.output<typeof FieldType>

export const fieldName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .meta({ title: 'Short name', hint: 'As it is written in filters and imports: cost-code' })

/** One of the values to choose from; an archived one stays where it is set and is offered no more. */
export const Choice = z.object({
  value: fieldName,
  title: z.string().trim().min(1).max(80).meta({ title: 'Title' }),
  archived: z.boolean().default(false).meta({ title: 'Archived' }),
})
export type Choice = z.output<typeof Choice>

export const CustomField = z.object({
  id: z.uuid(),
  kind: z.string().meta({ title: 'Kind' }),
  name: fieldName,
  title: z.string().meta({ title: 'Title' }),
  hint: z.string().meta({ title: 'Hint' }),
  type: FieldType.meta({ title: 'Type' }),
  choices: z.array(Choice).meta({ title: 'Choices' }),
  required: z.boolean().meta({ title: 'Needed' }),
  internal: z.boolean().meta({ title: 'Internal' }),
  sortable: z.boolean().meta({ title: 'Can be sorted by' }),
  /** Codes of the types of the kind on which it stands; none: on all. */
  types: z.array(z.string().max(40)).default([]).meta({ title: 'Only on' }),
  archived: z.boolean().meta({ title: 'Archived' }),
})
export type CustomField = z.output<typeof CustomField>

/** Of the fields of a kind those that stand on a record of this type; of a kind without types all. */
export const onType = <F extends Pick<CustomField, 'types'>>(
  fields: readonly F[],
  type: string | undefined,
): F[] => fields.filter(({ types }) => type === undefined || types.length === 0 || types.includes(type))

export const sortableTypes: ReadonlySet<FieldType> = new Set(['text', 'number', 'boolean', 'date', 'choice'])
export const mostFields = 100
export const mostSortable = 16

/** `Kostenstelle (neu)` → `kostenstelle-neu`; empty when nothing of it can stand in a short name. */
export function nameFrom(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const joined = plain.replaceAll('ß', 'ss').replaceAll(/[^a-z0-9]+/g, '-')
  return joined
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '')
}
