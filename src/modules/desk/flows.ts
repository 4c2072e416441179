import { when } from '#kernel/flows'
import { CommentAdded, CommentEdited, CommentWithdrawn } from '#facets/comments/contract'
import { takeBackWords } from '#facets/notices/public'
import { WorkChanged, WorkMoved, WorkOpened } from '#facets/work/contract'
import { TicketMerged, TicketReplied, TicketUnmerged } from './events.ts'
import { kindNames } from './kinds.ts'
import { mailMerged, mailReply, withdrawMerge, withdrawReply } from './mails.ts'
import { tellMove, tellNamed, tellNote, tellReply, tellWhose, unlessUndone } from './notices.ts'

const isTicket = (kind: string) => kindNames.some((name) => name === kind)
const changesHands = (after: Readonly<Record<string, unknown>>) =>
  'assignee_id' in after || 'team_id' in after

/** What the desk does by itself when something was said. */
const words = [
  when(TicketReplied, 'desk-reply-is-mailed', (ctx, { comment_id }, told) =>
    mailReply(ctx, comment_id, told),
  ),
  when(TicketReplied, 'desk-reply-is-told', (ctx, { comment_id }, told) => tellReply(ctx, comment_id, told)),
  when(
    CommentAdded,
    // What waits for it from before goes on under its name.
    'desk-note-is-mailed-to-whom-it-names',
    async (ctx, { comment_id }, told) => {
      if (isTicket(told.subject.kind)) await tellNote(ctx, comment_id, told)
    },
    { only: ({ kind }) => kind === 'note' },
  ),
  when(
    CommentEdited,
    'desk-words-are-told-to-whom-they-name-now',
    async (ctx, { comment_id }, told) => {
      if (isTicket(told.subject.kind)) await tellNamed(ctx, comment_id, told)
    },
    { only: ({ mentions = [] }) => mentions.length > 0 },
  ),
  when(CommentWithdrawn, 'desk-withdrawn-words-are-not-mailed', async (ctx, { comment_id }, told) => {
    if (!isTicket(told.subject.kind)) return
    await withdrawReply(ctx, comment_id, told)
    await takeBackWords(ctx, comment_id)
  }),
]

/** And when a ticket changes hands, or comes into another state. */
const hands = [
  when(WorkOpened, 'desk-opened-is-told', async (ctx, { kind }, told) => {
    if (isTicket(kind)) await tellWhose(ctx, told)
  }),
  when(
    WorkChanged,
    'desk-assigned-is-told',
    async (ctx, _, told) => {
      if (isTicket(told.subject.kind)) await unlessUndone(ctx, told, () => tellWhose(ctx, told))
    },
    { only: ({ after }) => changesHands(after) },
  ),
  when(WorkMoved, 'desk-moved-is-told', async (ctx, { to, to_title: state = to, after }, told) => {
    if (!isTicket(told.subject.kind)) return
    await unlessUndone(ctx, told, () =>
      changesHands(after) ? tellWhose(ctx, told, { state }) : tellMove(ctx, told, state),
    )
  }),
]

export const deskFlows = [
  ...words,
  ...hands,
  when(TicketMerged, 'desk-merge-is-mailed-to-whoever-asked', (ctx, { into }, told) =>
    mailMerged(ctx, into, told),
  ),
  when(TicketUnmerged, 'desk-merge-taken-back-is-not-mailed', (ctx, { from }, told) =>
    withdrawMerge(ctx, from, told),
  ),
]
