import { z } from 'zod'
import { byId, del, Done, event, flag, get, Id, Instant, page, paging, post, Verdict } from '#lib/contract'

export const StoredFile = z.object({
  id: Id,
  name: z.string().meta({ title: 'Name' }),
  media_type: z.string().meta({ title: 'Type' }),
  size: z.int().meta({ title: 'Size' }),
  /** How a browser can show it without harm; null: only save it. */
  preview: z.enum(['image', 'pdf', 'text']).nullable(),
  /** Why it is given to nobody: a virus was found in it, or the scanner has not seen it yet. */
  kept: z.string().nullable(),
  /** What the virus scanner said; `none`: none was asked. */
  scan: z.enum(['none', 'waiting', 'clean', 'infected']).meta({ title: 'Virus scan' }),
  /** Hidden from those who see the record by a personal grant. */
  internal: z.boolean().meta({ title: 'Internal' }),
  comment_id: Id.nullable(),
  created_at: Instant.meta({ title: 'Added' }),
  created_by: z.object({ id: Id, name: z.string() }).meta({ title: 'Added by' }),
  can: z.object({ remove: Verdict }),
})
export type StoredFile = z.output<typeof StoredFile>

export const files = {
  upload: post('/api/files', {
    summary: 'Bring a file, to be put on a record afterwards',
    can: 'signed-in',
    carries: 'upload',
    input: z.object({ name: z.string().max(1000).default('').meta({ title: 'Name' }) }),
    reply: StoredFile,
  }),
  show: get('/api/files/:id', {
    summary: 'Show what is known of a file',
    can: 'signed-in',
    input: byId,
    reply: StoredFile,
  }),
  content: get('/api/files/:id/content', {
    summary: 'Give out a file',
    can: 'signed-in',
    carries: 'download',
    // `?download` alone is enough, as browsers write it.
    input: byId.extend({
      download: z
        .union([z.literal('').transform(() => true), flag()])
        .default(false)
        .meta({ title: 'To be saved, not shown' }),
    }),
    reply: z.unknown(),
  }),
  list: get('/api/records/:id/files', {
    summary: 'List the files of a record, newest first',
    can: 'signed-in',
    input: byId.extend(paging),
    reply: page(StoredFile),
  }),
  attach: post('/api/records/:id/files', {
    summary: 'Put files on a record',
    can: 'signed-in',
    input: byId.extend({
      files: z.array(Id).min(1).max(100).meta({ title: 'Files' }),
      internal: z.boolean().default(true).meta({ title: 'For those inside only' }),
    }),
    reply: z.object({ items: z.array(StoredFile) }),
  }),
  remove: del('/api/files/:id', {
    summary: 'Remove a file; for a week it can be put back',
    can: 'signed-in',
    input: byId,
    reply: Done,
  }),
  restore: post('/api/files/:id/restore', {
    summary: 'Put a removed file back',
    can: 'signed-in',
    input: byId,
    reply: StoredFile,
  }),
}

const told = z.object({
  file_id: Id,
  name: z.string(),
  media_type: z.string(),
  size: z.int(),
  sha256: z.string(),
  comment_id: Id.nullable(),
  internal: z.boolean(),
})
export const FileAdded = event('file.added', told)
export const FileRemoved = event('file.removed', told)
export const FileRestored = event('file.restored', told)
/** The scanner found something in what somebody brought, and it was not taken. */
export const FileRefused = event(
  'file.refused',
  z.object({ name: z.string(), size: z.int(), sha256: z.string(), found: z.string() }),
)
/** It was found in bytes that lay here already: they are given to nobody any more. */
export const FileInfected = event(
  'file.infected',
  z.object({ sha256: z.string(), found: z.string(), names: z.array(z.string()) }),
)
