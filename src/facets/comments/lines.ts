import { eventLine } from '#kernel/event-lines'
import { CommentAdded, CommentEdited, CommentWithdrawn } from './contract.ts'
import { w } from './words.ts'

/** How words on a record are told in a timeline that does not show them. */
export const commentLines = [
  eventLine(CommentAdded, {
    say: ({ kind }) => w.later(`event.added.${kind}`),
    earlier: ({ earlier }) => earlier,
  }),
  eventLine(CommentEdited, { say: () => w.later('event.edited') }),
  eventLine(CommentWithdrawn, { say: () => w.later('event.withdrawn') }),
]
