import type { ImportField } from '#facets/imports/public'
import { field } from './fields.ts'

/** What some programs put into a ticket's own row, and others into a table beside it. */
export const cellFields = {
  comments: field('comments', 'comments', { type: 'entry', many: true, hint: 'comments.hint' }),
  attachments: field('attachments', 'attachments', { type: 'entry', many: true, hint: 'attachments.hint' }),
  requester_id: field('requester_id', 'requester_id', { most: 200, hint: 'account.hint' }),
  assignee_id: field('assignee_id', 'assignee_id', { most: 200, hint: 'account.hint' }),
  watchers: field('watchers', 'watchers', { most: 300, many: true, hint: 'watchers.hint' }),
  watcher_ids: field('watcher_ids', 'watcher_ids', { most: 200, many: true, hint: 'account.hint' }),
} as const satisfies Readonly<Record<string, ImportField>>
export type CellField = keyof typeof cellFields
