import { z } from 'zod'
import { Day, Id } from '#lib/contract'

export const Reason = z.enum(['faulty', 'damaged', 'wrong', 'too-many', 'other']).meta({ title: 'Reason' })
export const Expects = z.enum(['credit', 'replacement']).meta({ title: 'Expected for it' })

export const SendingBack = z.object({
  receipt_id: Id.meta({ title: 'Delivery' }),
  line_id: Id.meta({ title: 'Line' }),
  quantity: z.int().min(1).max(100_000).meta({ title: 'How many' }),
  /** Which of the devices that the delivery became; they are let go. */
  assets: z.array(Id).max(200).default([]).meta({ title: 'Devices' }),
  returned_on: Day.meta({ title: 'Sent back on' }),
  reason: Reason,
  expects: Expects.default('credit').meta({ title: 'Expected for it' }),
  rma: z
    .string()
    .trim()
    .max(120)
    .default('')
    .meta({ title: 'RMA number', hint: 'What the vendor calls the return' }),
  note: z.string().trim().max(1000).default('').meta({ title: 'What is wrong with it' }),
})
export type SendingBack = z.output<typeof SendingBack>

export const ReturnView = z.object({
  id: Id,
  receipt_id: Id,
  line_id: Id,
  title: z.string(),
  quantity: z.int(),
  returned_on: Day,
  reason: Reason,
  expects: Expects,
  rma: z.string(),
  note: z.string(),
  by: z.object({ id: Id, name: z.string() }),
})
export type ReturnView = z.output<typeof ReturnView>
