import { z } from 'zod'
import { byId, Day, event, get, Id, Instant, page, paging } from '#lib/contract'
import { NamedRecord } from '#lib/shapes'

/** Why something changed hands. */
export const reasons = [
  'received',
  'handed-over',
  'taken-back',
  'moved',
  'used-up',
  'sold',
  'lost',
  'disposed',
  'corrected',
  'holder-gone',
  // Told of the past: somebody had it until then, and how it left them nobody says.
  'ended',
] as const
export const Reason = z.enum(reasons).meta({ title: 'Why' })
export type Reason = z.output<typeof Reason>

/** What of a record is handed out by itself. */
export const PartKind = z.enum(['seat', 'key'])
export type PartKind = z.output<typeof PartKind>

const End = NamedRecord.nullable()

export const CustodyMove = z.object({
  id: Id,
  at: Instant.meta({ title: 'When' }),
  quantity: z.int().meta({ title: 'How many' }),
  /** Came in, left for good, or went from one holder to another; an end that the reader may not see is missing. */
  way: z.enum(['in', 'out', 'on']),
  from: End.meta({ title: 'From' }),
  to: End.meta({ title: 'To' }),
  reason: Reason,
  note: z.string().meta({ title: 'Note' }),
  due_back: Day.nullable().meta({ title: 'Due back' }),
  by: z.object({ id: Id, name: z.string() }).meta({ title: 'By' }),
  /** Not all of the record, but this of it: by the name that it had then. */
  part: z.object({ id: Id, kind: PartKind, name: z.string() }).nullable(),
  /** The version of the terms of use under which it was handed over, and whether they were accepted. */
  terms: z.object({ version: z.int(), accepted: z.boolean() }).nullable().meta({ title: 'Terms of use' }),
})
export type CustodyMove = z.output<typeof CustodyMove>

export const Holding = z.object({
  holder: NamedRecord.meta({ title: 'Held by' }),
  quantity: z.int().meta({ title: 'How many' }),
  since: Instant.meta({ title: 'Since' }),
  due_back: Day.nullable().meta({ title: 'Due back' }),
})
export type Holding = z.output<typeof Holding>

export const custody = {
  moves: get('/api/records/:id/custody', {
    summary: 'Who had a thing, the latest first',
    can: 'signed-in',
    input: byId.extend({ part: Id.optional().meta({ title: 'Only this part of it' }), ...paging }),
    reply: page(CustodyMove),
  }),
}

/** Told of the thing; `left` and `there`: how many there are then at either end. */
export const CustodyMoved = event(
  'custody.moved',
  z.object({
    quantity: z.int(),
    from_id: Id.nullable(),
    to_id: Id.nullable(),
    left: z.int(),
    there: z.int(),
    reason: Reason,
    due_back: Day.nullable(),
  }),
)
