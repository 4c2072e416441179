import { z } from 'zod'
import { byId, Done, flag, get, Id, Instant, page, paging, post } from '#lib/contract'
import { assetFields } from './asset-fields.ts'
import { privateGroups } from './engine/private.ts'
import { AssetRef, By, TokenRow, tokenEndpoints } from './token-contract.ts'

export const State = z.enum(['matched', 'ambiguous', 'new', 'refused']).meta({ title: 'State' })
export type State = z.output<typeof State>

/** Why a report was not taken. */
export const Why = z.enum([
  'too-large',
  'too-large-unpacked',
  'bomb',
  'unknown-format',
  'garbled',
  'repeated',
  'doctype',
  'too-deep',
  'no-device',
  'no-query',
  'not-offered',
  'bad-token',
  'busy',
  'not-wanted',
  'not-private',
  'partial-unknown',
  'other-device',
  'own-token',
])
export type Why = z.output<typeof Why>

export const Reason = z.enum([
  'same-agent',
  'same-serial',
  'same-uuid',
  'same-mac',
  'some-macs',
  'same-device',
  'same-name',
  'other-serial',
  'other-uuid',
  'other-macs',
  'taken',
])
export type Reason = z.output<typeof Reason>

const Candidate = z.object({
  /** None: a device that waits itself. */
  asset: AssetRef.nullable(),
  name: z.string(),
  reasons: z.array(Reason),
})

const Agent = z.object({
  id: Id,
  name: z.string().meta({ title: 'Device' }),
  device: z.string().meta({ title: 'Calls itself', minor: true }),
  serial: z.string().meta({ title: 'Serial number' }),
  macs: z.array(z.string()).meta({ title: 'Adapters', minor: true }),
  tag: z.string().meta({ title: 'Tag', minor: true }),
  client: z.string().meta({ title: 'Agent', minor: true }),
  state: State,
  by: By,
  private: z.boolean().meta({ title: 'Private', minor: true }),
  asset: AssetRef.nullable().meta({ title: 'Asset' }),
  candidates: z.array(Candidate),
  first_seen: Instant.meta({ title: 'First seen', minor: true }),
  seen_at: Instant.meta({ title: 'Last seen' }),
  due_at: Instant.meta({ title: 'Expected', minor: true }),
  /** It has not reported for two days since it was expected. */
  late: z.boolean().meta({ title: 'Silent', minor: true }),
  /** Somebody decided on it, which can be taken back. */
  undo: z.boolean(),
})
export type Agent = z.output<typeof Agent>

const Report = z.object({
  id: Id,
  at: Instant.meta({ title: 'When' }),
  /** What the device is called, where it is known; else what it calls itself. */
  name: z.string().meta({ title: 'Device' }),
  device: z.string().meta({ title: 'Calls itself', minor: true }),
  ip: z.string().meta({ title: 'From', minor: true }),
  outcome: z.enum(['changed', 'unchanged', 'refused']).meta({ title: 'Outcome' }),
  why: Why.nullable(),
  sections: z.array(z.string()).meta({ title: 'Changed' }),
  bytes: z.int().meta({ title: 'Bytes', minor: true }),
  ms: z.int().meta({ title: 'Milliseconds', minor: true }),
})
export type Report = z.output<typeof Report>

const FactField = z.enum([
  'name',
  'serial',
  'manufacturer',
  'model',
  'memory',
  'os',
  'processor',
  'addresses',
])
const Fact = z.object({
  field: FactField,
  value: z.string(),
  /** What stands on the asset, where that is another: entered by hand, and left so. */
  instead: z.string().nullable(),
  /** No report writes it; null where it does not stand on the asset. */
  locked: z.boolean().nullable(),
})
const onAsset = z.enum(assetFields).meta({ title: 'Field' })

/** What an agent reports of a field otherwise than it stands on its asset. */
const Drift = z.object({
  id: z.string(),
  asset: AssetRef.meta({ title: 'Asset' }),
  field: onAsset,
  stands: z.string().meta({ title: 'Stands here' }),
  value: z.string().meta({ title: 'Reported' }),
  agent_id: Id,
  agent: z.string().meta({ title: 'Device' }),
  seen_at: Instant.meta({ title: 'Last seen' }),
})
export type Drift = z.output<typeof Drift>
/** How many are decided on at once. */
export const mostDrift = 200
const place = { asset_id: Id, field: onAsset }
const many = <T extends z.ZodType>(one: T) =>
  z.array(one).min(1).max(mostDrift).meta({ title: 'Differences' })
/** How many it was done with, and why it was not with the rest. */
const Decided = z.object({ n: z.int(), left: z.array(z.object({ ...place, why: z.string() })) })

export const agents = {
  list: get('/api/agents', {
    summary: 'List agents that report, those that somebody must look at alone or all of them, latest first',
    can: 'agents.read',
    input: z.object({
      state: z
        .enum(['waiting', 'all', ...State.options])
        .default('all')
        .meta({ title: 'Which' }),
      find: z.string().trim().max(200).default('').meta({ title: 'Name, serial or asset contains' }),
      by: z.enum(['all', 'own', 'shared', 'none']).default('all').meta({ title: 'Comes by' }),
      ...paging,
    }),
    reply: page(Agent).extend({ waiting: z.int() }),
  }),
  about: get('/api/agents/about/:id', {
    summary: 'What agents report of an asset',
    can: 'agents.read',
    input: byId,
    reply: z.object({
      items: z.array(
        z.object({
          id: Id,
          name: z.string(),
          client: z.string(),
          tag: z.string(),
          private: z.boolean(),
          by: By,
          seen_at: Instant,
          due_at: Instant,
          late: z.boolean(),
          facts: z.array(Fact),
          /** The highest of the days on which it was heard, in percent: of its memory, and of one processor core. */
          busy: z.object({ memory: z.int(), cpu: z.int(), days: z.int() }).nullable(),
          sections: z.array(z.object({ section: z.string(), since: Instant })),
        }),
      ),
      /** Its tokens of its own. */
      tokens: z.array(TokenRow),
      /** Things of its type are on a network: an agent may report for it. */
      networked: z.boolean(),
    }),
  }),
  kept: get('/api/agents/kept/:id', {
    summary: 'What is kept of a private device, for whoever may see its asset: its owner, too',
    can: 'signed-in',
    input: byId,
    reply: z.object({
      items: z.array(
        z.object({
          id: Id,
          groups: z.array(z.enum(privateGroups)),
          seen_at: Instant,
          facts: z.array(z.object({ field: FactField, value: z.string() })),
        }),
      ),
    }),
  }),
  setPrivate: post('/api/agents/:id/private', {
    summary:
      'Say whether a device is private: little is kept of it then, and what was kept beyond that is deleted',
    can: 'agents.manage',
    input: byId.extend({ private: z.boolean().meta({ title: 'Private' }) }),
    reply: Done,
  }),
  lately: get('/api/agents/lately/:id', {
    summary: 'What changed lately on the devices that somebody has, newest first, as their agents found it',
    can: 'agents.read',
    input: byId,
    reply: z.object({
      items: z.array(z.object({ asset_id: Id, at: Instant, lines: z.array(z.string()) })),
    }),
  }),
  takeFact: post('/api/agents/about/:id/take', {
    summary: 'Write to an asset what its agent reports of a field, and let reports keep it current',
    can: 'agents.manage',
    input: byId.extend({ agent_id: Id.meta({ title: 'Agent' }), field: onAsset }),
    reply: Done,
  }),
  lockField: post('/api/agents/about/:id/lock', {
    summary: 'Lock a field of an asset, so that no report changes it, or let reports in again',
    can: 'agents.manage',
    input: byId.extend({ field: onAsset, locked: z.boolean().meta({ title: 'Locked' }) }),
    reply: Done,
  }),
  drift: get('/api/agents/drift', {
    summary: 'List what agents report otherwise than it stands on assets',
    can: 'agents.read',
    input: z.object({
      kept: flag().default(false).meta({ title: 'What somebody keeps as it stands' }),
      find: z.string().trim().max(200).default('').meta({ title: 'Asset or value contains' }),
      ...paging,
    }),
    // How many there are in all stands on the first page; more than that many if capped.
    reply: page(Drift).extend({ n: z.int().nullable(), capped: z.boolean() }),
  }),
  takeDrift: post('/api/agents/drift/take', {
    summary: 'Write to assets what their agents report; what cannot be is left, with the reason',
    can: 'agents.manage',
    input: z.object({
      items: many(z.object({ ...place, ...Drift.pick({ agent_id: true, stands: true, value: true }).shape })),
    }),
    reply: Decided,
  }),
  keepDrift: post('/api/agents/drift/keep', {
    summary: 'Keep what stands on assets, so that no report changes it, or let reports change it again',
    can: 'agents.manage',
    input: z.object({
      items: many(z.object(place)),
      kept: z.boolean().default(true).meta({ title: 'Kept' }),
    }),
    reply: Decided,
  }),
  match: post('/api/agents/:id/match', {
    summary: 'Say which asset a device is',
    can: 'agents.manage',
    input: z.object({ id: Id, asset_id: Id.meta({ title: 'Asset', of: 'asset' }) }),
    reply: Done,
  }),
  make: post('/api/agents/:id/make', {
    summary: 'Make a new asset of a device',
    can: 'agents.manage',
    input: byId,
    reply: z.object({ asset_id: Id }),
  }),
  split: post('/api/agents/:id/split', {
    summary: 'Say that a device is not the asset that it was taken for; what it wrote there is taken back',
    can: 'agents.manage',
    input: byId,
    reply: Done,
  }),
  refuse: post('/api/agents/:id/refuse', {
    summary: 'Take no more reports of a device',
    can: 'agents.manage',
    input: byId,
    reply: Done,
  }),
  undo: post('/api/agents/:id/undo', {
    summary: 'Take back what was decided last about a device',
    can: 'agents.manage',
    input: byId,
    reply: Done,
  }),
  reports: get('/api/agents/reports', {
    summary: 'List what agents sent and what became of it, newest first',
    can: 'agents.read',
    input: z.object({
      outcome: z.enum(['changed', 'unchanged', 'refused']).optional().meta({ title: 'Outcome' }),
      ...paging,
    }),
    reply: page(Report),
  }),
  ...tokenEndpoints,
}
