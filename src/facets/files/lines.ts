import { eventLine } from '#kernel/event-lines'
import { FileAdded, FileInfected, FileRefused, FileRemoved, FileRestored } from './contract.ts'
import { w } from './words.ts'

export const fileLines = [
  eventLine(FileAdded, {
    say: ({ name, internal }, { actor }) =>
      w.later(internal ? 'line-added-internal' : 'line-added', { actor, name }),
  }),
  eventLine(FileRemoved, { say: ({ name }, { actor }) => w.later('line-removed', { actor, name }) }),
  eventLine(FileRestored, { say: ({ name }, { actor }) => w.later('line-restored', { actor, name }) }),
  eventLine(FileRefused, {
    say: ({ name, found }, { actor }) => w.later('line-refused', { actor, name, found }),
  }),
  eventLine(FileInfected, {
    say: ({ found, names }) => w.later('line-infected', { found, names: names.join(', ') }),
  }),
]
