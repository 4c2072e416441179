import { z } from 'zod'
import { byId, del, Done, event, get, Id, patch, post, Verdict } from '#lib/contract'
import { Named } from '#lib/shapes'

export const ListName = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z-]*(\.[a-z-]+)+$/)
  .meta({ title: 'List', example: 'desk.queue' })

const Title = z.string().trim().min(1).max(60).meta({ title: 'Name' })
const Filter = z.string().max(2000).meta({ title: 'Filter' })
const Sort = z.string().max(60).nullable().meta({ title: 'Sorted by' })
const Columns = z.array(z.string().max(60)).min(1).max(40).nullable().meta({ title: 'Columns' })
const SharedWith = Id.nullable().meta({ title: 'Shared with' })

export const View = z.object({
  /** What it is called in addresses and choices: its id, or the name it came with. */
  key: z.string(),
  list: z.string(),
  kind: z.enum(['built-in', 'mine', 'shared']),
  title: z.string().meta({ title: 'Name' }),
  q: z.string(),
  sort: z.string().nullable(),
  columns: z.array(z.string()).nullable(),
  hidden: z.boolean(),
  owner: Named.nullable(),
  shared_with: Named.nullable(),
  version: z.int().nullable(),
  can: z.object({ change: Verdict }),
})
export type View = z.output<typeof View>

const content = {
  title: Title,
  q: Filter.default(''),
  sort: Sort.default(null),
  columns: Columns.default(null),
}

export const views = {
  list: get('/api/views', {
    summary: 'List the views of a list: those it came with, shared ones and your own',
    can: 'signed-in',
    input: z.object({ list: ListName }),
    reply: z.object({ items: z.array(View) }),
  }),
  save: post('/api/views', {
    summary: 'Keep a view of a list under a name',
    can: 'signed-in',
    input: z.object({ list: ListName, ...content, shared_with: SharedWith.default(null) }),
    reply: View,
  }),
  change: patch('/api/views/:id', {
    summary: 'Change a view that is kept',
    can: 'signed-in',
    input: byId.extend({
      version: z.int().meta({ title: 'Version' }),
      title: Title.optional(),
      q: Filter.optional(),
      sort: Sort.optional(),
      columns: Columns.optional(),
      shared_with: SharedWith.optional(),
    }),
    reply: View,
  }),
  remove: del('/api/views/:id', {
    summary: 'Remove a view',
    can: 'signed-in',
    input: byId,
    reply: Done,
  }),
  arrange: post('/api/views/arrange', {
    summary: 'Put the views of a list in your own order and hide some',
    can: 'signed-in',
    input: z.object({
      list: ListName,
      views: z
        .array(z.object({ key: z.string().max(60), hidden: z.boolean().default(false) }))
        .max(300)
        .meta({ title: 'Views' }),
    }),
    reply: z.object({ items: z.array(View) }),
  }),
}

const told = z.object({
  list: z.string(),
  title: z.string(),
  q: z.string(),
  sort: z.string().nullable(),
  columns: z.array(z.string()).nullable(),
  shared_with: Id.nullable(),
})
export const ViewSaved = event('view.saved', told)
export const ViewChanged = event('view.changed', z.object({ before: told, after: told }))
export const ViewRemoved = event('view.removed', told)
