import { z } from 'zod'
import {
  byId,
  del,
  Done,
  event,
  get,
  Id,
  Instant,
  page,
  paging,
  patch,
  post,
  Earlier,
  Verdict,
} from '#lib/contract'

export const CommentKind = z.enum(['description', 'reply', 'note'])
export type CommentKind = z.output<typeof CommentKind>

export const Comment = z.object({
  id: Id,
  entity_id: Id,
  kind: CommentKind,
  author: z.object({ id: Id, name: z.string() }),
  /** Said by whoever asks, not by those who work on it. */
  outside: z.boolean(),
  html: z.string(),
  body: z.string(),
  recipients: z.array(z.object({ id: Id.optional(), name: z.string(), email: z.string().optional() })),
  channel: z.enum(['web', 'mail', 'api', 'import', 'phone']),
  created_at: Instant,
  edited_at: Instant.nullable(),
  withdrawn_at: Instant.nullable(),
  files: z.array(z.object({ id: Id, name: z.string(), media_type: z.string(), size: z.int() })),
  /** Whether the reader may change it or take it back now: true, or the sentence why not. */
  can: z.object({ edit: Verdict }),
})
export type Comment = z.output<typeof Comment>

export const Html = z.string().max(200_000).meta({ title: 'Text', widget: 'rich-text' })
export const DraftKind = z.enum(['reply', 'note']).meta({ title: 'Kind' })
const onRecord = z.object({ id: Id })
const Begun = z.object({ kind: DraftKind, html: z.string(), updated_at: Instant })

export const comments = {
  list: get('/api/records/:id/comments', {
    summary: 'List what was said on a record, oldest first unless asked otherwise',
    can: 'signed-in',
    input: onRecord.extend({
      sort: z.enum(['oldest', 'newest']).default('oldest').meta({ title: 'Sort by' }),
      ...paging,
    }),
    reply: page(Comment),
  }),
  edit: patch('/api/comments/:id', {
    summary: 'Change your own words while they are fresh',
    can: 'signed-in',
    input: byId.extend({ html: Html }),
    reply: Comment,
  }),
  withdraw: del('/api/comments/:id', {
    summary: 'Take your own words back',
    can: 'signed-in',
    input: byId,
    reply: Done,
  }),
  earlier: get('/api/comments/:id/earlier', {
    summary: 'Show what changed words said before, to those inside',
    can: 'signed-in',
    input: byId,
    reply: z.object({ items: z.array(z.object({ until: Instant, html: z.string() })) }),
  }),
  draft: get('/api/records/:id/draft', {
    summary: 'Show what you have begun to write on a record',
    can: 'signed-in',
    own: true,
    input: onRecord,
    reply: z.object({ drafts: z.array(Begun) }),
  }),
  keepDraft: post('/api/records/:id/draft', {
    summary: 'Keep what you have begun to write, the newest in place of all others; empty words drop it',
    can: 'signed-in',
    input: onRecord.extend({
      kind: DraftKind,
      html: Html,
      since: Instant.nullable().optional().meta({
        title: 'Known since',
        hint: 'When the draft that it goes on from was kept; null if there was none',
      }),
    }),
    reply: z.object({
      updated_at: Instant,
      /** Your own other words that had been kept there meanwhile, from another device. */
      replaced: Begun.nullable(),
    }),
  }),
}

/** Never holds the words: their SHA-256 only, so that the log proves them while they can still be erased. */
export const CommentAdded = event(
  'comment.added',
  z.object({
    comment_id: Id,
    kind: CommentKind,
    channel: Comment.shape.channel,
    digest: z.string(),
    mentions: z.array(Id),
    /** It was written elsewhere, and brought along. */
    earlier: Earlier.optional(),
  }),
)
export const CommentEdited = event(
  'comment.edited',
  z.object({
    comment_id: Id,
    digest: z.string(),
    /** Whom the words name now. */
    mentions: z.array(Id).optional(),
  }),
)
export const CommentWithdrawn = event('comment.withdrawn', z.object({ comment_id: Id }))
