import { z } from 'zod'
import { keeping } from './contract-keeping.ts'
import { byId, flag, get, Id, Instant, page, paging, patch, post, Verdict } from '#lib/contract'
import { Named } from '#lib/shapes'

const State = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']).meta({ title: 'State' })

export const Job = z.object({
  id: Id,
  task: z.string(),
  title: z.string().meta({ title: 'Job' }),
  state: State,
  stopping: z.boolean(),
  done: z.number().nullable(),
  total: z.number().nullable(),
  note: z.string().nullable().meta({ title: 'Now at' }),
  attempts: z.int().meta({ title: 'Tries' }),
  error: z.string().nullable().meta({ title: 'What went wrong' }),
  created_by: Named.nullable().meta({ title: 'Begun by' }),
  created_at: Instant.meta({ title: 'Begun' }),
  run_after: Instant,
  started_at: Instant.nullable().meta({ title: 'Started' }),
  finished_at: Instant.nullable().meta({ title: 'Finished' }),
  can: z.object({ cancel: Verdict, repeat: Verdict }),
})
export type Job = z.output<typeof Job>

export const Delivery = z.object({
  id: z.string(),
  subscriber: z.string().meta({ title: 'Flow' }),
  event: z.object({ id: z.int(), kind: z.string(), at: Instant }).meta({ title: 'Event' }),
  attempts: z.int().meta({ title: 'Tries' }),
  error: z.string().nullable().meta({ title: 'What went wrong' }),
  dead_at: Instant.meta({ title: 'Set aside' }),
})
export type Delivery = z.output<typeof Delivery>

const SettingCard = z.object({
  name: z.string(),
  /** What may be decided, as JSON Schema with a title. */
  schema: z.record(z.string(), z.unknown()),
  value: z.unknown(),
  usual: z.unknown(),
  decided: z.boolean(),
})

const ScheduleCard = z.object({
  name: z.string(),
  title: z.string().meta({ title: 'Task' }),
  every_seconds: z.int().meta({ title: 'Every' }),
  last_run: Instant.nullable().meta({ title: 'Last run' }),
  error: z.string().nullable().meta({ title: 'What went wrong since' }),
})

const AlarmCard = z.object({
  name: z.string(),
  says: z.string().meta({ title: 'Alarm' }),
  sub: z.string().meta({ title: 'What that means' }),
  to: z.string(),
})

const deliveries = z.object({
  ids: z.array(z.coerce.number<number | string>().int()).min(1).max(500).meta({ title: 'Deliveries' }),
})

export const administration = {
  ...keeping,
  jobs: get('/api/jobs', {
    summary: 'List jobs, newest first: your own, and all for those who administer',
    can: 'signed-in',
    input: z.object({
      state: State.optional(),
      mine: flag().default(false).meta({ title: 'Mine only' }),
      ...paging,
    }),
    reply: page(Job),
  }),
  job: get('/api/jobs/:id', {
    summary: 'Show how far a job is, and to whoever began it what came of it',
    can: 'signed-in',
    input: byId,
    reply: Job.extend({ result: z.unknown() }),
  }),
  cancelJob: post('/api/jobs/:id/cancel', {
    summary: 'Stop a job at its next step',
    can: 'signed-in',
    input: byId,
    reply: Job,
  }),
  repeatJob: post('/api/jobs/:id/repeat', {
    summary: 'Start a job again that failed or was stopped',
    can: 'signed-in',
    input: byId,
    reply: Job,
  }),
  schedules: get('/api/schedules', {
    summary: 'List what the clock starts',
    can: 'administration.read',
    input: z.object({}),
    reply: z.object({ items: z.array(ScheduleCard) }),
  }),
  deliveries: get('/api/deliveries', {
    summary: 'List deliveries of events that were set aside after many tries',
    can: 'administration.read',
    input: z.object(paging),
    reply: page(Delivery),
  }),
  repeatDeliveries: post('/api/deliveries/repeat', {
    summary: 'Deliver events again that were set aside',
    can: 'administration.manage',
    input: deliveries,
    reply: z.object({ repeated: z.int() }),
  }),
  dropDeliveries: post('/api/deliveries/drop', {
    summary: 'Drop deliveries that were set aside',
    can: 'administration.manage',
    input: deliveries,
    reply: z.object({ dropped: z.int() }),
  }),
  alarms: get('/api/alarms', {
    summary: 'List what of the house wants somebody now: a full disk, a late worker, mail or backup',
    can: 'administration.read',
    input: z.object({}),
    reply: z.object({ items: z.array(AlarmCard) }),
  }),
  settings: get('/api/settings', {
    summary: 'List what the organisation decides for itself',
    can: 'administration.read',
    input: z.object({}),
    reply: z.object({ items: z.array(SettingCard) }),
  }),
  openSettings: get('/api/settings/open', {
    summary: 'Show the settings that everyone who signs in may know',
    can: 'signed-in',
    input: z.object({}),
    reply: z.object({ values: z.record(z.string(), z.unknown()) }),
  }),
  decide: patch('/api/settings/:name', {
    summary: 'Decide a setting; nothing goes back to the usual',
    can: 'administration.manage',
    sensitive: true,
    input: z.object({
      name: z.string().max(80).meta({ title: 'Setting' }),
      value: z.unknown().meta({ title: 'Value' }),
    }),
    reply: SettingCard,
  }),
}
