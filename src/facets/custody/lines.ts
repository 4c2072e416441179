import { eventLine } from '#kernel/event-lines'
import { CustodyMoved } from './contract.ts'
import { w } from './words.ts'

export const custodyLines = [
  eventLine(CustodyMoved, {
    mentions: ({ from_id, to_id }) => [from_id, to_id],
    say({ quantity, from_id, to_id, reason, due_back }, { of, day, say }) {
      if (from_id === null) return w.later('line-in', { quantity, to: of(to_id) })
      if (to_id === null)
        return w.later('line-out', { quantity, from: of(from_id), why: say(w.later(`why.${reason}`)) })
      const ends = { quantity, from: of(from_id), to: of(to_id) }
      return due_back === null
        ? w.later('line-on', ends)
        : w.later('line-lent', { ...ends, day: day(due_back) })
    },
  }),
]
