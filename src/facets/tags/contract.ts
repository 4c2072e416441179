import { z } from 'zod'
import { byId, del, Done, event, get, Id, page, paging, patch, post } from '#lib/contract'
import { fold } from '#lib/text/fold'
import { w } from './words.ts'

/** What somebody types: kept as written, compared folded. A comma would end it in a list. */
export const TagTitle = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .transform((text) => text.replaceAll(/\s+/g, ' '))
  .refine((text) => !text.includes(','), { params: { sentence: w.later('no-comma') } })
  .meta({ title: 'Tag' })

/** Under which name a tag is known. */
export const tagName = (title: string) => fold(title)

export const Tag = z.object({
  id: Id,
  name: z.string(),
  title: z.string().meta({ title: 'Tag' }),
})
export type Tag = z.output<typeof Tag>

/** Uses that the reader may see, counted no further than a thousand. */
export const CountedTag = Tag.extend({
  uses: z.int().meta({ title: 'Uses' }),
  more: z.boolean(),
})
export type CountedTag = z.output<typeof CountedTag>

const prefix = z.string().trim().max(60).default('').meta({ title: 'Begins with' })

export const tags = {
  suggest: get('/api/tags/suggest', {
    summary: 'Suggest tags that begin like this',
    can: 'tags.read',
    input: z.object({
      prefix,
      limit: z.coerce.number<number | string>().int().min(1).max(200).default(20).meta({ title: 'At most' }),
    }),
    reply: z.object({ items: z.array(Tag) }),
  }),
  list: get('/api/tags', {
    summary: 'List the tags in use',
    can: 'tags.read',
    input: z.object({ prefix, ...paging }),
    reply: page(CountedTag),
  }),
  on: get('/api/records/:id/tags', {
    summary: 'List the tags of a record',
    can: 'tags.read',
    input: byId,
    reply: z.object({ items: z.array(Tag) }),
  }),
  apply: post('/api/tags/apply', {
    summary: 'Put tags on records and take others off',
    can: 'tags.use',
    input: z.object({
      records: z.array(Id).min(1).max(1000).meta({ title: 'Records' }),
      add: z.array(TagTitle).max(20).default([]).meta({ title: 'Add' }),
      remove: z.array(TagTitle).max(20).default([]).meta({ title: 'Take off' }),
    }),
    reply: z.object({ changed: z.int() }),
  }),
  rename: patch('/api/tags/:id', {
    summary: 'Call a tag otherwise, wherever it is used',
    can: 'tags.manage',
    input: byId.extend({ title: TagTitle }),
    reply: Tag,
  }),
  merge: post('/api/tags/:id/merge', {
    summary: 'Make one tag of two',
    can: 'tags.manage',
    input: byId.extend({ into: Id.meta({ title: 'Into' }) }),
    reply: z.object({ moved: z.int() }),
  }),
  drop: del('/api/tags/:id', {
    summary: 'Drop a tag and take it off every record',
    can: 'tags.manage',
    input: byId,
    reply: Done,
  }),
}

/** Told of the record, by the titles of that moment: a tag may be renamed later. */
export const RecordTagged = event(
  'tags.changed',
  z.object({
    added: z.array(z.string()),
    removed: z.array(z.string()),
    added_ids: z.array(Id).optional(),
    removed_ids: z.array(Id).optional(),
  }),
)
export const TagRenamed = event('tag.renamed', z.object({ before: z.string(), after: z.string() }))
export const TagMerged = event('tag.merged', z.object({ from: z.string(), into: z.string(), into_id: Id }))
export const TagDropped = event('tag.dropped', z.object({ title: z.string() }))
