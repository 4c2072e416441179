import { z } from 'zod'
import { byId, get } from '#lib/contract'
import { NamedRecord } from '#lib/shapes'

export const CostShares = z.object({
  shares: z.array(
    z.object({
      /** The department of whoever had it; none: it lay in store, or was with nobody of a department. */
      of: NamedRecord.nullable(),
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
