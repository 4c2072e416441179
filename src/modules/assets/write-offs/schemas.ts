import { z } from 'zod'
import { Id, Instant, Verdict } from '#lib/contract'
import { CostText } from '#lib/money/money'
import { Named } from '#lib/shapes'

export const writeOffReasons = ['lost', 'broken', 'scrapped', 'sold', 'given-away'] as const
export const writeOffStates = ['waiting', 'approved', 'refused', 'withdrawn'] as const

const Reason = z.enum(writeOffReasons).meta({ title: 'What became of it' })
const Why = z.string().trim().min(1).max(2000)
const Proceeds = CostText.nullable().default(null)

export const writeOffFields = {
  reason: Reason.default('broken'),
  proceeds: Proceeds.meta({
    title: 'What it brings',
    hint: 'Where it is sold; in the currency it was bought in',
  }),
  why: Why.meta({ title: 'Why', widget: 'long-text' }),
}

export const WriteOffRow = z.object({
  id: Id,
  asset: z.object({ id: Id, key: z.string(), name: z.string(), tag: z.string(), icon: z.string() }),
  reason: Reason,
  why: Why.meta({ title: 'Why' }),
  state: z.enum(writeOffStates).meta({ title: 'Status' }),
  cost: z.string().nullable().meta({ title: 'What it cost' }),
  book: z.string().nullable().meta({ title: 'Book value' }),
  proceeds: z.string().nullable().meta({ title: 'What it brings' }),
  asked_at: Instant.meta({ title: 'Proposed' }),
  asked_by: Named.meta({ title: 'Proposed by' }),
  decided_at: Instant.nullable().meta({ title: 'Decided' }),
  decided_by: Named.nullable().meta({ title: 'Decided by' }),
  remark: z.string().meta({ title: 'Remark' }),
  can: z.object({ decide: Verdict, withdraw: Verdict }),
})
export type WriteOffRow = z.output<typeof WriteOffRow>
