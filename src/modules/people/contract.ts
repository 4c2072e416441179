import { z } from 'zod'
import { byId, Counted, Counting, Day, del, Done, get, Id, listingBy, page, patch, post } from '#lib/contract'
import { Made, byIdOrKey, editing } from '#lib/shapes'
import { departmentEndpoints, teamEndpoints } from './endpoints.ts'
import { AbsenceDraft, BulkFacts, PersonDraft, PersonPatch } from './schemas.ts'
import { AbsenceView, MergePreview, PersonRow, PersonView } from './views.ts'

const pair = {
  keep: Id.meta({ title: 'The record that stays' }),
  merge: Id.meta({ title: 'The record that is merged into it' }),
}
const Sentence = z.string()

export const people = {
  list: get('/api/people', {
    summary: 'Search and list people',
    can: 'people.read',
    input: z.object(listingBy('name', 'updated', 'joined')),
    reply: page(PersonRow),
  }),
  count: get('/api/people/count', {
    summary: 'How many people a filter lets through',
    can: 'people.read',
    input: Counting,
    reply: Counted,
  }),
  get: get('/api/people/:id', {
    summary: 'Show one person, as far as you may see them',
    can: 'people.read',
    input: byIdOrKey,
    reply: PersonView,
  }),
  create: post('/api/people', {
    summary: 'Add a person to the directory',
    can: 'people.add',
    input: PersonDraft,
    reply: Made,
  }),
  save: patch('/api/people/:id', {
    summary: 'Change facts of a person; some of your own you may change yourself',
    can: 'people.read',
    input: editing.extend(PersonPatch.shape),
    reply: Done,
  }),
  saveMany: patch('/api/people', {
    summary: 'Change the same facts of several people: of those named, or of all that a filter lets through',
    can: 'people.manage',
    input: z.object({
      ids: z.array(Id).max(5000).default([]),
      /** All that this lets through, instead of those named. An empty filter lets everyone through. */
      q: z.string().max(2000).optional().meta({ title: 'Filter' }),
      except: z.array(Id).max(5000).default([]).meta({ title: 'But not' }),
      facts: BulkFacts.meta({ title: 'Facts' }),
    }),
    reply: z.object({ changed: z.int(), batch: Id }),
  }),
  undoMany: post('/api/people/changes/:batch/undo', {
    summary: 'Take back what one change of several people did, except where it was changed since',
    can: 'people.manage',
    input: z.object({ batch: Id }),
    reply: z.object({
      undone: z.int(),
      kept: z.array(z.object({ id: Id, name: z.string(), why: z.string() })),
    }),
  }),
  absences: get('/api/absences', {
    summary: 'Who is away between two days',
    can: 'people.read',
    input: z.object({
      from: Day.meta({ title: 'From' }),
      to: Day.meta({ title: 'Until' }),
      team_id: Id.optional(),
    }),
    reply: z.object({ items: z.array(AbsenceView) }),
  }),
  addAbsence: post('/api/absences', {
    summary: 'Note that someone is away: yourself, or anyone if you manage people',
    can: 'people.read',
    input: AbsenceDraft,
    reply: z.object({ id: Id }),
  }),
  removeAbsence: del('/api/absences/:id', {
    summary: 'Take an absence out',
    can: 'people.read',
    input: byId,
    reply: Done,
  }),
  previewMerge: post('/api/people/merge/preview', {
    summary: 'Show what merging two records of one person would make of each fact',
    can: 'people.manage',
    input: z.object(pair),
    reply: MergePreview,
  }),
  merge: post('/api/people/merge', {
    summary: 'Merge two records of one person',
    can: 'people.manage',
    input: z.object(pair),
    reply: z.object({ merge_id: Id }),
  }),
  unmerge: post('/api/people/merges/:merge_id/undo', {
    summary: 'Take a merge back',
    can: 'people.manage',
    input: z.object({ merge_id: Id }),
    reply: Done,
  }),
  export: post('/api/people/:id/export', {
    summary: 'Take out all that is held about a person, as one JSON file',
    can: 'people.read',
    sensitive: true,
    input: byId,
    reply: z.unknown(),
    carries: 'download',
  }),
  previewAnonymise: post('/api/people/:id/anonymise/preview', {
    summary: 'Show what anonymising a person would take out, and what speaks against it',
    can: 'people.manage',
    input: byId,
    reply: z.object({
      becomes: z.string(),
      records: z.int(),
      contacts: z.int(),
      absences: z.int(),
      events: z.int(),
      hard: z.array(Sentence),
      soft: z.array(Sentence),
    }),
  }),
  anonymise: post('/api/people/:id/anonymise', {
    summary: 'Take out for good whatever names a person',
    can: 'people.manage',
    sensitive: true,
    input: z.object({
      id: Id,
      force: z.boolean().default(false).meta({ title: 'Although something speaks against it' }),
    }),
    reply: Done,
  }),
  ...teamEndpoints,
  ...departmentEndpoints,
}
