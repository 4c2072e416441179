import { z } from 'zod'
import { Day, Id, Instant } from '#lib/contract'
import { line, optional } from '#lib/inputs'
import { CostText } from '#lib/money/money'
import { patchOf } from '#lib/patch'
import { Named } from '#lib/shapes'
import { w } from './words.ts'

/** Days that contracts are counted with; what lies beyond was mistyped. */
export const TermDay = Day.refine((day) => day >= '1950-01-01' && day <= '2199-12-31', {
  params: { sentence: w.later('year') },
})

export const ContractType = z
  .enum(['maintenance', 'support', 'subscription', 'licence', 'lease', 'telecom', 'service', 'other'])
  .meta({ title: 'Type' })
export type ContractType = z.output<typeof ContractType>

export const Renewal = z.enum(['none', 'tacit', 'open']).meta({ title: 'After the first term' })
export type Renewal = z.output<typeof Renewal>
export const ContractStatus = z.enum(['planned', 'running', 'cancelled', 'ended']).meta({ title: 'Status' })
export type ContractStatus = z.output<typeof ContractStatus>
export const Per = z.enum(['month', 'quarter', 'year', 'once']).meta({ title: 'Per' })
export type Per = z.output<typeof Per>
export const NoticeUnit = z.enum(['days', 'weeks', 'months']).meta({ title: 'Unit of the notice' })
export const NoticeTo = z.enum(['term', 'day', 'month', 'quarter']).meta({ title: 'Notice ends it at' })
export const NoticeIn = z.enum(['calendar', 'business']).meta({ title: 'Days are counted' })

/** Percent with two decimals at most. */
const hasTwoDecimals = (n: number) => Math.round(n * 100) === Number((n * 100).toFixed(6))

export const factFields = {
  name: line('Title').min(1),
  vendor_id: Id.meta({ title: 'Vendor', of: 'vendor' }),
  number: line('Contract number', 80)
    .default('')
    .meta({ title: 'Contract number', hint: 'As the vendor calls it' }),
  type: ContractType.default('service'),
  owner_id: optional(Id.meta({ title: 'Owner', of: 'person', hint: 'Who decides in time, and is reminded' })),
  note: z.string().max(10_000).default('').meta({ title: 'Note' }),
}

export const termFields = {
  starts_on: TermDay.meta({ title: 'Starts on' }),
  first_end: optional(
    TermDay.meta({ title: 'End of the first term', hint: 'The last day that is paid for' }),
  ),
  renewal: Renewal.default('none'),
  renews_months: optional(z.int().min(1).max(600).meta({ title: 'Renews by months' })),
  notice_amount: z.int().min(0).max(1000).default(0).meta({ title: 'Notice' }),
  notice_unit: NoticeUnit.default('months'),
  notice_to: NoticeTo.default('term'),
  notice_in: NoticeIn.default('calendar'),
  calendar_id: optional(
    Id.meta({ title: 'Working days of', of: 'calendar', hint: 'Empty: the calendar of the house' }),
  ),
  cost: optional(CostText.meta({ title: 'Costs', widget: 'money' })),
  per: Per.default('year'),
  indexation: z
    .number()
    .min(-50)
    .max(50)
    .refine(hasTwoDecimals, { params: { sentence: w.later('two-decimals') } })
    .default(0)
    .meta({ title: 'Rises yearly by %' }),
}

export const ContractDraft = z.object({ ...factFields, ...termFields })
export type ContractDraft = z.input<typeof ContractDraft> & {
  id?: string | undefined
  cancelled_on?: string | null | undefined
}
export const ContractPatch = z.object(patchOf({ ...factFields, ...termFields }))
export type ContractPatch = z.output<typeof ContractPatch>

export const ContractRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Title' }),
  vendor: z.string().meta({ title: 'Vendor' }),
  type: ContractType,
  status: ContractStatus,
  until: Day.nullable().meta({ title: 'Term until' }),
  notice_on: Day.nullable().meta({ title: 'Notice by' }),
  cost: z.string().nullable().meta({ title: 'Costs', widget: 'money' }),
  per: Per,
  owner: z.string().nullable().meta({ title: 'Owner' }),
  updated_at: Instant.meta({ title: 'Updated' }),
})

const Decision = z.object({
  /** Last day on which the notice may arrive. */
  notice_on: Day,
  /** The same, less what approving and ordering another take. */
  decide_on: Day,
  ends_on: Day,
  bound_until: Day,
  months: z.int().nullable(),
  /** What doing nothing costs until then. */
  cost: z.string().nullable(),
})

const {
  name: _,
  vendor_id: _vendor,
  owner_id: _owner,
  calendar_id: _calendar,
  ...own
} = {
  ...factFields,
  ...termFields,
}
export const ContractView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  ...own,
  vendor: Named.extend({ key: z.string() }),
  owner: Named.nullable(),
  calendar: Named.nullable(),
  cancelled_on: Day.nullable(),
  archived: z.boolean(),
  status: ContractStatus,
  term: z.object({ from: Day, until: Day.nullable() }).nullable(),
  ends_on: Day.nullable(),
  leaves_on: Day.nullable(),
  decision: Decision.nullable(),
  renewals: z.array(z.object({ from: Day, until: Day, notice_on: Day, cost: z.string().nullable() })),
  created_at: Instant,
  updated_at: Instant,
  can: z.object({ write: z.boolean() }),
})
