import { z } from 'zod'
import { Day, event, Id } from '#lib/contract'
import { Pair, Score } from './schemas.ts'

const facts = z.record(z.string(), z.unknown())
const change = z.object({ before: facts, after: facts })

export const comparisonCreated = event('comparison.created', z.object({ name: z.string() }))
export const comparisonChanged = event('comparison.changed', change)
export const comparisonPaired = event(
  'comparison.paired',
  z.object({ took: z.array(Pair), put: z.array(Pair) }),
)
const Ballot = z.object({ scorer_id: Id, scores: z.array(Score), conflict: z.string() })
export const comparisonScored = event(
  'comparison.scored',
  z.object({ before: Ballot.nullable(), after: Ballot }),
)
const decision = {
  decided_offer: z.string().nullable(),
  decided_by: Id.nullable(),
  decided_on: Day.nullable(),
  reason: z.string(),
}
export const comparisonDecided = event(
  'comparison.decided',
  z.object({ offer: z.string(), before: z.object(decision), after: z.object(decision) }),
)
export const comparisonSigned = event('comparison.signed', z.object({ contract_id: Id }))
export const comparisonArchived = event('comparison.archived', z.object({ archived: z.boolean() }))
