import { z } from 'zod'
import { byId, get, Id } from '#lib/contract'

const Ref = z.object({ id: Id, kind: z.string(), key: z.string(), title: z.string() })

export const CostShares = z.object({
  shares: z.array(
    z.object({
      /** The department of whoever had it; none: it lay in store, or was with nobody of a department. */
      of: Ref.nullable(),
      days: z.int(),
      sums: z.array(z.string()),
    }),
  ),
})
export type CostShares = z.output<typeof CostShares>

export const shareEndpoints = {
  costShares: get('/api/assets/:id/costs/shares', {
    summary: 'What one asset cost in all, split by days over the departments of those who had it',
    can: 'assets.care',
    input: byId,
    reply: CostShares,
  }),
}
