import { z } from 'zod'
import { Done, Earlier, event, flag, get, Id, Instant, patch, post } from '#lib/contract'
import { Named, editing } from '#lib/shapes'
import { Phase, Workflow } from './engine/workflow.ts'
import { Level, Priority, PriorityMatrix } from './engine/priority.ts'

/** A clock as a list or a side panel shows it; the engine's `clockCell` makes words and colours of it. */
export const ClockCell = z.object({
  id: Id,
  metric: z.string(),
  label: z.string(),
  state: z.enum(['running', 'paused', 'breached', 'met', 'missed', 'cancelled']),
  phase: z.enum(['running', 'paused', 'stopped', 'cancelled']),
  target_ms: z.number(),
  granted_ms: z.number(),
  elapsed_ms: z.number(),
  left_ms: z.number(),
  due_at: z
    .number()
    .nullable()
    .meta({ description: 'Milliseconds since 1970 in UTC, unlike the due_at of what it counts for' }),
})
export type ClockCell = z.output<typeof ClockCell>

const weighing = '1 is high, 2 medium, 3 low'
const weights = { 1: 'High', 2: 'Medium', 3: 'Low' }
/** What every list of work shows, whatever the kind. */
export const workFields = {
  id: Id,
  kind: z.string().meta({ title: 'Kind', minor: true }),
  key: z.string().meta({ title: 'No.' }),
  title: z.string().meta({ title: 'Subject' }),
  state: z.string().meta({ title: 'State' }),
  state_title: z.string().meta({ title: 'State' }),
  phase: Phase.meta({ title: 'Phase', minor: true, says: { active: 'In work' } }),
  priority: Priority.meta({ title: 'Priority', says: { 1: 'P1', 2: 'P2', 3: 'P3', 4: 'P4', 5: 'P5' } }),
  impact: Level.meta({ title: 'Impact', minor: true, says: weights }),
  urgency: Level.meta({ title: 'Urgency', minor: true, says: weights }),
  category: Named.nullable().meta({ title: 'Category', minor: true }),
  team: Named.nullable().meta({ title: 'Team' }),
  assignee: Named.nullable().meta({ title: 'Assignee' }),
  requester: Named.nullable().meta({ title: 'Requester' }),
  place: Named.nullable().meta({ title: 'Place' }),
  due_at: Instant.nullable().meta({ title: 'Due' }),
  hold_until: Instant.nullable().meta({ title: 'On hold until', minor: true }),
  opened_at: Instant.meta({ title: 'Opened', minor: true }),
  updated_at: Instant.meta({ title: 'Moved' }),
  solved_at: Instant.nullable().meta({ title: 'Solved', minor: true }),
  word: z
    .enum(['us', 'them'])
    .meta({ title: 'Whose turn', minor: true, says: { us: 'The desk', them: 'The requester' } }),
  restricted: z.boolean().meta({ title: 'Restricted', minor: true }),
  /** The one that matters most first; a list has that one alone. */
  clocks: z.array(ClockCell).meta({ title: 'Next due', minor: true, drawn: true }),
}
export const WorkItem = z.object(workFields)
export type WorkItem = z.output<typeof WorkItem>

/** Fields of a record of work that people change where they stand. */
export const workPatch = {
  title: z.string().trim().min(3).max(200).optional().meta({ title: 'Subject' }),
  impact: Level.optional().meta({ title: 'Impact', widget: 'choice', description: weighing, example: 2 }),
  urgency: Level.optional().meta({ title: 'Urgency', widget: 'choice', description: weighing }),
  /** Set by hand it overrules the matrix. */
  priority: Priority.optional().meta({ title: 'Priority' }),
  category_id: Id.nullable().optional().meta({ title: 'Category', of: 'category' }),
  team_id: Id.nullable().optional().meta({ title: 'Team', of: 'team' }),
  assignee_id: Id.nullable().optional().meta({ title: 'Assignee', of: 'person' }),
  requester_id: Id.nullable().optional().meta({ title: 'Requester', of: 'person' }),
  place_id: Id.nullable().optional().meta({ title: 'Place', of: 'place' }),
  restricted: z.boolean().optional().meta({ title: 'Restricted' }),
  custom: z.record(z.string(), z.unknown()).optional().meta({ title: 'More fields' }),
}
export const WorkPatch = z.object(workPatch)
export type WorkPatch = z.output<typeof WorkPatch>

const values = z.record(z.string(), z.unknown())

export const WorkOpened = event(
  'work.opened',
  z.object({
    kind: z.string(),
    priority: Priority,
    team_id: Id.nullable(),
    requester_id: Id.nullable(),
    /** It was opened elsewhere, and brought along. */
    earlier: Earlier.optional(),
  }),
)
/** Where a state stands: two versions of a workflow may call it differently, and a change of version is told only to whom it matters. */
const workflow_id = Id.optional()
/** Fields by name, before and after; only those that changed. */
export const WorkChanged = event('work.changed', z.object({ before: values, after: values, workflow_id }))
export const WorkMoved = event(
  'work.moved',
  z.object({
    from: z.string(),
    to: z.string(),
    /** What the state was called when it happened. */
    to_title: z.string().optional(),
    verb: z.string(),
    phase: Phase,
    before: values,
    after: values,
    workflow_id,
    /** It moved elsewhere, and came along so. */
    earlier: Earlier.optional(),
  }),
)
/** Another workflow counts, and the state has another name or meaning in it. */
export const WorkMapped = event(
  'work.mapped',
  z.object({ to_title: z.string(), version: z.int(), before: values, after: values }),
)
export const WorkflowChanged = event(
  'work.workflow-changed',
  z.object({ kind: z.string(), version: z.int() }),
)

const said = z.object({ before: values.nullable(), after: values })
export const CategoryChanged = event('work.category-changed', said)
export const MatrixChanged = event(
  'work.matrix-changed',
  z.object({ before: PriorityMatrix, after: PriorityMatrix }),
)

const CategoryTitle = z.string().trim().min(1).max(80).meta({ title: 'Title' })
export const Category = z.object({
  id: Id,
  parent_id: Id.nullable().meta({ title: 'Inside' }),
  title: CategoryTitle,
  path: z.string().meta({ title: 'Path' }),
  depth: z.int().meta({ title: 'Depth', description: '0 on top' }),
  team: Named.nullable().meta({ title: 'Goes to' }),
  archived: z.boolean().meta({ title: 'Archived' }),
  version: z.int(),
})
export type Category = z.output<typeof Category>
const team_id = Id.nullable().meta({ title: 'Goes to', of: 'team' })

const version = z.int().meta({ title: 'Version' })
export const WorkflowVersion = z.object({
  kind: z.string(),
  kind_title: z.string(),
  version,
  definition: Workflow,
  created_at: Instant,
  created_by: Named.nullable(),
})
export type WorkflowVersion = z.output<typeof WorkflowVersion>

/** Where open records go when a workflow is changed. */
export const StateMapping = z.object({
  from: z.string(),
  from_title: z.string(),
  to: z.string(),
  to_title: z.string(),
  /** The phase or what is waited for differs: clocks go on, stop or stand still by it. */
  matters: z.boolean(),
  open: z.int(),
})
export type StateMapping = z.output<typeof StateMapping>

const kind = z.string().max(40).meta({ title: 'Kind' })
const definition = Workflow.meta({ title: 'Workflow' })

const Burden = z.object({
  open: z.int().meta({ title: 'Open' }),
  overdue: z.int().meta({ title: 'Overdue' }),
  due_today: z.int().meta({ title: 'Due today' }),
  urgent: z.int().meta({ title: 'P1 and P2' }),
})
/** `null`: what nobody has. */
const Load = z.object({
  computed_at: Instant,
  total: Burden,
  teams: z.array(Burden.extend({ team: Named.nullable() })),
  people: z.array(Burden.extend({ person: Named.nullable(), team: Named.nullable() })),
})

const Choice = z.object({ value: z.string(), title: z.string() })
/** A field that a filter may ask, as a browser needs it for completion: titles are said already. */
export const FilterField = z.object({
  name: z.string(),
  title: z.string(),
  type: z.enum(['text', 'words', 'boolean', 'instant', 'day', 'number', 'enum', 'id', 'ids']),
  also: z.array(z.string()).optional(),
  nullable: z.boolean().optional(),
  whole: z.boolean().optional(),
  values: z.array(Choice).optional(),
  ordered: z.boolean().optional(),
  many: z.boolean().optional(),
  ref: z.string().optional(),
  self: z.boolean().optional(),
  groups: z.boolean().optional(),
})
export type FilterField = z.output<typeof FilterField>

export const work = {
  categories: get('/api/work/categories', {
    summary: 'The category tree, from top to bottom',
    can: 'signed-in',
    input: z.object({ archived: flag().default(false).meta({ title: 'With the archived ones' }) }),
    reply: z.object({ items: z.array(Category) }),
  }),
  addCategory: post('/api/work/categories', {
    summary: 'Add a category',
    can: 'work.manage',
    input: z.object({
      title: CategoryTitle,
      parent_id: Id.nullable().default(null).meta({ title: 'Inside', of: 'category' }),
      team_id: team_id.default(null),
    }),
    reply: Category,
  }),
  changeCategory: patch('/api/work/categories/:id', {
    summary: 'Rename a category, say which team it goes to, or put it in the archive with all inside it',
    can: 'work.manage',
    input: editing.extend({
      title: CategoryTitle.optional(),
      team_id: team_id.optional(),
      archived: flag().optional().meta({ title: 'Archived' }),
    }),
    reply: Category,
  }),
  moveCategory: post('/api/work/categories/:id/move', {
    summary: 'Put a category elsewhere in the tree, with all inside it',
    can: 'work.manage',
    input: z.object({
      id: Id,
      parent_id: Id.nullable().default(null).meta({ title: 'Inside', of: 'category' }),
      before_id: Id.nullable()
        .default(null)
        .meta({ title: 'Before', description: 'Last when left out', of: 'category' }),
    }),
    reply: Category,
  }),
  workflows: get('/api/work/workflows', {
    summary: 'The workflow that each kind of work follows',
    can: 'work.read',
    input: z.object({}),
    reply: z.object({ items: z.array(WorkflowVersion) }),
  }),
  workflow: get('/api/work/workflows/:kind', {
    summary: 'One workflow with its versions, and how many records stand where',
    can: 'work.read',
    input: z.object({ kind }),
    reply: WorkflowVersion.extend({
      open: z.array(z.object({ state: z.string(), n: z.int() })),
      versions: z.array(WorkflowVersion.pick({ version: true, created_at: true, created_by: true })),
    }),
  }),
  previewWorkflow: post('/api/work/workflows/:kind/preview', {
    summary: 'Where open records would go under a changed workflow',
    can: 'work.manage',
    input: z.object({ kind, definition }),
    reply: z.object({ items: z.array(StateMapping) }),
  }),
  saveWorkflow: post('/api/work/workflows/:kind', {
    summary: 'Change a workflow: a new version, to which open records are taken along in the background',
    can: 'work.manage',
    input: z.object({ kind, version: version.meta({ title: 'Version that was edited' }), definition }),
    reply: z.object({ version, job: Id }),
  }),
  matrix: get('/api/work/priority-matrix', {
    summary: 'Which priority follows from impact and urgency',
    can: 'signed-in',
    input: z.object({}),
    reply: z.object({ matrix: PriorityMatrix, usual: PriorityMatrix }),
  }),
  saveMatrix: post('/api/work/priority-matrix', {
    summary:
      'Decide which priority follows from impact and urgency, for what is opened or changed from now on',
    can: 'work.manage',
    input: z.object({ matrix: PriorityMatrix.meta({ title: 'Priority by impact and urgency' }) }),
    reply: Done,
  }),
  load: get('/api/work/load', {
    summary: 'Who has how much open work, and how much of it is late or due today',
    can: 'work.read',
    input: z.object({ team_id: Id.optional().meta({ title: 'Only this team', of: 'team' }) }),
    reply: Load,
  }),
  fields: get('/api/work/fields', {
    summary: 'The fields that filters over work may ask',
    can: 'signed-in',
    input: z.object({
      for: z
        .enum(['list', 'scope'])
        .default('list')
        .meta({ title: 'For', description: 'A scope asks only what stands when work is opened' }),
    }),
    reply: z.object({ items: z.array(FilterField) }),
  }),
  names: get('/api/work/names', {
    summary: 'Names that a filter over work can hold, by their beginning',
    can: 'signed-in',
    input: z.object({
      ref: z.string().max(40).meta({ title: 'Of which kind' }),
      q: z.string().max(100).default('').meta({ title: 'Begins with' }),
    }),
    reply: z.object({ items: z.array(Choice) }),
  }),
}
