import { z } from 'zod'
import { Day, event, Id } from '#lib/contract'
import { claimAccounts } from './engine/posting.ts'
import { ClaimStatus, Penalties } from './schemas.ts'

export const penaltiesAgreed = event(
  'contract.penalties-agreed',
  z.object({ before: Penalties.nullable(), after: Penalties }),
)

const amounts = z.object({ sum: z.string(), total: z.string() })
export const claimCreated = event(
  'claim.created',
  z.object({ name: z.string(), contract_id: Id, total: z.string() }),
)
/** What happened since, or a line that somebody changed, came to another amount. */
export const claimReckoned = event('claim.reckoned', z.object({ before: amounts, after: amounts }))
export const claimLineChanged = event(
  'claim.line-changed',
  z.object({
    how: z.enum(['added', 'removed', 'left-out', 'counts']),
    line: z.string(),
    /** The order or the thing that the line is of: its name is for those who see it. */
    record_id: Id.nullable().default(null),
    amount: z.string(),
    why: z.string(),
  }),
)
const standing = z.object({
  status: ClaimStatus,
  claimed_on: Day.nullable(),
  answered_on: Day.nullable(),
  granted: z.string().nullable(),
  number: z.string(),
  reason: z.string(),
})
export const claimMoved = event(
  'claim.moved',
  z.object({ before: standing, after: standing, total: z.string() }),
)
export const claimArchived = event('claim.archived', z.object({ archived: z.boolean() }))

/**
 * What happened in money, for whoever keeps the books: entries in the smallest unit of the currency that come to nothing together;
 * `on` is the day they belong to. Accounts are named by the part they play: engine/posting.ts.
 */
export const vendorsPosted = event(
  'vendors.posted',
  z.object({
    reason: z.enum(['claimed', 'answered', 'taken-back']),
    on: Day,
    currency: z.string(),
    entries: z.array(z.object({ account: z.enum(claimAccounts), minor: z.int() })),
  }),
)
