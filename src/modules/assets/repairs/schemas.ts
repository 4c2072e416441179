import { z } from 'zod'
import { Day, Id, Instant } from '#lib/contract'
import { CostText } from '#lib/money/money'
import { patchOf } from '#lib/patch'
import { Named } from '#lib/shapes'

export const repairKinds = ['repair', 'maintenance', 'inspection'] as const
export const results = ['repaired', 'replaced', 'no-fault', 'not-repaired'] as const
export const repairStates = ['open', 'overdue', 'closed'] as const

const Kind = z.enum(repairKinds).meta({ title: 'What is done' })
const Result = z.enum(results).meta({ title: 'How it ended' })
const Fault = z.string().trim().min(1).max(2000)
const Remark = z.string().trim().max(2000).default('').meta({ title: 'Remark', widget: 'long-text' })
const Cost = CostText.nullable().default(null).meta({ title: 'Cost' })

export const repairFields = {
  kind: Kind.default('repair'),
  fault: Fault.meta({ title: 'What is wrong', widget: 'long-text' }),
  vendor_id: Id.nullable()
    .default(null)
    .meta({ title: 'Sent to', of: 'vendor', hint: 'None: it is done in the house' }),
  rma: z.string().trim().max(120).default('').meta({ title: 'Number at the vendor', hint: 'RMA' }),
  expected_on: Day.nullable().default(null).meta({ title: 'Expected back' }),
  under_warranty: z.boolean().default(false).meta({ title: 'Under warranty' }),
  cost: Cost,
}

export const RepairDraft = z.object({ id: Id, ...repairFields })
export type RepairDraft = z.input<typeof RepairDraft>

/** Where it is cannot be changed, for that is a hand-over. */
const { vendor_id: _, ...changeable } = repairFields
export const RepairPatch = z.object({
  id: Id,
  version: z.int().meta({ title: 'Version that was edited' }),
  ...patchOf(changeable),
  remark: Remark.unwrap().optional().meta({ title: 'Remark', widget: 'long-text' }),
})

export const RepairEnd = z.object({
  id: Id,
  result: Result.default('repaired'),
  cost: Cost,
  remark: Remark,
  new_serial: z
    .string()
    .trim()
    .max(120)
    .default('')
    .meta({ title: 'New serial number', hint: 'Where another one came back' }),
  to_id: Id.nullable()
    .default(null)
    .meta({ title: 'Goes to', hint: 'None: to whoever had it before', of: 'record' }),
})
export type RepairEnd = z.input<typeof RepairEnd>

export const RepairRow = z.object({
  id: Id,
  asset: z.object({ id: Id, key: z.string(), name: z.string(), tag: z.string(), icon: z.string() }),
  kind: Kind,
  fault: z.string().meta({ title: 'What is wrong' }),
  vendor: Named.nullable().meta({ title: 'Sent to' }),
  rma: z.string().meta({ title: 'Number at the vendor' }),
  under_warranty: z.boolean().meta({ title: 'Under warranty' }),
  opened_at: Instant.meta({ title: 'Sent' }),
  expected_on: Day.nullable().meta({ title: 'Expected back' }),
  closed_at: Instant.nullable().meta({ title: 'Back' }),
  result: Result.nullable(),
  remark: z.string().meta({ title: 'Remark' }),
  cost: z.string().nullable().meta({ title: 'Cost' }),
  overdue: z.boolean().meta({ title: 'Overdue' }),
  /** For how many hours it was missing by now. */
  hours: z.int().meta({ title: 'Missing' }),
  version: z.int(),
})
export type RepairRow = z.output<typeof RepairRow>
