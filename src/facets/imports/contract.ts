import { z } from 'zod'
import { del, Done, event, get, Id, Instant, page, paging, patch, post } from '#lib/contract'
import { LeftOut } from './left-out.ts'
import { Encoding } from './encodings.ts'

const Allowed = z.union([z.literal(true), z.string()])
const Choice = z.object({ value: z.string(), title: z.string() })
export const Verdict = z.enum(['create', 'update', 'unchanged', 'conflict', 'error'])
export type Verdict = z.output<typeof Verdict>

export const ImportState = z
  .enum([
    'reading',
    'refused',
    'mapping',
    'rehearsing',
    'rehearsed',
    'running',
    'stopped',
    'done',
    'undoing',
    'undone',
  ])
  .meta({ title: 'State' })
export type ImportState = z.output<typeof ImportState>

export const FieldView = z.object({
  name: z.string(),
  title: z.string(),
  hint: z.string().nullable(),
  type: z.string(),
  required: z.boolean(),
  choices: z.array(Choice).nullable(),
})
export type FieldView = z.output<typeof FieldView>

export const OptionView = z.object({
  name: z.string(),
  title: z.string(),
  text: z.string().nullable(),
  choices: z.array(Choice),
  usual: z.string(),
})
export type OptionView = z.output<typeof OptionView>

export const ImporterView = z.object({
  name: z.string(),
  title: z.string(),
  text: z.string(),
  fields: z.array(FieldView),
  side: z.object({ title: z.string(), fields: z.array(FieldView) }).nullable(),
  options: z.array(OptionView),
})
export type ImporterView = z.output<typeof ImporterView>

export const ColumnView = z.object({
  at: z.int(),
  /** As a spreadsheet calls it: A, B, … AA. */
  letter: z.string(),
  name: z.string(),
  filled: z.int(),
  samples: z.array(z.string()),
  /** What its values mean, where its field has choices. */
  values: z.array(z.object({ value: z.string(), n: z.int(), meaning: z.string().nullable() })).nullable(),
  /** The field that it fills; null: it is left out; '': somebody has to say. */
  field: z.string().nullable(),
  /** Whether its dates may be read in two ways. */
  unsure: z.boolean(),
})
export type ColumnView = z.output<typeof ColumnView>

export const PartView = z.object({
  id: Id,
  role: z.enum(['main', 'side']),
  name: z.string(),
  size: z.int(),
  rows: z.int(),
  blank: z.int(),
  kind: z.enum(['csv', 'xlsx', 'json']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  heading: z.int(),
  columns: z.array(ColumnView),
})
export type PartView = z.output<typeof PartView>

export const Counts = z.object({
  rows: z.int().default(0),
  create: z.int().default(0),
  update: z.int().default(0),
  unchanged: z.int().default(0),
  conflict: z.int().default(0),
  error: z.int().default(0),
  /** Rows that are in. */
  done: z.int().default(0),
  created: z.int().default(0),
  updated: z.int().default(0),
  undone: z.int().default(0),
  kept: z.int().default(0),
  /** Rows of the table beside that cannot be read or belong to nothing. */
  side: z.int().default(0),
  seconds: z.number().default(0),
})
export type Counts = z.output<typeof Counts>

export const ImportCard = z.object({
  id: Id,
  key: z.string().meta({ title: 'Number' }),
  file: z.string().meta({ title: 'File' }),
  importer: z.string().nullable(),
  /** What is in it, in words. */
  what: z.string().nullable().meta({ title: 'What' }),
  state: ImportState,
  counts: Counts,
  created_at: Instant.meta({ title: 'Brought' }),
  created_by: z.object({ id: Id, name: z.string() }).nullable().meta({ title: 'By' }),
  finished_at: Instant.nullable(),
})
export type ImportCard = z.output<typeof ImportCard>

export const ImportView = ImportCard.extend({
  size: z.int(),
  /** Why the file was refused, or why it stopped. */
  why: z.string().nullable(),
  parts: z.array(PartView),
  options: z.record(z.string(), z.string()),
  /** The zone that the file itself names. */
  zone: z.string().nullable(),
  /** What is still to be said before it can be rehearsed. */
  open: z.array(z.object({ field: z.string().nullable(), text: z.string() })),
  /** What was noted most, with how many rows it concerns. */
  notes: z.array(z.object({ text: z.string(), n: z.int() })),
  left: z.array(LeftOut),
  /** Other records that come along, by kind. */
  brings: z.array(z.object({ kind: z.string(), title: z.string(), n: z.int() })),
  progress: z
    .object({
      done: z.number().nullable(),
      total: z.number().nullable(),
      note: z.string().nullable(),
      stopping: z.boolean(),
    })
    .nullable(),
  undone_at: Instant.nullable(),
  can: z.object({
    map: Allowed,
    rehearse: Allowed,
    run: Allowed,
    stop: Allowed,
    undo: Allowed,
    discard: Allowed,
  }),
})
export type ImportView = z.output<typeof ImportView>

export const RowView = z.object({
  /** The table it stands in and its number there. */
  id: z.string(),
  n: z.int(),
  part: z.enum(['main', 'side']),
  verdict: Verdict,
  label: z.string(),
  reasons: z.array(z.string()),
  notes: z.array(z.string()),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  record: z.object({ id: Id, key: z.string(), kind: z.string() }).nullable(),
  done: z.boolean(),
  /** Why it was not taken back. */
  kept: z.string().nullable(),
  cells: z.array(z.object({ column: z.string(), value: z.string() })),
})
export type RowView = z.output<typeof RowView>

/** What can be asked of the rows: those of one verdict, those noted, those that were not taken back. */
export const RowFilter = z.enum([...Verdict.options, 'noted', 'kept', 'beside']).meta({ title: 'Which' })

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
