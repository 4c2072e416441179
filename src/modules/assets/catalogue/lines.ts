import { eventLine } from '#kernel/event-lines'
import { asItCame } from '../starters.ts'
import { CatalogueChanged } from './contract.ts'
import { w } from './words.ts'

export const catalogueLines = [
  eventLine(CatalogueChanged, {
    say({ sort, title, changed, archived }, { say }) {
      const told = { sort: say(w.later(sort)), title: say(asItCame(title)) }
      if (changed.length === 0) return w.later('said-added', told)
      if (changed.includes('archived')) return w.later(archived ? 'said-archived' : 'said-back', told)
      return w.later('said-changed', told)
    },
  }),
]
