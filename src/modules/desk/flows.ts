import { when } from '#kernel/flows'
import { CommentAdded, CommentWithdrawn } from '#facets/comments/contract'
import { TicketMerged, TicketReplied, TicketUnmerged } from './events.ts'
import { kindNames } from './kinds.ts'
import { mailMentions, mailMerged, mailReply, withdrawMerge, withdrawReply } from './mails.ts'

const isTicket = (kind: string) => kindNames.some((name) => name === kind)

/** What the desk does by itself when something was said. */
export const deskFlows = [
  when(TicketReplied, 'desk-reply-is-mailed', (ctx, { comment_id }, told) =>
    mailReply(ctx, comment_id, told),
  ),
  when(
    CommentAdded,
    'desk-note-is-mailed-to-whom-it-names',
    async (ctx, { comment_id }, told) => {
      if (isTicket(told.subject.kind)) await mailMentions(ctx, comment_id, told)
    },
    { only: ({ kind, mentions }) => kind === 'note' && mentions.length > 0 },
  ),
  when(TicketMerged, 'desk-merge-is-mailed-to-whoever-asked', (ctx, { into }, told) =>
    mailMerged(ctx, into, told),
  ),
  when(TicketUnmerged, 'desk-merge-taken-back-is-not-mailed', (ctx, { from }, told) =>
    withdrawMerge(ctx, from, told),
  ),
  when(CommentWithdrawn, 'desk-withdrawn-words-are-not-mailed', async (ctx, { comment_id }, told) => {
    if (isTicket(told.subject.kind)) await withdrawReply(ctx, comment_id, told)
  }),
]
