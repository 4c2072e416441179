import { z } from 'zod'
import { byId, del, Done, event, get, Id, Instant, post } from '#lib/contract'

/** `watcher`: wants to know; `affected`: has the trouble too; `copied`: gets what is said by mail. */
export const WatcherRole = z.enum(['watcher', 'affected', 'copied'])
export type WatcherRole = z.output<typeof WatcherRole>

export const Watcher = z.object({
  person: z.object({ id: Id, name: z.string(), kind: z.enum(['person', 'team']) }).meta({ title: 'Who' }),
  role: WatcherRole.meta({ title: 'As' }),
  since: Instant.meta({ title: 'Since' }),
})
export type Watcher = z.output<typeof Watcher>

const change = z.object({
  records: z.array(Id).min(1).max(1000).meta({ title: 'Records' }),
  principals: z.array(Id).min(1).max(100).meta({ title: 'People and teams' }),
  role: WatcherRole.default('watcher').meta({ title: 'As' }),
})

export const watchers = {
  list: get('/api/records/:id/watchers', {
    summary: 'List who watches a record, is affected by it or gets copies',
    can: 'signed-in',
    input: byId,
    reply: z.object({ items: z.array(Watcher), watching: z.boolean() }),
  }),
  watch: post('/api/records/:id/watch', {
    summary: 'Watch a record yourself',
    can: 'signed-in',
    input: byId,
    reply: Done,
  }),
  unwatch: del('/api/records/:id/watch', {
    summary: 'No longer watch a record',
    can: 'signed-in',
    input: byId,
    reply: Done,
  }),
  add: post('/api/watchers', {
    summary: 'Let people and teams watch records, which they may then see',
    can: 'signed-in',
    input: change,
    reply: z.object({ added: z.int() }),
  }),
  remove: post('/api/watchers/remove', {
    summary: 'Take people and teams off records again',
    can: 'signed-in',
    input: change,
    reply: z.object({ removed: z.int() }),
  }),
}

const told = z.object({ principal: Id, role: WatcherRole })
export const WatcherAdded = event('watcher.added', told)
export const WatcherRemoved = event('watcher.removed', told)
