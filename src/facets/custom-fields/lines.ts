import { eventLine } from '#kernel/event-lines'
import { FieldAdded, FieldChanged, FieldsOrdered } from './contract.ts'
import { w } from './words.ts'

export const fieldLines = [
  eventLine(FieldAdded, { say: ({ title }, { actor }) => w.later('line-added', { actor, title }) }),
  eventLine(FieldChanged, {
    say({ before, after }, { actor }) {
      const { title } = after
      if (before.archived === after.archived) return w.later('line-changed', { actor, title })
      return w.later(after.archived ? 'line-archived' : 'line-restored', { actor, title })
    },
  }),
  eventLine(FieldsOrdered, { say: (_, { actor }) => w.later('line-ordered', { actor }) }),
]
