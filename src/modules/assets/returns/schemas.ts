import { z } from 'zod'
import { Id, Instant } from '#lib/contract'
import { HandOver } from '../schemas.ts'

const Outcome = z.enum(['returned', 'missing', 'stays']).meta({ title: 'Outcome' })

/** Something that a person has: an asset of the ledger, or what another room tells of. */
export const ReturnThing = z.object({
  source: z.string().meta({ title: 'Source' }),
  id: z.string().meta({ title: 'Id' }),
  what: z.string().meta({ title: 'What' }),
  name: z.string().meta({ title: 'Name' }),
  tag: z.string().meta({ title: 'Asset tag' }),
  serial: z.string().meta({ title: 'Serial number' }),
  quantity: z.int().meta({ title: 'How many' }),
  since: Instant.nullable().meta({ title: 'Since' }),
  to: z.string().nullable(),
  /** It can be given back; else it is only to be known. */
  gives: z.boolean(),
})
export type ReturnThing = z.output<typeof ReturnThing>

export const ReturnView = z.object({
  person: z.object({ id: Id, key: z.string(), name: z.string() }),
  things: z.array(ReturnThing),
})

export const TakeBack = z.object({
  person_id: Id.meta({ title: 'Person', of: 'person' }),
  things: z
    .array(
      z.object({
        source: z.string().max(60).meta({ title: 'Source' }),
        id: z.string().max(60).meta({ title: 'Id' }),
        outcome: Outcome,
        note: z.string().trim().max(200).default('').meta({ title: 'Note' }),
      }),
    )
    .min(1)
    .max(200)
    .meta({ title: 'Things', description: 'What is not named stays as it is, and is not on the protocol' }),
  to_id: Id.nullable()
    .default(null)
    .meta({ title: 'Where it goes', hint: 'Empty: each where it belongs', of: 'place' }),
  note: HandOver.shape.note,
  protocol: HandOver.shape.protocol,
})
