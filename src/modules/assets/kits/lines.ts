import { eventLine } from '#kernel/event-lines'
import { KitChanged } from './contract.ts'
import { w } from './words.ts'

export const kitLines = [
  eventLine(KitChanged, {
    say({ title, changed, archived }) {
      if (changed.length === 0) return w.later('said-added', { title })
      if (changed.includes('archived')) return w.later(archived ? 'said-archived' : 'said-back', { title })
      return w.later('said-changed', { title })
    },
  }),
]
