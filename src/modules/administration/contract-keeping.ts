import { z } from 'zod'
import { byId, Day, flag, get, Id, Instant, page, paging, post } from '#lib/contract'
import { Named, NamedRecord } from '#lib/shapes'

export const LegalHold = z.object({
  id: Id,
  record: NamedRecord.meta({ title: 'Record' }),
  name: z.string().meta({ title: 'Name' }),
  reason: z.string().meta({ title: 'Why' }),
  until: Day.nullable().meta({ title: 'Last day' }),
  placed_at: Instant.meta({ title: 'Placed' }),
  placed_by: Named.meta({ title: 'Placed by' }),
  released_at: Instant.nullable().meta({ title: 'Released' }),
  released_by: Named.nullable(),
  /** It keeps something now: not released, and its last day is not over. */
  stands: z.boolean(),
})
export type LegalHold = z.output<typeof LegalHold>

export const HoldDraft = z.object({
  record: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .meta({ title: 'Number of the record or person', hint: 'Such as INC-1042 or PER-13' }),
  name: z.string().trim().min(1).max(80).meta({ title: 'Name, said to whoever is refused' }),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .meta({ title: 'Why, for those who administer', widget: 'long-text' }),
  until: Day.nullable().default(null).meta({ title: 'Last day, if there is one' }),
})

const RetentionRule = z.object({
  name: z.string(),
  title: z.string().meta({ title: 'What' }),
  setting: z.string(),
  days: z.int().meta({ title: 'Days' }),
  due: z.int().meta({ title: 'Due now' }),
  held: z.int().meta({ title: 'Kept by a legal hold' }),
})

/** What is let go of once it is old enough, and what must be kept all the same. */
export const keeping = {
  retention: get('/api/keeping', {
    summary: 'List for how long each kind of thing is kept, and what would be let go of now',
    can: 'administration.read',
    input: z.object({}),
    reply: z.object({ items: z.array(RetentionRule) }),
  }),
  rehearseRetention: get('/api/keeping/:name', {
    summary: 'Say how much would be let go of if it were kept for so many days; nothing is changed',
    can: 'administration.read',
    input: z.object({
      name: z.string().max(80).meta({ title: 'What' }),
      days: z.coerce.number<number | string>().int().min(1).max(36_500).meta({ title: 'Days' }),
    }),
    reply: z.object({ due: z.int(), held: z.int(), before: Instant }),
  }),
  letGo: post('/api/keeping/run', {
    summary: 'Let go now of what is older than is decided, instead of at night',
    can: 'administration.manage',
    sensitive: true,
    input: z.object({}),
    reply: z.object({ job: Id }),
  }),
  holds: get('/api/holds', {
    summary: 'List legal holds, newest first',
    can: 'administration.read',
    input: z.object({ released: flag().default(false).meta({ title: 'Released ones, too' }), ...paging }),
    reply: page(LegalHold),
  }),
  placeHold: post('/api/holds', {
    summary: 'Place a legal hold on a record or a person: nothing is taken out of it until it is released',
    can: 'administration.manage',
    input: HoldDraft,
    reply: LegalHold,
  }),
  releaseHold: post('/api/holds/:id/release', {
    summary: 'Release a legal hold',
    can: 'administration.manage',
    sensitive: true,
    input: byId,
    reply: LegalHold,
  }),
}
