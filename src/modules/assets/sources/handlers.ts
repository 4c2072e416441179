import { lockField, takeSaid } from './commands.ts'
import { sourcesOf } from './queries.ts'
import { decideRule, listRules } from './rules.ts'

export const sourceHandlers = { sources: sourcesOf, lockField, takeSaid, rules: listRules, decideRule }
