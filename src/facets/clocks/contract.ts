import { z } from 'zod'
import { byId, Done, event, flag, get, Id, Instant, patch, post } from '#lib/contract'
import { Made, Named } from '#lib/shapes'
import { WorkingCalendar } from '#lib/time/calendar'
import { ClockCell } from '#facets/work/contract'
import { Metric, PolicyDefinition, Step } from './schemas.ts'
import { WhatIf, whatIfAfter } from './what-if-contract.ts'

const Title = z.string().trim().min(2).max(120).meta({ title: 'Name' })
const version = z.int().meta({ title: 'Version' })

export const Policy = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  title: Title,
  active: z.boolean().meta({ title: 'In use' }),
  version,
  definition: PolicyDefinition,
  calendar: Named,
  /** Clocks that run or wait by any version of it. */
  open: z.int().meta({ title: 'Open clocks' }),
})
export type Policy = z.output<typeof Policy>

const PolicyVersion = z.object({
  version,
  definition: PolicyDefinition,
  created_at: Instant,
  created_by: Named.nullable(),
})

const Moved = z.object({
  record: z.object({ id: Id, key: z.string(), title: z.string() }),
  metric: Metric,
  before: Instant.nullable(),
  after: Instant.nullable(),
  late: z.boolean(),
})
/** What a change would do to clocks that are open now. */
export const Effect = z.object({
  /** Open clocks that were tried; `more`: there are others, left out to answer in time. */
  clocks: z.int(),
  more: z.boolean(),
  changed: z.int(),
  sooner: z.int(),
  later: z.int(),
  /** Clocks that would be late at once. */
  late: z.int(),
  /** Those late at once first; only records that the reader may see. */
  examples: z.array(Moved),
})
export type Effect = z.output<typeof Effect>

export const FlightEvent = z.enum([
  'ran',
  'stopped',
  'paused',
  'target-changed',
  'calendar-changed',
  'reopened',
  'breached',
  'met',
  'missed',
  'cancelled',
  'left',
])

/** A due moment told segment by segment, in the reader's language and zone. */
export const Explained = z.object({
  id: Id,
  metric: Metric,
  title: z.string(),
  record: z.object({ id: Id, key: z.string(), title: z.string() }),
  policy: z.object({ id: Id, key: z.string(), title: z.string(), version }),
  calendar: z.string(),
  cell: ClockCell,
  headline: z.string(),
  rows: z.array(
    z.object({
      what: FlightEvent,
      from: Instant,
      to: Instant.nullable(),
      words: z.string(),
      why: z.string().nullable(),
      worked_ms: z.int(),
      minutes: z.int(),
    }),
  ),
  foot: z.string().nullable(),
})
export type Explained = z.output<typeof Explained>

const definition = PolicyDefinition.meta({ title: 'Promise' })

export const clocks = {
  policies: get('/api/clocks/policies', {
    summary: 'The service levels, in the order in which a record looks for its own',
    can: 'clocks.read',
    input: z.object({}),
    reply: z.object({ items: z.array(Policy), can_manage: z.boolean() }),
  }),
  policy: get('/api/clocks/policies/:id', {
    summary: 'One service level with its versions',
    can: 'clocks.read',
    input: z.object({ id: z.string().max(60).meta({ title: 'Id or number' }) }),
    reply: Policy.extend({ versions: z.array(PolicyVersion), can_manage: z.boolean() }),
  }),
  createPolicy: post('/api/clocks/policies', {
    summary: 'Promise something: a service level for what fits its scope',
    can: 'clocks.manage',
    input: z.object({ title: Title, definition }),
    reply: Made,
  }),
  savePolicy: patch('/api/clocks/policies/:id', {
    summary: 'Change a service level: a new version, by which open clocks are planned anew',
    can: 'clocks.manage',
    input: z.object({
      id: Id,
      version: version.meta({ title: 'Version that was edited' }),
      title: Title.optional(),
      definition: definition.optional(),
    }),
    reply: z.object({ version }),
  }),
  activatePolicy: post('/api/clocks/policies/:id/active', {
    summary: 'Let a service level count, or no longer',
    can: 'clocks.manage',
    input: z.object({ id: Id, active: flag().meta({ title: 'In use' }) }),
    reply: Done,
  }),
  orderPolicies: post('/api/clocks/policies/order', {
    summary: 'Say in which order a record looks for its service level',
    can: 'clocks.manage',
    input: z.object({ ids: z.array(Id).min(1).max(500).meta({ title: 'Service levels in order' }) }),
    reply: Done,
  }),
  previewPolicy: post('/api/clocks/policies/preview', {
    summary: 'What a changed service level would do to the clocks that are open now',
    can: 'clocks.manage',
    input: z.object({
      id: Id.optional().meta({ title: 'Service level', description: 'None: a new one, asked last' }),
      definition,
    }),
    reply: Effect,
  }),
  whatIf: post('/api/clocks/policies/what-if', {
    summary: 'What a changed service level would have made of the last 90 days, a portion at a time',
    can: 'clocks.manage',
    input: z.object({
      id: Id.optional().meta({ title: 'Service level', description: 'None: a new one, asked last' }),
      definition,
      after: whatIfAfter,
    }),
    reply: WhatIf,
  }),
  day: get('/api/clocks/calendars/:id/day', {
    summary: 'How long a working day of a calendar is: what 1d means in a promise',
    can: 'clocks.read',
    input: byId,
    reply: z.object({ minutes: z.int().meta({ title: 'Minutes' }) }),
  }),
  previewCalendar: post('/api/clocks/calendars/:id/preview', {
    summary: 'What other hours would do to the clocks that are open now',
    can: 'calendars.manage',
    input: byId.extend({ hours: WorkingCalendar.meta({ title: 'Hours' }) }),
    reply: Effect,
  }),
  explain: get('/api/clocks/:id/explain', {
    summary: 'Why a clock is due when it is due, segment by segment',
    can: 'signed-in',
    input: byId,
    reply: Explained,
  }),
  onRecord: get('/api/records/:id/clocks', {
    summary: 'The clocks of a record, the most pressing one first',
    can: 'signed-in',
    input: byId,
    reply: z.object({ items: z.array(ClockCell.extend({ title: z.string(), headline: z.string() })) }),
  }),
}

const onClock = { clock_id: Id, metric: Metric, label: z.string(), cycle: z.int() }
/** Ids of the people who are to hear of it. */
const tell = z.array(Id)

export const ClockReminded = event(
  'clock.reminded',
  z.object({
    ...onClock,
    due_at: Instant,
    offset_minutes: Step.shape.offset_minutes,
    to: Step.shape.to,
    tell,
  }),
)
export const ClockBreached = event('clock.breached', z.object({ ...onClock, due_at: Instant, tell }))
export const ClockResumed = event('clock.resumed', z.object(onClock))

export const PolicyCreated = event('policy.created', z.object({ title: z.string() }))
export const PolicyChanged = event(
  'policy.changed',
  z.object({ version, version_id: Id, before_id: Id.nullable() }),
)
export const PolicyRenamed = event('policy.renamed', z.object({ before: z.string(), after: z.string() }))
export const PolicyActivated = event('policy.activated', z.object({ active: z.boolean() }))
export const PolicyOrdered = event(
  'policy.ordered',
  z.object({ position: z.int(), before: z.int().optional() }),
)
/** Told of the calendar or policy whose change it was. */
export const ClocksPlanned = event('clock.planned-anew', z.object({ clocks: z.int(), late: z.int() }))
