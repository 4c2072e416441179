import { z } from 'zod'
import { Id, Instant, Verdict } from '#lib/contract'
import { Named } from '#lib/shapes'
import { evidenceKinds } from '../engine/confidence.ts'

export const stocktakeStates = ['counting', 'waiting', 'done', 'cancelled'] as const
export const StocktakeState = z.enum(stocktakeStates).meta({ title: 'Status' })
export const results = ['missing', 'misplaced', 'held', 'found'] as const
export const Result = z.enum(results).meta({ title: 'Result' })

export const Thing = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  tag: z.string(),
  icon: z.string(),
})
const Figures = z.object({
  expected: z.int(),
  found: z.int(),
  misplaced: z.int(),
  missing: z.int(),
  unknown: z.int(),
})

export const StocktakeRow = z.object({
  id: Id,
  place: z.object({ id: Id, key: z.string(), name: z.string() }).meta({ title: 'Place' }),
  state: StocktakeState,
  started_at: Instant.meta({ title: 'Begun' }),
  started_by: z.string().meta({ title: 'By' }),
  closed_at: Instant.nullable().meta({ title: 'Ended' }),
  expected: z.int().meta({ title: 'Expected' }),
  found: z.int().meta({ title: 'Found' }),
})
export type StocktakeRow = z.output<typeof StocktakeRow>

export const StocktakeItem = z.object({
  asset: Thing,
  result: Result,
  /** Where it should be. */
  expected: Named.nullable(),
  found: Named.nullable(),
  found_at: Instant.nullable(),
  done: z.enum(['moved', 'lost']).nullable(),
})
export type StocktakeItem = z.output<typeof StocktakeItem>

export const Stocktake = StocktakeRow.omit({ expected: true, found: true }).extend({
  version: z.int(),
  counted_by: z.string().nullable(),
  closed_by: z.string().nullable(),
  figures: Figures,
  items: z.array(StocktakeItem),
  unknown: z.array(z.object({ tag: z.string(), place: Named.nullable(), found_at: Instant })),
  can: z.object({ scan: Verdict, submit: Verdict, approve: Verdict, cancel: Verdict }),
})
export type Stocktake = z.output<typeof Stocktake>

export const Scanned = z.object({
  tag: z.string(),
  /** `again`: it was scanned before in this stocktake. */
  result: z.enum(['found', 'misplaced', 'held', 'unknown', 'again']),
  name: z.string(),
})
export type Scanned = z.output<typeof Scanned>

export const EvidenceOf = z.object({
  kind: z.enum(evidenceKinds),
  at: Instant,
  /** What it is worth now, in percent. */
  worth: z.int(),
  /** It speaks against the book: at another place. */
  elsewhere: z.boolean(),
})
const Confidence = z.int().min(0).max(100).meta({ title: 'How sure' })
/** Where the network saw it, since when without seeing it elsewhere, and last. */
const Sighted = z.object({ place: Named, since: Instant, at: Instant })
export const Whereabouts = z.object({
  confidence: Confidence,
  evidence: z.array(EvidenceOf),
  seen: Sighted.nullable(),
  /** Where the books have it, while the network sees it elsewhere. */
  stray: z.object({ book: Named }).nullable(),
  can: z.object({ take: Verdict }),
})
export const WalkGroup = z.object({
  place: z.object({ id: Id, key: z.string(), name: z.string() }),
  trail: z.array(z.string()),
  items: z.array(
    Thing.extend({ confidence: Confidence, last: EvidenceOf.nullable(), seen: Sighted.nullable() }),
  ),
})
export type WalkGroup = z.output<typeof WalkGroup>
