import { z } from 'zod'
import { Day, Id } from '#lib/contract'

const Urgency = z.enum(['late', 'month', 'quarter', 'later']).meta({ title: 'How near' })

export const RunwayItem = z.object({
  id: Id,
  kind: z.string(),
  key: z.string(),
  title: z.string(),
  to: z.string(),
  sub: z.string(),
  decide_on: Day,
  act_on: Day.nullable(),
  ends_on: Day,
  bound_until: Day.nullable(),
  /** It is only to be done by its day: nothing ends, and nothing is bought. */
  prompt: z.boolean(),
  /** What doing nothing costs. */
  cost: z.string().nullable(),
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  urgency: Urgency,
})

export const Runway = z.object({
  from: Day,
  until: Day,
  /** In days; `orders`: of so many the time of a procurement was measured, 0 where it is as it was set. */
  lead: z.object({ approval: z.int(), procurement: z.int(), orders: z.int() }),
  items: z.array(RunwayItem),
  cash: z.array(
    z.object({
      currency: z.string(),
      months: z.array(z.object({ month: z.string(), bound: z.string(), open: z.string() })),
      bound: z.string(),
      open: z.string(),
    }),
  ),
})
