import { z } from 'zod'
import { byId, del, Done, get, Id, Instant, patch, post } from '#lib/contract'
import { Network } from '#lib/network'
import { patchOf } from '#lib/patch'
import { Saved, editing } from '#lib/shapes'
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
    .meta({
      title: 'Address',
      hint: 'ldaps://dc1.example.org, or ldap:// with StartTLS',
      example: 'ldaps://dc1.example.org',
    }),
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

const Connection = z.object({
  id: Id,
  name: z.string(),
  /** When its token was made; none was, or it was revoked. */
  made_at: Instant.nullable(),
  expires_at: Instant.nullable(),
  networks: z.array(z.string()),
  last_used_at: Instant.nullable(),
  last_ip: z.string().nullable(),
  /** When and from where it was last turned away for that. */
  refused_at: Instant.nullable(),
  refused_ip: z.string().nullable(),
  users: z.int(),
  groups: z.int(),
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
          version: z.int(),
          ...facts,
          bind_password: z.never().optional(),
          has_password: z.boolean(),
          /** People come in by the password that they have there. */
          signs_in: z.boolean(),
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
    input: editing.extend(patchOf(facts)),
    reply: Saved,
  }),
  remove: del('/api/directories/:id', {
    summary: 'Remove a directory; its people and teams stay',
    can: 'directories.manage',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
  decideSignIn: post('/api/directories/:id/sign-in', {
    summary: 'Decide whether people sign in with the password that they have in a directory',
    can: 'directories.sign-in',
    sensitive: true,
    input: z.object({
      id: Id,
      signs_in: z.boolean().meta({ title: 'People sign in with their directory password' }),
    }),
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
  connections: get('/api/directories/connections', {
    summary: 'Providers that bring people and teams by SCIM, and when each last did',
    can: 'directories.read',
    input: z.object({}),
    reply: z.object({
      /** What a provider asks for as its base address. */
      address: z.string(),
      items: z.array(Connection),
    }),
  }),
  addConnection: post('/api/directories/connections', {
    summary: 'Let a provider bring people and teams by SCIM; it needs a token then',
    can: 'directories.provision',
    sensitive: true,
    input: z.object({ name: facts.name }),
    reply: z.object({ id: Id }),
  }),
  makeConnectionToken: post('/api/directories/connections/:id/token', {
    summary: 'Make the token of a connection anew; it is shown once, and the one before opens nothing more',
    can: 'directories.provision',
    sensitive: true,
    input: z.object({
      id: Id,
      expires_at: Instant.nullable().default(null).meta({ title: 'Expires' }),
      networks: z.array(Network).max(50).default([]).meta({
        title: 'Only from',
        description: 'Addresses and networks, as 10.20.0.0/16; from anywhere if left out',
      }),
    }),
    reply: z.object({ token: z.string() }),
  }),
  revokeConnectionToken: post('/api/directories/connections/:id/revoke', {
    summary: 'Revoke the token of a connection',
    can: 'directories.provision',
    input: byId,
    reply: Done,
  }),
  removeConnection: del('/api/directories/connections/:id', {
    summary: 'Remove a connection; its people and teams stay',
    can: 'directories.provision',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
  connectionCalls: get('/api/directories/connections/:id/calls', {
    summary: 'What a connection did last, and what was refused it',
    can: 'directories.read',
    input: byId,
    reply: z.object({
      items: z.array(
        z.object({
          id: Id,
          at: Instant,
          method: z.string(),
          path: z.string(),
          status: z.int(),
          detail: z.string(),
        }),
      ),
    }),
  }),
  settle: post('/api/directories/:id/flagged/:person_id', {
    summary: 'Decide about somebody who is gone from a directory: they leave, or they stay without it',
    can: 'directories.manage',
    input: z.object({ id: Id, person_id: Id, leave: z.boolean().meta({ title: 'They leave' }) }),
    reply: Done,
  }),
}
