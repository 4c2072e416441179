import { z } from 'zod'
import { byId, get, Id, Instant, page, paging } from '#lib/contract'
import { Named } from '#lib/shapes'
import { ClockCell } from '#facets/work/contract'

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

const lines = z.array(z.string())
/** A field as it was. */
export const FieldThen = z.object({
  name: z.string(),
  title: z.string().meta({ title: 'Field' }),
  /** How it read, a line for each of many; none where nothing stood there. */
  was: lines.meta({ title: 'Then' }),
  /** How it reads today, where that is otherwise. */
  today: lines.nullable().meta({ title: 'Today' }),
  /** Why nobody can tell what stood there. */
  why: z.string().nullable().meta({ title: 'Cannot be told' }),
  value: z.unknown().meta({ title: 'Value' }),
})
export type FieldThen = z.output<typeof FieldThen>

/** Words as they stood. */
export const WordsThen = z.object({
  id: Id,
  at: Instant.meta({ title: 'When' }),
  author: Named.meta({ title: 'Who' }),
  kind: z.enum(['description', 'reply', 'note']).meta({ title: 'Kind' }),
  outside: z.boolean(),
  body: z.string().meta({ title: 'Text' }),
  files: lines.meta({ title: 'Files' }),
  html: z.string(),
  why: z.string().nullable().meta({ title: 'Cannot be told' }),
})
export type WordsThen = z.output<typeof WordsThen>

/** A promise as it stood. */
export const ClockThen = z.object({
  title: z.string().meta({ title: 'Promise' }),
  headline: z.string().meta({ title: 'How it stood' }),
  cell: ClockCell,
})

export const AsItWas = z.object({
  id: Id,
  kind: z.string(),
  kind_title: z.string().meta({ title: 'Kind' }),
  key: z.string().meta({ title: 'No.' }),
  title: z.string().meta({ title: 'Called then' }),
  at: Instant.meta({ title: 'As of' }),
  /** When the house heard of it first; what was before that it cannot tell. */
  since: Instant.nullable().meta({ title: 'Here since' }),
  here: z.boolean().meta({ title: 'Was here' }),
  /** The last thing that had happened to it, and the first that happened since, as far as the reader is told of them. */
  last: z.int().nullable(),
  next: z.int().nullable(),
  notes: lines.meta({ title: 'To be known' }),
  fields: z.array(FieldThen).meta({ title: 'Fields' }),
  clocks: z.array(ClockThen).meta({ title: 'Promises' }),
  messages: z.array(WordsThen).meta({ title: 'Messages' }),
})
export type AsItWas = z.output<typeof AsItWas>

const EventNumber = z.coerce.number<number | string>().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const history = {
  was: get('/api/records/:id/was', {
    summary: 'Show a record as it was at a moment, or before or after something that happened to it',
    can: 'signed-in',
    input: byId.extend({
      at: Instant.optional().meta({ title: 'When' }),
      before: EventNumber.optional().meta({ title: 'Before what happened under this number' }),
      after_event: EventNumber.optional().meta({ title: 'After what happened under this number' }),
    }),
    reply: AsItWas,
  }),
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
