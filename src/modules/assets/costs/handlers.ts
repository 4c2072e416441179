import { costsOfOne, listCosts } from './queries.ts'

export const costHandlers = { costs: listCosts, costsOf: costsOfOne }
