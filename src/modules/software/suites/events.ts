import { z } from 'zod'
import { event, Id } from '#lib/contract'
import { eventLine } from '#kernel/event-lines'
import { w } from './words.ts'

/** Told of the suite. */
export const suiteChanged = event(
  'product.suite-changed',
  z.object({ added: z.array(Id), removed: z.array(Id) }),
)

export const suiteLine = eventLine(suiteChanged, {
  mentions: ({ added, removed }) => [...added, ...removed],
  say: ({ added, removed }, { of }) => [
    ...added.map((id) => w.later('said-added', { product: of(id) })),
    ...removed.map((id) => w.later('said-removed', { product: of(id) })),
  ],
})
