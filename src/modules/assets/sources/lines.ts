import { eventLine } from '#kernel/event-lines'
import { isSource, ruleOf } from '../engine/sources.ts'
import { FieldLocked, RuleDecided } from './contract.ts'
import { fieldTitle } from './titles.ts'
import { w } from './words.ts'

export const sourceLines = [
  eventLine(FieldLocked, {
    insideOnly: true,
    say: ({ field, locked }) =>
      w.later(locked ? 'said-locked' : 'said-unlocked', { field: [fieldTitle(field)] }),
  }),
  eventLine(RuleDecided, {
    say({ field, order: [first] }) {
      const told = { field: [fieldTitle(ruleOf(field) ?? field)] }
      return first !== undefined && isSource(first)
        ? w.later('said-ruled', { ...told, first: w.later(`by.${first}`) })
        : w.later('said-usual', told)
    },
  }),
]
