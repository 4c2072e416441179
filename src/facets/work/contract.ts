import { z } from 'zod'
import { event, Id, Instant } from '#lib/contract'
import { Phase, Workflow } from './engine/workflow.ts'
import { Level, Priority } from './engine/priority.ts'

export const Named = z.object({ id: Id, name: z.string() })
export type Named = z.output<typeof Named>

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
  /** Epoch milliseconds. */
  due_at: z.number().nullable(),
})
export type ClockCell = z.output<typeof ClockCell>

/** What every list of work shows, whatever the kind. */
export const workFields = {
  id: Id,
  kind: z.string().meta({ title: 'Kind' }),
  key: z.string().meta({ title: 'No.' }),
  title: z.string().meta({ title: 'Subject' }),
  state: z.string().meta({ title: 'State' }),
  state_title: z.string().meta({ title: 'State' }),
  phase: Phase.meta({ title: 'Phase' }),
  priority: Priority.meta({ title: 'Priority' }),
  impact: Level.meta({ title: 'Impact' }),
  urgency: Level.meta({ title: 'Urgency' }),
  category: Named.nullable().meta({ title: 'Category' }),
  team: Named.nullable().meta({ title: 'Team' }),
  assignee: Named.nullable().meta({ title: 'Assignee' }),
  requester: Named.nullable().meta({ title: 'Requester' }),
  place: Named.nullable().meta({ title: 'Place' }),
  due_at: Instant.nullable().meta({ title: 'Due' }),
  hold_until: Instant.nullable().meta({ title: 'On hold until' }),
  opened_at: Instant.meta({ title: 'Opened' }),
  updated_at: Instant.meta({ title: 'Moved' }),
  solved_at: Instant.nullable().meta({ title: 'Solved' }),
  word: z.enum(['us', 'them']).meta({ title: 'Whose turn' }),
  restricted: z.boolean().meta({ title: 'Restricted' }),
  clocks: z.array(ClockCell).meta({ title: 'Resolve by' }),
}
export const WorkItem = z.object(workFields)
export type WorkItem = z.output<typeof WorkItem>

/** Fields of a record of work that people change where they stand. */
export const workPatch = {
  title: z.string().trim().min(3).max(200).optional().meta({ title: 'Subject' }),
  impact: Level.optional().meta({ title: 'Impact' }),
  urgency: Level.optional().meta({ title: 'Urgency' }),
  /** Set by hand it overrules the matrix. */
  priority: Priority.optional().meta({ title: 'Priority' }),
  category_id: Id.nullable().optional().meta({ title: 'Category' }),
  team_id: Id.nullable().optional().meta({ title: 'Team' }),
  assignee_id: Id.nullable().optional().meta({ title: 'Assignee' }),
  requester_id: Id.nullable().optional().meta({ title: 'Requester' }),
  place_id: Id.nullable().optional().meta({ title: 'Place' }),
  restricted: z.boolean().optional().meta({ title: 'Restricted' }),
  custom: z.record(z.string(), z.unknown()).optional().meta({ title: 'More fields' }),
}
export const WorkPatch = z.object(workPatch)
export type WorkPatch = z.output<typeof WorkPatch>

const values = z.record(z.string(), z.unknown())

export const WorkOpened = event(
  'work.opened',
  z.object({ kind: z.string(), priority: Priority, team_id: Id.nullable(), requester_id: Id.nullable() }),
)
/** Fields by name, before and after; only those that changed. */
export const WorkChanged = event('work.changed', z.object({ before: values, after: values }))
export const WorkMoved = event(
  'work.moved',
  z.object({
    from: z.string(),
    to: z.string(),
    verb: z.string(),
    phase: Phase,
    before: values,
    after: values,
  }),
)
export const TimeSpent = event(
  'work.time-spent',
  z.object({ entry_id: Id, person_id: Id, minutes: z.int(), spent_on: z.string() }),
)
export const WorkflowChanged = event(
  'work.workflow-changed',
  z.object({ kind: z.string(), version: z.int() }),
)

export const Category = z.object({
  id: Id,
  parent_id: Id.nullable().meta({ title: 'Inside' }),
  title: z.string().meta({ title: 'Title' }),
  path: z.string().meta({ title: 'Path' }),
  position: z.int().meta({ title: 'Order' }),
  team: Named.nullable().meta({ title: 'Goes to' }),
  archived: z.boolean().meta({ title: 'Archived' }),
})

export const WorkflowVersion = z.object({
  kind: z.string(),
  version: z.int(),
  definition: Workflow,
  created_at: Instant,
  created_by: Named.nullable(),
})
