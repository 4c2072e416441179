import { z } from 'zod'
import { byId, Done, flag, get, Id, Instant, post, Verdict } from '#lib/contract'

/** A record as it is named wherever another one speaks of it. */
export const RecordRef = z.object({
  id: Id,
  kind: z.string().meta({ title: 'Kind' }),
  kind_title: z.string().meta({ title: 'Kind' }),
  key: z.string().meta({ title: 'No.' }),
  title: z.string().meta({ title: 'Title' }),
})
export type RecordRef = z.output<typeof RecordRef>

export const RecordCard = RecordRef.extend({
  version: z.int(),
  created_at: Instant.meta({ title: 'Created' }),
  created_by: z.object({ id: Id, name: z.string() }).nullable().meta({ title: 'Created by' }),
  archived_at: Instant.nullable().meta({ title: 'Archived' }),
  /** What this was merged into, where the reader may see it. */
  merged_into: RecordRef.nullable(),
  can: z.object({ read: z.literal(true), write: Verdict }),
})

const Words = z.string().trim().min(1).max(200).meta({ title: 'Words' })

export const records = {
  go: get('/api/go/:key', {
    summary: 'Find a record by the number people say',
    can: 'signed-in',
    input: z.object({
      key: z.string().trim().min(1).max(100).meta({ title: 'No.' }),
      at: z.string().max(200).optional().meta({
        title: 'Told at',
        hint: 'Of a number without its letters: only what this path of the API is about',
      }),
      own: flag().default(false).meta({ title: 'Itself, also where it was merged into another' }),
    }),
    reply: RecordRef.extend({
      api: z.string().meta({ title: 'Told by', description: 'Where the API tells all of it' }),
    }),
  }),
  search: get('/api/search', {
    summary: 'Find records by what they say, grouped by kind',
    can: 'signed-in',
    input: z.object({
      q: Words,
      kinds: z
        .union([z.array(z.string().max(40)), z.string().max(400)])
        .optional()
        .transform((kinds) => (typeof kinds === 'string' ? kinds.split(',') : kinds))
        .meta({ title: 'Kinds' }),
      limit: z.coerce.number<number | string>().int().min(1).max(50).default(20).meta({ title: 'At most' }),
    }),
    reply: z.object({
      groups: z.array(z.object({ kind: z.string(), title: z.string(), items: z.array(RecordRef) })),
    }),
  }),
  record: get('/api/records/:id', {
    summary: 'Show what the spine knows of a record',
    can: 'signed-in',
    input: byId,
    reply: RecordCard,
  }),
  recent: get('/api/recent', {
    summary: 'List what you looked at last',
    can: 'signed-in',
    own: true,
    input: z.object({
      limit: z.coerce.number<number | string>().int().min(1).max(50).default(10).meta({ title: 'At most' }),
    }),
    reply: z.object({ items: z.array(RecordRef.extend({ at: Instant })) }),
  }),
  presence: post('/api/presence', {
    summary: 'Tell those who look at the same record what you are doing there; nothing is kept',
    can: 'signed-in',
    input: byId.extend({
      doing: z
        .enum(['looking', 'replying', 'noting'])
        .nullable()
        .meta({ title: 'Doing', description: 'None: gone' }),
    }),
    reply: Done,
  }),
  visit: post('/api/records/:id/visit', {
    summary: 'Note that you look at a record',
    can: 'signed-in',
    input: byId,
    reply: Done,
  }),
}
