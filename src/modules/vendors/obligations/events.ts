import { z } from 'zod'
import { Day, event, Id } from '#lib/contract'
import { ObligationState } from './schemas.ts'

const facts = z.record(z.string(), z.unknown())

export const obligationCreated = event(
  'obligation.created',
  z.object({ name: z.string(), contract_id: Id, due_on: Day }),
)
export const obligationChanged = event('obligation.changed', z.object({ before: facts, after: facts }))
/** One time is behind us; `next_on`: the day of the one that opened with it. */
export const obligationSettled = event(
  'obligation.settled',
  z.object({
    due_on: Day,
    state: ObligationState,
    on: Day,
    note: z.string(),
    next_on: Day.nullable(),
  }),
)
/** That was taken back; `dropped_on`: the day of the one that had opened with it. */
export const obligationReopened = event(
  'obligation.reopened',
  z.object({ due_on: Day, was: ObligationState, dropped_on: Day.nullable() }),
)
export const obligationArchived = event('obligation.archived', z.object({ archived: z.boolean() }))
