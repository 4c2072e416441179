import { z } from 'zod'
import { patchOf } from '#lib/patch'
import { byId, del, Done, edited, get, Id, Instant, patch, post } from '#lib/contract'
import { Saved } from '#lib/shapes'

const ProviderName = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{0,29}$/)
  .meta({ title: 'Short name', description: 'Small letters, such as entra; part of the redirect address' })

const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)

export const Admits = z.enum(['accounts', 'directory', 'anyone'])
export const OwnWays = z.enum(['everyone', 'administrators', 'emergency'])
export const Purpose = z.enum(['enter', 'prove', 'try'])

const facts = {
  label: z.string().trim().min(1).max(60).meta({ title: 'Name on its button' }),
  issuer: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .meta({
      title: 'Issuer',
      hint: 'The address under which it lists what it can: …/.well-known/openid-configuration',
    }),
  client_id: z.string().trim().min(1).max(300).meta({ title: 'Client id' }),
  client_secret: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .nullable()
    .meta({ title: 'Client secret', widget: 'password' }),
  address_claim: z
    .string()
    .trim()
    .regex(/^[\w.:/-]{1,100}$/)
    .meta({ title: 'Claim with the e-mail address' }),
  domains: z.array(Domain).max(50).meta({
    title: 'Your mail domains',
    hint: 'Addresses in them count as verified. Newcomers come from them alone.',
  }),
  admits: Admits.meta({ title: 'Lets in' }),
  factor_values: z.array(z.string().trim().min(1).max(100)).max(20).meta({
    title: 'Counts as second factor',
    hint: 'Values of amr or acr, such as mfa. Empty: ours is asked.',
  }),
  active: z.boolean().meta({ title: 'In use' }),
}

export const NewProvider = z.object({
  name: ProviderName,
  ...facts,
  client_secret: facts.client_secret.default(null),
  address_claim: facts.address_claim.default('email'),
  domains: facts.domains.default([]),
  admits: facts.admits.default('directory'),
  factor_values: facts.factor_values.default([]),
  active: facts.active.default(true),
})

/** Left out stays as it is: the secret, too, which nobody is shown again. */
const ProviderPatch = z.object(patchOf(facts))

/** Of a provider that speaks SAML the same, but for what its metadata tells. */
const samlFacts = {
  label: facts.label,
  metadata: z.string().trim().min(1).max(200_000).meta({
    title: 'Metadata of the provider',
    widget: 'long-text',
    hint: 'The XML file that it offers: its entity id, address and certificates are read from it.',
  }),
  entity_id: z
    .string()
    .trim()
    .regex(/^[\w:/.?#&=%+~@-]{1,300}$/)
    .meta({ title: 'Our entity id', hint: 'How we are called there' }),
  address_attribute: facts.address_claim.meta({
    title: 'Attribute with the e-mail address',
    hint: 'Where it is missing, the usual names are looked for.',
  }),
  domains: facts.domains,
  admits: facts.admits,
  factor_values: facts.factor_values.meta({
    title: 'Counts as second factor',
    hint: 'Authentication context classes, such as …:ac:classes:TimeSyncToken. Empty: ours is asked.',
  }),
  active: facts.active,
}

export const NewSamlProvider = z.object({
  name: ProviderName,
  ...samlFacts,
  address_attribute: samlFacts.address_attribute.default('email'),
  domains: samlFacts.domains.default([]),
  admits: samlFacts.admits.default('directory'),
  factor_values: samlFacts.factor_values.default([]),
  active: samlFacts.active.default(true),
})

/** Left out stays as it is, the metadata too. */
const SamlProviderPatch = z.object(patchOf(samlFacts))

const Protocol = z.enum(['openid', 'saml'])

export const Provider = z.object({
  id: Id,
  version: z.int(),
  name: z.string(),
  ...facts,
  /** What it speaks. Of SAML the issuer is its entity id, the client id ours, and the claim an attribute. */
  protocol: Protocol,
  issuer: z.string(),
  domains: z.array(z.string()),
  has_secret: z.boolean(),
  /** Where the provider is to send people back to. */
  redirect_uri: z.string(),
  /** How many people came through it. */
  people: z.int(),
  made_at: Instant,
})
const shown = Provider.omit({ client_secret: true })

export const LinkedIdentity = z.object({
  id: Id,
  provider: z.string(),
  /** Its short name. */
  name: z.string(),
  subject: z.string(),
  linked_at: Instant,
  last_used_at: Instant,
})

export const Tried = z.object({
  subject: z.string(),
  address: z.string().nullable(),
  verified: z.boolean(),
  /** Whether what it said of how they signed in counts as a second factor. */
  strong: z.boolean(),
  methods: z.array(z.string()),
  /** What would have happened. */
  outcome: z.string(),
  good: z.boolean(),
})

export const signOn = {
  signOn: get('/api/identity/sign-on', {
    summary: 'Providers through which people sign in, and who may still come by password',
    can: 'identity.read',
    input: z.object({}),
    reply: z.object({ providers: z.array(shown), own_ways: OwnWays, origin: z.string() }),
  }),
  addProvider: post('/api/identity/sign-on/providers', {
    summary: 'Add an OpenID provider through which people sign in',
    can: 'identity.sign-on',
    sensitive: true,
    input: NewProvider,
    reply: z.object({ id: Id, redirect_uri: z.string() }),
  }),
  addSamlProvider: post('/api/identity/sign-on/saml', {
    summary: 'Add a provider that speaks SAML 2.0, by its metadata',
    can: 'identity.sign-on',
    sensitive: true,
    input: NewSamlProvider,
    reply: z.object({ id: Id, redirect_uri: z.string() }),
  }),
  changeSamlProvider: patch('/api/identity/sign-on/saml/:id', {
    summary: 'Change a provider that speaks SAML; under another name nobody is known through it any more',
    can: 'identity.sign-on',
    sensitive: true,
    input: SamlProviderPatch.extend({ id: Id, version: edited }),
    reply: Saved,
  }),
  renewSamlKey: post('/api/identity/sign-on/saml/:id/key', {
    summary: 'Make our key for a SAML provider anew; give it our metadata again afterwards',
    can: 'identity.sign-on',
    sensitive: true,
    input: byId,
    reply: z.object({
      certificate: z.string().meta({ title: 'Certificate' }),
      fingerprint: z.string().meta({ title: 'Fingerprint' }),
      until: Instant.meta({ title: 'Good until' }),
    }),
  }),
  samlMetadata: get('/api/sign-in/saml/:name/metadata', {
    summary: 'Give out what a SAML provider needs to know of us, as XML',
    can: 'anyone',
    carries: 'download',
    input: z.object({ name: z.string().max(60).meta({ title: 'Provider' }) }),
    reply: z.unknown(),
  }),
  changeProvider: patch('/api/identity/sign-on/providers/:id', {
    summary: 'Change a provider; another issuer or client id means that nobody is known through it any more',
    can: 'identity.sign-on',
    sensitive: true,
    input: ProviderPatch.extend({ id: Id, version: edited }),
    reply: Saved,
  }),
  removeProvider: del('/api/identity/sign-on/providers/:id', {
    summary: 'Remove a provider; whoever came through it comes by password, or not at all',
    can: 'identity.sign-on',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
  checkProvider: post('/api/identity/sign-on/providers/:id/check', {
    summary:
      'Ask a provider whether it can be reached, knows us and our redirect address, and tells the same time',
    can: 'identity.sign-on',
    carries: 'password',
    input: byId,
    reply: z.object({
      findings: z.array(z.object({ what: z.string(), good: z.boolean().nullable(), text: z.string() })),
    }),
  }),
  decideOwnWays: post('/api/identity/sign-on/own-ways', {
    summary: 'Say who may come by password or passkey: everyone, administrators, or emergency accounts alone',
    can: 'identity.sign-on',
    sensitive: true,
    input: z.object({ own_ways: OwnWays.meta({ title: 'By password or passkey' }) }),
    reply: Done,
  }),
  unlink: del('/api/identity/sign-on/links/:id', {
    summary: 'Forget what a provider calls someone; next time they are matched by address again',
    can: 'identity.accounts',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
  beginProvider: post('/api/sign-in/provider', {
    summary: 'Begin to sign in through a provider; gives the address to go to',
    can: 'anyone',
    carries: 'password',
    input: z.object({
      name: z.string().max(60).meta({ title: 'Provider' }),
      purpose: Purpose.default('enter').meta({ title: 'What for' }),
      next: z.string().max(2000).default('/').meta({ title: 'Page wanted' }),
    }),
    reply: z.object({ to: z.string() }),
  }),
  endProvider: post('/api/sign-in/provider/back', {
    summary: 'Come back from a provider with what it gave along',
    can: 'anyone',
    carries: 'password',
    input: z.object({
      name: z.string().max(60).meta({ title: 'Provider' }),
      answer: z
        .string()
        .max(500_000)
        .meta({ title: 'What it gave along: behind the question mark, or in its form' }),
    }),
    reply: Done.extend({
      purpose: Purpose,
      next: z.string(),
      /** Whether a code or a passkey is owed: only with it is anyone in. */
      code: z.boolean(),
      passkey: z.boolean(),
      app: z.boolean(),
      tried: Tried.nullable(),
    }),
  }),
}
