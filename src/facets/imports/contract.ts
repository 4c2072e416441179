import { z } from 'zod'
import { del, Done, event, get, Id, page, paging, patch, post } from '#lib/contract'
import { Encoding } from './encodings.ts'
import { ImportCard, ImportState, ImportView, ImporterView, RowFilter, RowView } from './schemas.ts'

const which = { id: z.string().max(60).meta({ title: 'Id or number' }) }
const target = z.string().max(80).nullable()

export const imports = {
  list: get('/api/imports', {
    summary: 'List imports, newest first',
    can: 'imports.read',
    input: z.object(paging),
    reply: page(ImportCard),
  }),
  importers: get('/api/imports/importers', {
    summary: 'List what can be imported, and what each column may be',
    can: 'imports.run',
    input: z.object({}),
    reply: z.object({ items: z.array(ImporterView) }),
  }),
  template: get('/api/imports/template', {
    summary: 'Give out an empty file to fill in',
    can: 'imports.run',
    carries: 'download',
    input: z.object({ importer: z.string().max(60).meta({ title: 'What' }) }),
    reply: z.unknown(),
  }),
  bring: post('/api/imports', {
    summary: 'Bring a file to be imported: CSV, .xlsx, JSON, or a .zip of these',
    can: 'imports.run',
    carries: 'upload',
    input: z.object({
      name: z.string().max(1000).default('').meta({ title: 'Name' }),
      importer: z.string().max(60).optional().meta({ title: 'What' }),
    }),
    reply: ImportView,
  }),
  beside: post('/api/imports/:id/beside', {
    summary: 'Bring the file that lies beside it, such as the messages of tickets',
    can: 'imports.run',
    carries: 'upload',
    input: z.object({ ...which, name: z.string().max(1000).default('').meta({ title: 'Name' }) }),
    reply: ImportView,
  }),
  show: get('/api/imports/:id', {
    summary: 'Show an import: its columns, how far it is, what came of it',
    can: 'imports.read',
    input: z.object(which),
    reply: ImportView,
  }),
  map: patch('/api/imports/:id', {
    summary: 'Say what is in the file, which field each column fills, and how values are read',
    can: 'imports.run',
    input: z.object({
      ...which,
      importer: z.string().max(60).optional().meta({ title: 'What' }),
      part: z.enum(['main', 'side']).default('main').meta({ title: 'Table' }),
      columns: z
        .array(z.object({ at: z.int().min(0).max(2000), field: target }))
        .max(500)
        .default([])
        .meta({ title: 'Columns' }),
      meanings: z
        .array(z.object({ field: z.string().max(80), value: z.string().max(200), meaning: target }))
        .max(500)
        .default([])
        .meta({ title: 'What values mean' }),
      options: z.record(z.string().max(40), z.string().max(100)).default({}).meta({ title: 'Options' }),
      reading: z
        .object({
          encoding: Encoding.optional(),
          delimiter: z.string().length(1).optional().meta({ title: 'Set apart by' }),
          sheet: z.string().max(200).optional().meta({ title: 'Sheet' }),
          heading: z.int().min(1).max(1000).optional().meta({ title: 'Row of the heading' }),
        })
        .optional()
        .meta({ title: 'How the file is read' }),
    }),
    reply: ImportView,
  }),
  rehearse: post('/api/imports/:id/rehearse', {
    summary: 'Find out what every row would do, without doing it',
    can: 'imports.run',
    input: z.object(which),
    reply: ImportView,
  }),
  rows: get('/api/imports/:id/rows', {
    summary: 'List rows with their verdicts',
    can: 'imports.run',
    input: z.object({
      ...which,
      which: RowFilter.optional(),
      from: z.coerce
        .number<number | string>()
        .int()
        .min(1)
        .max(1e9)
        .default(1)
        .meta({ title: 'Begin at row' }),
      ...paging,
    }),
    reply: page(RowView),
  }),
  verdicts: get('/api/imports/:id/verdicts', {
    summary: 'Give out the rows with their verdicts as CSV',
    can: 'imports.run',
    carries: 'download',
    input: z.object({ ...which, which: RowFilter.optional() }),
    reply: z.unknown(),
  }),
  run: post('/api/imports/:id/run', {
    summary: 'Bring in what was rehearsed',
    can: 'imports.run',
    input: z.object(which),
    reply: ImportView,
  }),
  stop: post('/api/imports/:id/stop', {
    summary: 'Stop what is being done with an import; what is in stays in',
    can: 'imports.run',
    input: z.object(which),
    reply: ImportView,
  }),
  undo: post('/api/imports/:id/undo', {
    summary: 'Take an import back; what was changed since is kept and named',
    can: 'imports.run',
    input: z.object(which),
    reply: ImportView,
  }),
  discard: del('/api/imports/:id', {
    summary: 'Put a file away that was not imported',
    can: 'imports.run',
    input: z.object(which),
    reply: Done,
  }),
}

const file = { file: z.string() }
export const ImportBrought = event('import.brought', z.object({ ...file, size: z.int() }))
/** Its state moved on; screens that show it ask again. */
export const ImportMoved = event(
  'import.moved',
  z.object({
    state: ImportState,
    /** It is there still, and is to stop. */
    stopping: z.literal(true).optional(),
  }),
)
export const ImportRan = event(
  'import.ran',
  z.object({ ...file, importer: z.string(), created: z.int(), updated: z.int(), stopped: z.boolean() }),
)
export const ImportUndone = event('import.undone', z.object({ ...file, undone: z.int(), kept: z.int() }))
export const ImportDiscarded = event('import.discarded', z.object(file))
/** Told on each record that came, or became otherwise, by an import: the one thing about it that is of today. */
export const RecordBrought = event(
  'import.record-brought',
  z.object({ ...file, import_id: Id, did: z.enum(['created', 'changed']) }),
)
/** Told on the record that goes. */
export const RecordTakenBack = event('import.record-taken-back', z.object({ key: z.string(), import_id: Id }))
