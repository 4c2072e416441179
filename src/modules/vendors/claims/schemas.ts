import { z } from 'zod'
import { Day, Id, Instant, Verdict } from '#lib/contract'
import { line, optional } from '#lib/inputs'
import { CostText } from '#lib/money/money'
import { Named, NamedRecord } from '#lib/shapes'
import { promiseKinds } from '#facets/promises/kinds'
import { periods } from './engine/periods.ts'
import { w } from './words.ts'

/** Three decimals at most: a per mille is 0.1. */
const isCounted = (n: number) => Math.round(n * 1000) === Number((n * 1000).toFixed(6))
const Percent = z
  .number()
  .min(0)
  .max(100)
  .refine(isCounted, { params: { sentence: w.later('three-decimals') } })

export const PromiseKind = z.enum(promiseKinds).meta({ title: 'For' })
export const PenaltyPeriod = z.enum(periods).meta({ title: 'Reckoned by' })
export const LateUnit = z.enum(['day', 'hour']).meta({ title: 'For each started' })
export const LateDays = z.enum(['calendar', 'business']).meta({ title: 'Days are counted' })
export const Pays = z.enum(['amount', 'value', 'fee', 'share']).meta({ title: 'Owed is' })
export type Pays = z.output<typeof Pays>

export const PenaltyStep = z.object({
  below: Percent.meta({ title: 'Below %' }),
  percent: Percent.meta({ title: '% of the fee' }),
})

export const PenaltyRule = z.object({
  id: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .meta({ title: 'Name within the contract' }),
  what: PromiseKind.default('delivery'),
  clause: line('Clause', 120)
    .default('')
    .meta({ title: 'Clause', hint: 'Where the contract says so, such as § 7.2' }),
  pays: Pays,
  amount: optional(CostText.meta({ title: 'Amount', widget: 'money' })),
  percent: optional(Percent.meta({ title: 'Percent' })),
  most_percent: optional(Percent.meta({ title: 'At most % of the order' })),
  unit: LateUnit.default('day'),
  days: LateDays.default('calendar'),
  within: optional(
    z.int().min(0).max(2000).meta({
      title: 'Promised within',
      hint: 'Days or hours from when it was ordered or sent. Empty: the day that was promised for it',
    }),
  ),
  steps: z.array(PenaltyStep).max(10).default([]).meta({ title: 'Steps' }),
})
export type PenaltyRule = z.output<typeof PenaltyRule>

/** In which letters are written; `organisation`: in its own. */
export const letterLanguages = ['organisation', 'english', 'german'] as const

export const penaltyFields = {
  period: PenaltyPeriod.default('quarter'),
  claim_days: optional(
    z.int().min(0).max(1100).meta({
      title: 'To be claimed within days',
      hint: 'After the end of the period. Empty: nothing was agreed',
    }),
  ),
  most_percent: optional(Percent.meta({ title: 'At most % of the fee of the period' })),
  most: optional(CostText.meta({ title: 'At most', widget: 'money' })),
  language: z.enum(letterLanguages).default('organisation').meta({ title: 'Letters are written in' }),
}
export const Penalties = z.object({
  ...penaltyFields,
  rules: z.array(PenaltyRule).max(20).default([]).meta({ title: 'Rules' }),
})
export type Penalties = z.output<typeof Penalties>

export const claimStatuses = ['prepared', 'claimed', 'granted', 'partly', 'refused', 'waived'] as const
export const ClaimStatus = z.enum(claimStatuses).meta({ title: 'Status' })
export type ClaimStatus = z.output<typeof ClaimStatus>

export const Why = line('Why', 2000)
const money = { widget: 'money', example: '250.00 EUR' } as const

export const ClaimDraft = z.object({
  contract_id: Id.meta({ title: 'Contract', of: 'contract' }),
  on: Day.meta({ title: 'A day of the period' }),
})
export const HandLine = z.object({
  text: line('What happened', 500).min(1),
  amount: CostText.meta({ title: 'Amount', ...money }),
})
export const Sending = z.object({
  on: Day.meta({ title: 'Claimed on' }),
  number: line('Number at the vendor', 120).default(''),
})
export const Answering = z.object({
  on: Day.meta({ title: 'Answered on' }),
  granted: CostText.meta({ title: 'Granted', hint: 'Nothing: it was refused', ...money }),
  why: Why.default('').meta({ title: 'What the vendor said' }),
})

export const ClaimRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Title' }),
  vendor: z.string().meta({ title: 'Vendor' }),
  status: ClaimStatus,
  total: z.string().meta({ title: 'Amount', widget: 'money' }),
  granted: z.string().nullable().meta({ title: 'Granted', widget: 'money' }),
  until_on: Day.meta({ title: 'Period until' }),
  claim_by: Day.nullable().meta({ title: 'Claim by' }),
  claimed_on: Day.nullable().meta({ title: 'Claimed on' }),
  updated_at: Instant.meta({ title: 'Updated' }),
})

export const ClaimLine = z.object({
  id: Id,
  name: z.string(),
  /** The rule as it was when it was reckoned; none: somebody wrote the line. */
  rule: PenaltyRule.nullable(),
  text: z.string(),
  /** What the vendor calls it; empty where the reader may not see the record. */
  no: z.string(),
  /** The order, or the thing that was repaired; none, or not for this reader. */
  record: NamedRecord.nullable(),
  promised: z.string().nullable(),
  kept: z.string().nullable(),
  late: z.int(),
  share: z.object({ kept: z.int(), of: z.int() }).nullable(),
  amount: z.string(),
  unpriced: z.enum(['currency', 'value', 'fee']).nullable(),
  left_out: z.string().nullable(),
})
export type ClaimLine = z.output<typeof ClaimLine>

export const ClaimView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  status: ClaimStatus,
  contract: Named.extend({ key: z.string() }),
  vendor: Named.extend({ key: z.string() }),
  from_on: Day,
  until_on: Day,
  claim_by: Day.nullable(),
  /** The last day to claim has passed, and it is not claimed. */
  late: z.boolean(),
  lines: z.array(ClaimLine),
  currency: z.string(),
  sum: z.string(),
  cap: z.string().nullable(),
  total: z.string(),
  claimed_on: Day.nullable(),
  claimed_by: Named.nullable(),
  answered_on: Day.nullable(),
  granted: z.string().nullable(),
  number: z.string(),
  reason: z.string(),
  archived: z.boolean(),
  created_at: Instant,
  updated_at: Instant,
  can: z.object({
    write: z.boolean(),
    change: Verdict,
    send: Verdict,
    answer: Verdict,
    waive: Verdict,
    reopen: Verdict,
  }),
})
export type ClaimView = z.output<typeof ClaimView>

export const PenaltiesView = z.object({
  version: z.int(),
  terms: Penalties.nullable(),
  /** In which amounts are; none: the contract costs nothing, and no rule names an amount. */
  currency: z.string().nullable(),
  claims: z.array(ClaimRow),
  can: z.object({ write: z.boolean() }),
})

/** Of one vendor, a row for each currency. */
export const ClaimFigures = z.object({
  items: z.array(
    z.object({
      prepared: z.string(),
      claimed: z.string(),
      granted: z.string(),
    }),
  ),
})
