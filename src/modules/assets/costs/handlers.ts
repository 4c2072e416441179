import { modelCosts } from './model.ts'
import { costsOfOne, listCosts } from './queries.ts'

export const costHandlers = { costs: listCosts, costsOf: costsOfOne, modelCosts }
