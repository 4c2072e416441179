import { z } from 'zod'
import { byId, del, Done, get, Id, Instant, page, paging, post } from '#lib/contract'

export const AssetRef = z.object({ id: Id, key: z.string(), title: z.string() })

/** By what an agent came last: a token or certificate of its own, a token that several share, or none. */
export const By = z.enum(['own', 'certificate', 'shared', 'none']).meta({ title: 'Comes by' })
export type By = z.output<typeof By>

const name = z.string().trim().max(60)
const own = z
  .boolean()
  .default(false)
  .meta({ title: 'For private devices', hint: 'Of devices that bring it little is kept' })

export const NewToken = z.object({
  name: name.min(1).meta({ title: 'Name', hint: 'For whom it is: Laptops, Branch Kiel' }),
  private: own,
})

/** For how many assets tokens are made at once. */
export const mostOwn = 200

export const NewOwnTokens = z.object({
  asset_ids: z
    .array(Id)
    .max(mostOwn)
    .default([])
    .meta({ title: 'Assets', of: 'asset', hint: 'One for each; none: the device that brings it first' }),
  name: name
    .default('')
    .meta({ title: 'Name', hint: 'Where it is for no asset yet', example: 'Front desk PC' }),
  certificate: z.string().trim().max(10_000).default('').meta({
    title: 'Certificate',
    widget: 'long-text',
    hint: 'In place of a secret: its SHA-256, or the certificate itself (PEM)',
  }),
  private: own,
})

const days = z
  .int()
  .min(0)
  .max(90)
  .default(7)
  .meta({ title: 'Days that the one before lives on', hint: '0: it ends at once' })
export const Rotation = z.object({ days })

export const TokenRow = z.object({
  id: Id,
  name: z.string().meta({ title: 'Name' }),
  /** It is for one device alone. */
  own: z.boolean().meta({ title: 'Of one device' }),
  private: z.boolean().meta({ title: 'Private', minor: true }),
  /** SHA-256 of the certificate that stands for it. */
  certificate: z.string().nullable().meta({ title: 'Certificate', minor: true }),
  /** What its device is, or what it was made for. */
  asset: AssetRef.nullable().meta({ title: 'Asset' }),
  agent: z.object({ id: Id, name: z.string() }).nullable().meta({ title: 'Device' }),
  made_at: Instant.meta({ title: 'Made', minor: true }),
  used_at: Instant.nullable().meta({ title: 'Last used' }),
  used_ip: z.string().nullable().meta({ title: 'From', minor: true }),
  /** So long the secret before this one lives on. */
  before_until: Instant.nullable().meta({ title: 'The one before lives until', minor: true }),
  /** Another device brought it, and nobody has said yet that this is known. */
  misuse: z
    .object({ at: Instant, device: z.string(), ip: z.string() })
    .nullable()
    .meta({ title: 'Used by another device' }),
})
export type TokenRow = z.output<typeof TokenRow>

const Secret = z.object({ token: z.string() })

export const tokenEndpoints = {
  tokens: get('/api/agents/tokens', {
    summary: 'List the tokens by which agents come in, where they report to, and how many come by which kind',
    can: 'agents.read',
    input: z.object({
      which: z.enum(['all', 'shared', 'own', 'unused', 'misused']).default('all').meta({ title: 'Which' }),
      find: z.string().trim().max(200).default('').meta({ title: 'Name or asset contains' }),
      ...paging,
    }),
    reply: page(TokenRow).extend({
      address: z.string(),
      /** How many agents come by which kind of token. */
      by: z.object({ own: z.int(), shared: z.int(), none: z.int() }),
      misused: z.int(),
    }),
  }),
  makeToken: post('/api/agents/tokens', {
    summary: 'Make a token by which agents come in; it is shown once',
    can: 'agents.manage',
    sensitive: true,
    input: NewToken,
    reply: Secret.extend({ id: Id }),
  }),
  makeOwnTokens: post('/api/agents/tokens/own', {
    summary:
      'Make tokens of one device each, for assets or for whoever brings one first; they are shown once',
    can: 'agents.manage',
    sensitive: true,
    input: NewOwnTokens,
    reply: z.object({
      address: z.string(),
      items: z.array(
        z.object({
          id: Id,
          name: z.string(),
          asset: AssetRef.extend({ serial: z.string() }).nullable(),
          /** None where a certificate stands for it. */
          token: z.string().nullable(),
        }),
      ),
    }),
  }),
  rotateToken: post('/api/agents/tokens/:id/rotate', {
    summary: 'Give a token another secret, which is shown once; the one before lives on for some days',
    can: 'agents.manage',
    sensitive: true,
    input: byId.extend(Rotation.shape),
    reply: Secret,
  }),
  releaseToken: post('/api/agents/tokens/:id/release', {
    summary: 'Let a token of one device go from its device: whichever brings it next has it',
    can: 'agents.manage',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
  tokenSeen: post('/api/agents/tokens/:id/seen', {
    summary: 'Say that it is known that another device brought a token',
    can: 'agents.manage',
    input: byId,
    reply: Done,
  }),
  revokeToken: del('/api/agents/tokens/:id', {
    summary: 'Take a token away: agents that bring it are no longer let in',
    can: 'agents.manage',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
}
