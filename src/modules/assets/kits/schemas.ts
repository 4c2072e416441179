import { z } from 'zod'
import { Day, Id } from '#lib/contract'
import { TypeCode } from '../schemas.ts'

export const KitItem = z.object({
  model_id: Id.nullable().default(null).meta({ title: 'Model' }),
  type: TypeCode.nullable().default(null).meta({ title: 'Type' }),
  quantity: z.int().min(1).max(1000).default(1).meta({ title: 'How many' }),
})
export type KitItem = z.output<typeof KitItem>

export const kitFields = {
  name: z.string().trim().min(1).max(120).meta({ title: 'Name' }),
  note: z.string().trim().max(1000).default('').meta({ title: 'Note' }),
}
/** For whom it is put together once they begin, and with which licences. */
const kitFor = {
  department_id: Id.nullable().default(null).meta({
    title: 'For the department',
    hint: 'And its parts: whoever begins there gets it',
    of: 'department',
  }),
  job_title: z
    .string()
    .trim()
    .max(200)
    .default('')
    .meta({ title: 'For the job title', hint: 'With a department: only those there who are that' }),
  product_ids: z
    .array(Id.meta({ of: 'product' }))
    .max(40)
    .default([])
    .meta({ title: 'Licences', hint: 'Whoever gets the kit gets a seat of each' }),
}
export const kitForm = { ...kitFields, ...kitFor }
const Items = z.array(KitItem).min(1).max(40).meta({ title: 'What is in it' })
export const KitDraft = z.object({ ...kitForm, items: Items })
export const KitPatch = z.object({
  id: Id,
  version: z.int().meta({ title: 'Version that was edited' }),
  name: kitFields.name.optional(),
  note: kitFields.note.unwrap().optional().meta({ title: 'Note' }),
  department_id: kitFor.department_id.unwrap().optional(),
  job_title: kitFor.job_title.unwrap().optional().meta({ title: 'For the job title' }),
  product_ids: kitFor.product_ids.unwrap().optional(),
  items: Items.optional(),
  archived: z.boolean().optional().meta({ title: 'Archived' }),
})

export const KitRow = z.object({
  id: Id,
  name: z.string().meta({ title: 'Name' }),
  note: z.string().meta({ title: 'Note' }),
  archived: z.boolean(),
  version: z.int(),
  department: z.object({ id: Id, title: z.string() }).nullable(),
  job_title: z.string(),
  products: z.array(z.object({ id: Id, title: z.string() })),
  items: z.array(
    z.object({
      model_id: Id.nullable(),
      type: z.string().nullable(),
      quantity: z.int(),
      /** What it is called. */
      title: z.string(),
    }),
  ),
})
export type KitRow = z.output<typeof KitRow>

/** A licence that comes with a kit: a seat is given, none needs to be, or none is left. */
export const KitSeat = z.object({
  id: Id,
  title: z.string(),
  state: z.enum(['given', 'ready', 'lacking']),
})
export type KitSeat = z.output<typeof KitSeat>

export const KitPlan = z.object({
  picks: z.array(z.object({ id: Id, key: z.string(), name: z.string(), tag: z.string(), quantity: z.int() })),
  short: z.array(z.object({ title: z.string(), missing: z.int() })),
  /** Only people are given seats. */
  seats: z.array(KitSeat),
})

export const KitHand = z.object({
  id: Id,
  to_id: Id.meta({ title: 'To', of: 'record', hint: 'A person, a place or another asset' }),
  place_id: Id.nullable().default(null).meta({ title: 'Out of', hint: 'None: from anywhere', of: 'place' }),
  due_back: Day.nullable().default(null).meta({ title: 'Due back' }),
  partly: z.boolean().default(false).meta({ title: 'Also if something is short' }),
})
