import { eventLine } from '#kernel/event-lines'
import { FileAdded, FileRemoved, FileRestored } from './contract.ts'
import { w } from './words.ts'

export const fileLines = [
  eventLine(FileAdded, {
    say: ({ name, internal }, { actor }) =>
      w.later(internal ? 'line-added-internal' : 'line-added', { actor, name }),
  }),
  eventLine(FileRemoved, { say: ({ name }, { actor }) => w.later('line-removed', { actor, name }) }),
  eventLine(FileRestored, { say: ({ name }, { actor }) => w.later('line-restored', { actor, name }) }),
]
