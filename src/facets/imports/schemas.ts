import { z } from 'zod'
import { Id, Instant, Verdict as Allowed } from '#lib/contract'
import { LeftOut } from './left-out.ts'

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
  /** Several columns may fill it. */
  many: z.boolean(),
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
  kind: z.enum(['csv', 'xlsx', 'json', 'feed']),
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
  /** Rows that change nothing, and of which something is yet to be kept with their records. */
  heard: z.int().default(0),
  /** Rows that are in. */
  done: z.int().default(0),
  created: z.int().default(0),
  updated: z.int().default(0),
  undone: z.int().default(0),
  kept: z.int().default(0),
  /** Rows of the table beside that cannot be read or belong to nothing. */
  side: z.int().default(0),
  /** What the file does not name any more and that ends, and how much of that has. */
  ends: z.int().default(0),
  ended: z.int().default(0),
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
  /** What such a file does not hold, a sentence each. */
  lacks: z.array(z.string()),
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
