import { addKit, changeKit, handKit } from './commands.ts'
import { listKits, planKit } from './queries.ts'

export const kitHandlers = { kits: listKits, addKit, changeKit, planKit, handKit }
