import { z } from 'zod'
import { Day, Id, Instant, Verdict } from '#lib/contract'
import { line, optional } from '#lib/inputs'
import { CostText } from '#lib/money/money'
import { patchOf } from '#lib/patch'
import { Named } from '#lib/shapes'
import { Per } from '../contract-schemas.ts'

/** The best that an offer can have in a criterion. */
export const bestScore = 10

/** A name within its comparison. */
const PartId = z
  .string()
  .regex(/^[\w-]{1,60}$/)
  .meta({ title: 'Name within the comparison' })

export const CriterionKind = z.enum(['must', 'score', 'price']).meta({ title: 'Counts as' })
export type CriterionKind = z.output<typeof CriterionKind>

export const Criterion = z.object({
  id: PartId,
  name: z.string().trim().min(1).max(120).meta({ title: 'Criterion' }),
  kind: CriterionKind.default('score'),
  weight: z.number().min(0).max(100).default(1).meta({ title: 'Weight' }),
})
export type Criterion = z.output<typeof Criterion>

export const Offer = z.object({
  id: PartId,
  name: z.string().trim().min(1).max(160).meta({ title: 'Offer' }),
  vendor_id: optional(Id.meta({ title: 'Vendor', of: 'vendor' })),
  setup: optional(CostText.meta({ title: 'Once', widget: 'money' })),
  cost: optional(CostText.meta({ title: 'Running costs', widget: 'money' })),
  per: Per.exclude(['once']).default('year').meta({ title: 'Per' }),
  note: z.string().trim().max(2000).default('').meta({ title: 'Note' }),
  /** Must-haves that it meets, and that it misses; the others nobody has looked at. */
  meets: z.array(PartId).max(40).default([]).meta({ title: 'Must-haves met' }),
  misses: z.array(PartId).max(40).default([]).meta({ title: 'Must-haves missed' }),
})
export type Offer = z.output<typeof Offer>

/** One judgement: 2 says that `a` is three times as much as `b`, −2 that it is a third of it. */
export const Pair = z.object({
  /** The criterion under which two offers are compared; none: two criteria are. */
  about: PartId.nullable().default(null),
  a: PartId,
  b: PartId,
  step: z.int().min(-8).max(8).meta({ title: 'How much more' }),
})
export type Pair = z.output<typeof Pair>

export const Weighing = z.enum(['weights', 'pairs']).meta({ title: 'Criteria are weighed by' })

export const comparisonFields = {
  name: line('Title').min(1),
  sought: z
    .string()
    .trim()
    .max(5000)
    .default('')
    .meta({ title: 'What is sought', hint: 'The need, not the product' }),
  owner_id: optional(Id.meta({ title: 'Who decides', of: 'person' })),
  term_months: z
    .int()
    .min(1)
    .max(240)
    .default(36)
    .meta({ title: 'Term in months', hint: 'Prices are counted over it' }),
}
export const partFields = {
  weighing: Weighing.default('weights'),
  criteria: z.array(Criterion).max(40).default([]).meta({ title: 'Criteria' }),
  offers: z.array(Offer).max(20).default([]).meta({ title: 'Offers' }),
}
export const ComparisonDraft = z.object({ ...comparisonFields, ...partFields })
export type ComparisonDraft = z.input<typeof ComparisonDraft> & { id?: string | undefined }
export const ComparisonPatch = z.object(patchOf({ ...comparisonFields, ...partFields }))

export const Score = z.object({
  offer: PartId,
  criterion: PartId,
  score: z.number().min(0).max(bestScore).multipleOf(0.5).nullable().meta({ title: 'Score' }),
})
export type Score = z.output<typeof Score>
export const Conflict = z
  .string()
  .trim()
  .max(500)
  .meta({ title: 'Interest in the outcome', hint: 'Such as a friend, a share, a side job. Empty: none' })

export const ComparisonStatus = z.enum(['open', 'decided']).meta({ title: 'Status' })

export const ComparisonRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Title' }),
  status: ComparisonStatus,
  offers: z.int().meta({ title: 'Offers' }),
  owner: z.string().nullable().meta({ title: 'Who decides' }),
  updated_at: Instant.meta({ title: 'Updated' }),
})

/** One cell of the matrix: what those give together who have no interest in the outcome. */
const Cell = z.object({
  criterion: z.string(),
  score: z.number().nullable(),
  /** The lowest and the highest that they gave. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  scorers: z.int(),
  by: z.enum(['people', 'pairs', 'price']),
})

const Standing = z.object({
  offer: z.string(),
  /** The must-haves that it misses; of those nobody has looked at, `unknown`. */
  missed: z.array(z.string()),
  unknown: z.array(z.string()),
  /** Weighted mean, 0 to 10; null where it is out, or something is not scored yet. */
  total: z.number().nullable(),
  place: z.int().nullable(),
  unscored: z.int(),
  price: z.string().nullable(),
  /** In what share of all plausible weightings it wins. */
  wins: z.number().nullable(),
  cells: z.array(Cell),
})

const Flip = z.object({ at: z.number(), to: z.string() }).nullable()
const Weight = z.object({
  criterion: z.string(),
  weight: z.number(),
  /** At which weight another offer wins; null: at none on that side. */
  below: Flip,
  above: Flip,
})

const Consistency = z.object({
  ratio: z.number(),
  acceptable: z.boolean(),
  triple: z
    .object({ a: z.string(), b: z.string(), c: z.string(), implied: z.number(), said: z.number() })
    .nullable(),
})

export const Result = z.object({
  standings: z.array(Standing),
  weights: z.array(Weight),
  winner: z.string().nullable(),
  /** Comparisons of criteria that are missing, where they are weighed so. */
  missing_pairs: z.int(),
  consistency: Consistency.nullable(),
  /** Prices in several currencies are not compared. */
  currencies: z.array(z.string()),
})
export type Result = z.output<typeof Result>

export const ComparisonView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  sought: z.string(),
  owner: Named.nullable(),
  term_months: z.int(),
  weighing: Weighing,
  criteria: z.array(Criterion),
  offers: z.array(Offer.extend({ vendor: Named.extend({ key: z.string() }).nullable() })),
  pairs: z.array(Pair),
  ballots: z.array(
    z.object({ scorer: Named, conflict: z.string(), scores: z.array(Score), mine: z.boolean() }),
  ),
  result: Result,
  archived: z.boolean(),
  status: ComparisonStatus,
  decision: z.object({ offer: z.string(), by: Named.nullable(), on: Day, reason: z.string() }).nullable(),
  contract: Named.extend({ key: z.string() }).nullable(),
  created_at: Instant,
  updated_at: Instant,
  can: z.object({ write: Verdict, score: Verdict, decide: Verdict, sign: Verdict }),
})
