import { z } from 'zod'
import { byId, get, Id, Instant, page, paging } from '#lib/contract'

const Named = z.object({ id: Id, name: z.string() })
const Origin = z.enum(['user', 'flow', 'schedule', 'import', 'undo', 'system'])
const Data = z.record(z.string(), z.unknown())

const happened = {
  id: z.int(),
  at: Instant.meta({ title: 'When' }),
  kind: z.string().meta({ title: 'What' }),
  actor: Named.meta({ title: 'Who' }),
  on_behalf_of: Named.nullable().meta({ title: 'On behalf of' }),
  origin: Origin.meta({ title: 'Began with' }),
  /** What one request, delivery or job did bears one number. */
  request: Id,
  /** What happened, in sentences. */
  lines: z.array(z.string()).meta({ title: 'What happened' }),
  /** Records that the sentences name by their numbers, as far as the reader may see them. */
  records: z.array(z.object({ id: Id, kind: z.string(), key: z.string() })),
}

export const HistoryItem = z.object({
  ...happened,
  /** The record itself, or one that was merged into it. */
  subject: z.object({ id: Id, key: z.string() }),
  /** What the event holds; for those inside only. */
  data: Data.nullable(),
})
export type HistoryItem = z.output<typeof HistoryItem>

export const AuditItem = z.object({
  ...happened,
  id: z.string(),
  /** `key` and `title` are missing where the reader may not see the record, and where it is no record. */
  subject: z
    .object({ id: Id, kind: z.string(), key: z.string().nullable(), title: z.string().nullable() })
    .meta({ title: 'About' }),
  through: z.enum(['browser', 'token']).nullable().meta({ title: 'By' }),
  data: Data.nullable(),
  /** Not told in full: the reader may not see what it is about. */
  restricted: z.boolean(),
})
export type AuditItem = z.output<typeof AuditItem>

export const history = {
  timeline: get('/api/records/:id/history', {
    summary: 'Tell what happened to a record, newest first',
    can: 'signed-in',
    input: byId.extend(paging),
    reply: page(HistoryItem),
  }),
  audit: get('/api/audit', {
    summary: 'Tell what happened anywhere, newest first',
    can: 'audit.read',
    input: z.object({
      actor: Id.optional().meta({ title: 'Who' }),
      kind: z.string().max(80).optional().meta({ title: 'What' }),
      /** The id of what it is about, or the number people say. */
      subject: z.string().max(100).optional().meta({ title: 'About' }),
      origin: Origin.optional().meta({ title: 'Began with' }),
      request: Id.optional().meta({ title: 'Together with' }),
      from: Instant.optional().meta({ title: 'From' }),
      to: Instant.optional().meta({ title: 'Before' }),
      ...paging,
    }),
    reply: page(AuditItem),
  }),
  kinds: get('/api/audit/kinds', {
    summary: 'List the kinds of events that ever happened',
    can: 'audit.read',
    input: z.object({}),
    reply: z.object({ items: z.array(z.string()) }),
  }),
}
