import { z } from 'zod'
import { Day, Id } from '#lib/contract'
import { patchOf } from '#lib/patch'
import { capacities, Meaning, TypeCode } from '../schemas.ts'

/** Entries of the catalogue, by what they are. */
export const sorts = ['type', 'status', 'manufacturer', 'model'] as const
export type Sort = (typeof sorts)[number]

const Code = z
  .string()
  .trim()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/)
  .meta({ title: 'Short name', hint: 'For filters and imports: small letters, digits and hyphens' })
const Title = z.string().trim().min(1).max(80).meta({ title: 'Name' })
const Archived = z.boolean().meta({ title: 'Archived' })
const Version = z.int().meta({ title: 'Version that was edited' })

export const typeFields = {
  title: Title,
  icon: z.string().trim().min(1).max(40).default('box').meta({ title: 'Picture', widget: 'choice' }),
  capacities: z.array(z.enum(capacities)).default([]).meta({ title: 'Can' }),
}
export const statusFields = { title: Title, meaning: Meaning.meta({ title: 'Means' }) }
export const manufacturerFields = { name: z.string().trim().min(1).max(120).meta({ title: 'Name' }) }
export const modelFields = {
  manufacturer: z.string().trim().max(120).default('').meta({ title: 'Manufacturer' }),
  name: z.string().trim().min(1).max(160).meta({ title: 'Name' }),
  number: z.string().trim().max(120).default('').meta({ title: 'Model number' }),
  type: TypeCode,
  end_of_life: Day.nullable()
    .default(null)
    .meta({ title: 'End of life', hint: 'From then on its maker helps no more' }),
}

const ofIt = z.string().max(40).meta({ title: 'Short name' })
const editing = { version: Version, archived: Archived.optional() }
export const TypeDraft = z.object({ code: Code, ...typeFields })
export const TypePatch = z.object({ code: ofIt, ...editing, ...patchOf(typeFields) })
export const StatusDraft = z.object({ code: Code, ...statusFields })
export const StatusPatch = z.object({ code: ofIt, ...editing, ...patchOf(statusFields) })
export const ManufacturerDraft = z.object(manufacturerFields)
export const ManufacturerPatch = z.object({ id: Id, ...editing, ...patchOf(manufacturerFields) })
export const ModelDraft = z.object(modelFields)
export const ModelPatch = z.object({ id: Id, ...editing, ...patchOf(modelFields) })

/** How many things have it, counted no further than the house counts on badges. */
const kept = { version: z.int(), archived: Archived, used: z.int().meta({ title: 'Assets' }) }
/** Types and states as they come are called in the reader's language; `own` is what is kept. */
const called = { code: z.string(), title: z.string().meta({ title: 'Name' }), own: z.string() }

export const TypeRow = z.object({
  ...called,
  icon: z.string(),
  capacities: z.array(z.enum(capacities)),
  ...kept,
})
export type TypeRow = z.output<typeof TypeRow>
export const StatusRow = z.object({ ...called, meaning: Meaning, ...kept })
export type StatusRow = z.output<typeof StatusRow>
export const ManufacturerRow = z.object({
  id: Id,
  name: z.string().meta({ title: 'Name' }),
  models: z.int().meta({ title: 'Models' }),
  version: z.int(),
  archived: Archived,
})
export type ManufacturerRow = z.output<typeof ManufacturerRow>
export const ModelRow = z.object({
  id: Id,
  name: z.string().meta({ title: 'Name' }),
  manufacturer: z.string().meta({ title: 'Manufacturer' }),
  number: z.string().meta({ title: 'Model number' }),
  type: z.string(),
  type_title: z.string().meta({ title: 'Type' }),
  icon: z.string(),
  /** How many there are that are not gone, and how many of those wait for somebody. */
  count: z.int().meta({ title: 'There are' }),
  ready: z.int().meta({ title: 'Ready' }),
  /** How many more must lie ready, and how many of those are on order. */
  missing: z.int().meta({ title: 'Too few' }),
  ordered: z.int().meta({ title: 'On order' }),
  /** In days, of those whose purchase is known. */
  mean_age: z.int().nullable().meta({ title: 'Age' }),
  end_of_life: Day.nullable().meta({ title: 'End of life' }),
  version: z.int(),
  archived: Archived,
})
export type ModelRow = z.output<typeof ModelRow>
