import { z } from 'zod'
import { byId, get, Instant, listingBy, page } from '#lib/contract'
import { CostBreakdown, costBys, CostRow, costSorts, ModelCosts } from './schemas.ts'

export const costEndpoints = {
  costs: get('/api/assets/costs', {
    summary: 'What assets cost in all, by device, model, supplier or department',
    can: 'assets.care',
    input: z.object({
      by: z.enum(costBys).default('device').meta({ title: 'Gathered by' }),
      ...listingBy(...costSorts),
    }),
    reply: page(CostRow),
  }),
  costsAsOf: get('/api/assets/costs/as-of', {
    summary: 'As of when what assets cost was reckoned, for the list of it',
    can: 'assets.care',
    input: z.object({}),
    reply: z.object({ as_of: Instant.nullable() }),
  }),
  modelCosts: get('/api/assets/models/:id/costs', {
    summary: 'What all devices of a model cost, and at which age replacing them is cheapest',
    can: 'assets.care',
    input: byId,
    reply: ModelCosts,
  }),
  costsOf: get('/api/assets/:id/costs', {
    summary: 'What one asset cost in all, and of what that is made',
    can: 'assets.care',
    input: byId,
    reply: z.object({ costs: CostBreakdown.nullable() }),
  }),
}
