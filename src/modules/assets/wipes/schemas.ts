import { z } from 'zod'
import { Day, Id, Instant } from '#lib/contract'

/** NIST SP 800-88 rev. 2, and `none` for what stores no data. */
export const wipeMethods = ['clear', 'purge', 'destroy', 'none'] as const

const line = (title: string, hint?: string) =>
  z
    .string()
    .trim()
    .max(200)
    .meta({ title, ...(hint !== undefined && { hint }) })

export const WipeDraft = z.object({
  method: z.enum(wipeMethods).meta({ title: 'Method', widget: 'choice' }),
  technique: line('How it was done', 'Such as: NVMe sanitize, shredded to H-5').default(''),
  done_on: Day.meta({ title: 'On' }),
  done_by: line('Done by', 'Empty: by me').default(''),
  verified_by: line('Checked by').default(''),
  note: z.string().trim().max(1000).default('').meta({ title: 'Note' }),
  evidence_id: Id.nullable()
    .default(null)
    .meta({ title: 'Evidence', hint: 'A file on this asset: a log, a photo', widget: 'choice' }),
})

export const WipeView = z.object({
  id: Id,
  method: z.enum(wipeMethods),
  technique: z.string(),
  done_on: Day,
  done_by: z.string(),
  verified_by: z.string(),
  note: z.string(),
  evidence_id: Id.nullable(),
  evidence: z.string(),
  created_at: Instant,
})
export type WipeView = z.output<typeof WipeView>
