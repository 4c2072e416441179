import { eventLine } from '#kernel/event-lines'
import { ViewChanged, ViewRemoved, ViewSaved } from './contract.ts'
import { w } from './words.ts'

export const viewLines = [
  eventLine(ViewSaved, { say: ({ title }, { actor }) => w.later('line-saved', { actor, title }) }),
  eventLine(ViewChanged, {
    say: ({ after }, { actor }) => w.later('line-changed', { actor, title: after.title }),
  }),
  eventLine(ViewRemoved, { say: ({ title }, { actor }) => w.later('line-removed', { actor, title }) }),
]
