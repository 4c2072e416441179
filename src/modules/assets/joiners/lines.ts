import { eventLine } from '#kernel/event-lines'
import { joinerMoved, joinerOver, joinerPrepared } from './contract.ts'
import { w } from './words.ts'

export const joinerLines = [
  eventLine(joinerPrepared, { say: ({ kits }) => w.later('said-prepared', { kits: kits.join(', ') }) }),
  eventLine(joinerMoved, { say: ({ due_on }, { day }) => w.later('said-moved', { day: day(due_on) }) }),
  eventLine(joinerOver, { say: () => w.later('said-over') }),
]
