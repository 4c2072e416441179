import { z } from 'zod'
import { byId, del, Done, get, Id, Instant, patch, post } from '#lib/contract'
import { patchOf } from '#lib/patch'
import { kinds } from './engine/entry.ts'

const kindNames = Object.keys(kinds) as [keyof typeof kinds, ...(keyof typeof kinds)[]]
const attribute = (title: string) =>
  z
    .string()
    .trim()
    .regex(/^$|^[A-Za-z][A-Za-z0-9-]{0,99}$/)
    .meta({ title })

const Mapping = z.object({
  id: attribute('What stays').min(1),
  email: attribute('E-mail'),
  username: attribute('User name'),
  display_name: attribute('Name'),
  given_name: attribute('Given name'),
  family_name: attribute('Family name'),
  job_title: attribute('Job title'),
  company: attribute('Company'),
  employee_number: attribute('Employee number'),
  phone: attribute('Phone'),
  mobile: attribute('Mobile'),
  manager: attribute('Manager'),
  group_name: attribute('Name of a group'),
  members: attribute('Members of a group'),
})

const facts = {
  name: z.string().trim().min(1).max(60).meta({ title: 'Name' }),
  kind: z.enum(kindNames).meta({ title: 'Kind' }),
  address: z
    .url({ protocol: /^ldaps?$/ })
    .max(300)
    .meta({ title: 'Address', hint: 'ldaps://dc1.example.org, or ldap:// with StartTLS' }),
  start_tls: z.boolean().meta({ title: 'StartTLS' }),
  ca: z
    .string()
    .trim()
    .min(1)
    .max(20_000)
    .nullable()
    .meta({ title: 'Authority of its certificate', widget: 'long-text' }),
  bind_dn: z.string().trim().max(500).meta({ title: 'Bind DN', hint: 'Of an account that may read' }),
  bind_password: z.string().min(1).max(1000).nullable().meta({ title: 'Bind password', widget: 'password' }),
  base_dn: z.string().trim().min(1).max(500).meta({ title: 'Base DN', hint: 'dc=example,dc=org' }),
  people_filter: z.string().trim().min(1).max(2000).meta({ title: 'Filter for people', widget: 'text' }),
  groups_filter: z
    .string()
    .trim()
    .max(2000)
    .meta({ title: 'Filter for groups that become teams', hint: 'Empty: none', widget: 'text' }),
  mapping: Mapping.meta({ title: 'Attributes' }),
  every_hours: z.coerce
    .number<number | string>()
    .int()
    .min(0)
    .max(168)
    .meta({ title: 'Every so many hours', hint: '0: by hand' }),
  most_gone_percent: z.coerce
    .number<number | string>()
    .int()
    .min(0)
    .max(100)
    .meta({ title: 'Stops if more than this share is gone, in %' }),
  active: z.boolean().meta({ title: 'In use' }),
}

export const NewDirectory = z.object({
  ...facts,
  start_tls: facts.start_tls.default(false),
  ca: facts.ca.default(null),
  bind_dn: facts.bind_dn.default(''),
  bind_password: facts.bind_password.default(null),
  people_filter: facts.people_filter.optional(),
  groups_filter: facts.groups_filter.default(''),
  mapping: Mapping.partial()
    .default({})
    .meta({ title: 'Attributes', description: 'Where they are not the usual ones' }),
  every_hours: facts.every_hours.default(4),
  most_gone_percent: facts.most_gone_percent.default(20),
  active: facts.active.default(true),
})

export const Counts = z.object({
  found: z.int(),
  added: z.int(),
  adopted: z.int(),
  changed: z.int(),
  gone: z.int(),
  disabled: z.int(),
  back: z.int(),
  teams: z.int(),
  refused: z.int(),
})
export type Counts = z.output<typeof Counts>

export const What = z.enum([
  'added',
  'adopted',
  'changed',
  'gone',
  'disabled',
  'back',
  'revenant',
  'team',
  'refused',
])
export const RunLine = z.object({ what: What, name: z.string(), detail: z.string() })
export type RunLine = z.output<typeof RunLine>

const Outcome = z.enum(['done', 'asks', 'failed'])
const Result = z.object({
  outcome: Outcome,
  counts: Counts,
  lines: z.array(RunLine),
  error: z.string().nullable(),
})

export const directories = {
  list: get('/api/directories', {
    summary: 'Directories that people come from, and how the last run went',
    can: 'directories.read',
    input: z.object({}),
    reply: z.object({
      items: z.array(
        z.object({
          id: Id,
          ...facts,
          bind_password: z.never().optional(),
          has_password: z.boolean(),
          address: z.string(),
          people: z.int(),
          last: z
            .object({ began_at: Instant, outcome: Outcome, counts: Counts, error: z.string().nullable() })
            .nullable(),
        }),
      ),
      flagged: z.array(
        z.object({
          directory_id: Id,
          directory: z.string(),
          person_id: Id,
          name: z.string(),
          dn: z.string(),
          missing_since: Instant.nullable(),
          disabled_since: Instant.nullable(),
        }),
      ),
    }),
  }),
  add: post('/api/directories', {
    summary: 'Add an LDAP directory that people come from',
    can: 'directories.manage',
    sensitive: true,
    input: NewDirectory,
    reply: z.object({ id: Id }),
  }),
  change: patch('/api/directories/:id', {
    summary: 'Change a directory',
    can: 'directories.manage',
    sensitive: true,
    input: z.object({ id: Id, ...patchOf(facts) }),
    reply: Done,
  }),
  remove: del('/api/directories/:id', {
    summary: 'Remove a directory; its people and teams stay',
    can: 'directories.manage',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
  rehearse: post('/api/directories/:id/rehearse', {
    summary: 'Show what a run would do, without doing it',
    can: 'directories.manage',
    carries: 'password',
    input: byId,
    reply: Result,
  }),
  run: post('/api/directories/:id/run', {
    summary: 'Begin a run; one that has stopped because so many were gone goes on if you insist',
    can: 'directories.manage',
    sensitive: true,
    input: z.object({ id: Id, even_so: z.boolean().default(false).meta({ title: 'Even if many are gone' }) }),
    reply: z.object({ job_id: Id }),
  }),
  lastRun: get('/api/directories/:id/last-run', {
    summary: 'What the last run of a directory did',
    can: 'directories.read',
    input: byId,
    reply: Result.extend({ began_at: Instant, ended_at: Instant }),
  }),
  settle: post('/api/directories/:id/flagged/:person_id', {
    summary: 'Decide about somebody who is gone from a directory: they leave, or they stay without it',
    can: 'directories.manage',
    input: z.object({ id: Id, person_id: Id, leave: z.boolean().meta({ title: 'They leave' }) }),
    reply: Done,
  }),
}
