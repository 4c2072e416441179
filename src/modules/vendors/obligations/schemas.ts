import { z } from 'zod'
import { Day, Id, Instant, Verdict } from '#lib/contract'
import { line, optional } from '#lib/inputs'
import { patchOf } from '#lib/patch'
import { Named } from '#lib/shapes'
import { TermDay } from '../contract-schemas.ts'

export const Side = z.enum(['ours', 'theirs']).meta({ title: 'Owed by' })
export type Side = z.output<typeof Side>

export const ObligationKind = z
  .enum(['report', 'audit', 'payment', 'insurance', 'exit', 'privacy', 'other'])
  .meta({ title: 'What it is' })
export type ObligationKind = z.output<typeof ObligationKind>

/** What is kept of it; how it stands on a day follows: `ObligationStatus`. */
export const ObligationState = z.enum(['open', 'met', 'missed', 'waived']).meta({ title: 'State' })
export const ObligationStatus = z
  .enum(['open', 'overdue', 'met', 'missed', 'waived', 'ended'])
  .meta({ title: 'Status' })
export type ObligationStatus = z.output<typeof ObligationStatus>

export const scheduleFields = {
  first_on: TermDay.meta({ title: 'Due on', hint: 'The first time, where it recurs' }),
  every_months: optional(
    z.int().min(1).max(600).meta({ title: 'Every so many months', hint: 'Empty: it is owed once' }),
  ),
  last_on: optional(
    TermDay.meta({
      title: 'For the last time on',
      hint: 'Empty: for as long as the contract runs',
    }),
  ),
}

export const obligationFields = {
  name: line('What is owed').min(1),
  side: Side.default('theirs'),
  kind: ObligationKind.default('report'),
  ...scheduleFields,
  lead_days: z
    .int()
    .min(0)
    .max(730)
    .default(14)
    .meta({ title: 'Days it takes', hint: 'So many days before, whoever answers for it is told' }),
  owner_id: optional(Id.meta({ title: 'Answers for it', of: 'person' })),
  team_id: optional(Id.meta({ title: 'Or a team', of: 'team' })),
  note: z
    .string()
    .max(10_000)
    .default('')
    .meta({ title: 'Note', hint: 'Where the contract says so, and what is expected' }),
}
export const ObligationDraft = z.object({
  contract_id: Id.meta({ title: 'Contract', of: 'contract' }),
  ...obligationFields,
})
export type ObligationDraft = z.input<typeof ObligationDraft> & { id?: string | undefined }
export const ObligationPatch = z.object(patchOf(obligationFields))

const why = z.string().trim().min(1).max(2000)
export const Meeting = z.object({
  on: TermDay.meta({ title: 'Met on' }),
  note: z
    .string()
    .trim()
    .max(2000)
    .default('')
    .meta({ title: 'What shows it', hint: 'Such as the number of a report' }),
  file_id: optional(Id.meta({ title: 'File', hint: 'One that was brought, and is on no record yet' })),
})
export const Reason = z.object({ why: why.meta({ title: 'Why' }) })

export const ObligationRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'What is owed' }),
  side: Side,
  kind: ObligationKind,
  contract: z.string().meta({ title: 'Contract' }),
  vendor: z.string().meta({ title: 'Vendor' }),
  due_on: Day.meta({ title: 'Due on' }),
  every_months: z.int().nullable().meta({ title: 'How often' }),
  status: ObligationStatus,
  owner: z.string().nullable().meta({ title: 'Answers for it' }),
  updated_at: Instant.meta({ title: 'Updated' }),
})

/** One time that is behind us. */
export const Round = z.object({
  n: z.int(),
  due_on: Day,
  state: ObligationState,
  /** On which day it was met; of one that was waived or missed, the day on which that was said. */
  on: Day,
  note: z.string(),
  file: z.object({ id: Id, name: z.string() }).nullable(),
  by: Named.nullable(),
})

export const ObligationView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  side: Side,
  kind: ObligationKind,
  contract: Named.extend({ key: z.string() }),
  vendor: Named.extend({ key: z.string() }),
  first_on: Day,
  every_months: z.int().nullable(),
  last_on: Day.nullable(),
  lead_days: z.int(),
  owner: Named.nullable(),
  team: Named.nullable(),
  note: z.string(),
  archived: z.boolean(),
  due_on: Day,
  begin_on: Day,
  state: ObligationState,
  status: ObligationStatus,
  /** The days that follow when this one is met. */
  ahead: z.array(Day),
  rounds: z.array(Round),
  created_at: Instant,
  updated_at: Instant,
  can: z.object({ write: z.boolean(), meet: Verdict, waive: Verdict, miss: Verdict, reopen: Verdict }),
})
