import { eventLine } from '#kernel/event-lines'
import { AssetsPosted, WriteOffTold } from './contract.ts'
import { w } from './words.ts'

export const writeOffLines = [
  eventLine(WriteOffTold, {
    insideOnly: true,
    say: ({ state, reason, book, text }, { say }) =>
      w.later(`said-${state}`, {
        reason: say(w.later(`reason.${reason}`)),
        book: book ?? 'none',
        text: text || 'none',
      }),
  }),
  eventLine(AssetsPosted, { insideOnly: true, say: () => w.later('said-posted') }),
]
