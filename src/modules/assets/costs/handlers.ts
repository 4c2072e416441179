import { modelCosts } from './model.ts'
import { costsAsOf, costsOfOne, listCosts } from './queries.ts'

export const costHandlers = { costs: listCosts, costsAsOf, costsOf: costsOfOne, modelCosts }
