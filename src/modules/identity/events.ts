import { z } from 'zod'
import { event, Id, Instant } from '#lib/contract'
import { OwnWays } from './contract/sign-on.ts'
import { HowIn, SignInResult } from './schemas.ts'

const from = { ip: z.string(), device: z.string() }
const grant = { role: z.string(), team_id: Id.nullable(), place_id: Id.nullable().default(null) }
const token = { token_id: Id, name: z.string() }
const address = z.string()

export const setUp = event('identity.set-up', z.object({ organisation: z.string(), ip: z.string() }))
export const signedIn = event(
  'identity.signed-in',
  z.object({ ...from, how: HowIn.default('password'), provider: z.string().optional() }),
)
/** The right password, or the way through a provider, and then no code for as long as one was waited for. */
export const signInUnfinished = event(
  'identity.sign-in-unfinished',
  z.object({ ...from, provider: z.string().optional() }),
)
/** Why stands here only; whoever tried is told the same in every case. */
export const signInFailed = event(
  'identity.sign-in-failed',
  z.object({
    ...from,
    why: z.enum([
      'unknown',
      'password',
      'closed',
      'not-accepted',
      'own-ways',
      'code',
      'passkey',
      'not-there',
      'other-address',
      'away',
    ]),
    provider: z.string().optional(),
  }),
)
export const locked = event(
  'identity.locked',
  z.object({ ip: z.string(), until: Instant, what: z.enum(['account', 'address', 'code']) }),
)
export const signedOut = event('identity.signed-out', z.object({}))
export const sessionsEnded = event('identity.sessions-ended', z.object({ devices: z.array(z.string()) }))
export const passwordChanged = event(
  'identity.password-changed',
  z.object({ how: z.enum(['set-up', 'invitation', 'change', 'reset']), ip: z.string() }),
)
export const secondFactorAdded = event('identity.second-factor-added', z.object(from))
export const secondFactorRemoved = event('identity.second-factor-removed', z.object(from))
export const passkeyAdded = event('identity.passkey-added', z.object({ ...from, name: z.string() }))
export const passkeyRemoved = event('identity.passkey-removed', z.object({ ...from, name: z.string() }))
export const passkeyRenamed = event(
  'identity.passkey-renamed',
  z.object({ before: z.string(), after: z.string() }),
)
/** Off another person's account. */
export const secondFactorTaken = event('identity.second-factor-taken', z.object(from))
const needing = z.array(z.string())
export const secondFactorRequired = event(
  'identity.second-factor-required',
  z.object({ before: needing, after: needing }),
)
export const recoveryCodesMade = event('identity.recovery-codes-made', z.object({ n: z.int() }))
export const recoveryCodeUsed = event('identity.recovery-code-used', z.object({ ...from, left: z.int() }))
/** Someone who is signed in could not show that it is really them. */
export const proofFailed = event('identity.proof-failed', z.object(from))
export const resetAsked = event('identity.reset-asked', z.object({ ip: z.string() }))
export const resetLinkMade = event('identity.reset-link-made', z.object({}))
export const invited = event('identity.invited', z.object({ email: address, again: z.boolean() }))
export const invitationWithdrawn = event('identity.invitation-withdrawn', z.object({ email: address }))
export const accountClosed = event('identity.account-closed', z.object({}))
export const accountOpened = event('identity.account-opened', z.object({}))
export const emergencyMarked = event('identity.emergency-marked', z.object({}))
export const emergencyUnmarked = event('identity.emergency-unmarked', z.object({}))
/** Somebody came in by an emergency account, or failed to. */
export const emergencyUsed = event('identity.emergency-used', z.object({ ...from, result: SignInResult }))
export const emailChanged = event('identity.email-changed', z.object({ before: address, after: address }))
const profile = z.object({ language: z.string(), zone: z.string() })
export const profileChanged = event('identity.profile-changed', z.object({ before: profile, after: profile }))
export const tokenMade = event(
  'identity.token-made',
  z.object({
    ...token,
    permissions: z.array(z.string()),
    expires_at: Instant.nullable(),
    networks: z.array(z.string()).default([]),
  }),
)
export const tokenRevoked = event('identity.token-revoked', z.object(token))
export const roleGiven = event('identity.role-given', z.object(grant))
export const roleTaken = event('identity.role-taken', z.object(grant))
const permissions = z.array(z.string())
export const roleMade = event(
  'identity.role-made',
  z.object({
    role: z.string(),
    permissions,
    staff: z.boolean(),
    based_on: z.string().nullable(),
  }),
)
const role = z.object({ name: z.string(), text: z.string(), permissions, staff: z.boolean() })
export const roleChanged = event('identity.role-changed', z.object({ before: role, after: role }))
/** Each holder is told by a `role-taken` of their own. */
export const roleDropped = event('identity.role-dropped', z.object({ role: z.string(), holders: z.int() }))
export const mailWithdrawn = event('identity.mail-withdrawn', z.object({ to: z.string() }))
export const mailSentAgain = event('identity.mail-sent-again', z.object({ to: z.string() }))

const provider = { provider: z.string() }
export const providerAdded = event('identity.provider-added', z.object(provider))
export const providerChanged = event(
  'identity.provider-changed',
  z.object({ ...provider, fields: z.array(z.string()) }),
)
export const providerRemoved = event('identity.provider-removed', z.object(provider))
export const ownWaysDecided = event('identity.own-ways-decided', z.object({ own_ways: OwnWays }))
export const linked = event('identity.linked', z.object(provider))
export const unlinked = event('identity.unlinked', z.object(provider))
/** Why stands here only; whoever came is told the same in every case. */
export const providerRefused = event(
  'identity.provider-refused',
  z.object({
    ...from,
    ...provider,
    why: z.enum([
      'unverified',
      'unknown',
      'no-account',
      'other-domain',
      'closed',
      'other-subject',
      'other-address',
      'failed',
    ]),
  }),
)

/** Told of whoever is seen the house as, by whoever looks; it ends at that moment at the latest. */
export const viewingBegan = event('identity.viewing-began', z.object({ ...from, until: Instant }))
export const viewingEnded = event('identity.viewing-ended', z.object({}))

/** What lets somebody do more: ids, whose names are found when it is told. */
const pending = {
  gains: z.array(z.object({ source: z.string(), shown: z.record(z.string(), z.string().nullable()) })),
}
const change = { ...pending, change_id: Id }
export const changeAsked = event('identity.change-asked', z.object(change))
const decided = { ...change, asked_by: Id }
export const changeConfirmed = event('identity.change-confirmed', z.object(decided))
export const changeDeclined = event('identity.change-declined', z.object({ ...decided, reason: z.string() }))
export const changeWithdrawn = event('identity.change-withdrawn', z.object(decided))
export const changeExpired = event('identity.change-expired', z.object(decided))
export const fourEyesDecided = event('identity.four-eyes-decided', z.object({ on: z.boolean() }))
/** By an emergency account, which needs no second person. */
export const doneAlone = event('identity.done-alone', z.object(pending))

export const events = [
  setUp,
  signedIn,
  signInUnfinished,
  signInFailed,
  locked,
  signedOut,
  sessionsEnded,
  passwordChanged,
  secondFactorAdded,
  secondFactorRemoved,
  passkeyAdded,
  passkeyRemoved,
  passkeyRenamed,
  secondFactorTaken,
  secondFactorRequired,
  recoveryCodesMade,
  recoveryCodeUsed,
  proofFailed,
  resetAsked,
  resetLinkMade,
  invited,
  invitationWithdrawn,
  accountClosed,
  accountOpened,
  emergencyMarked,
  emergencyUnmarked,
  emergencyUsed,
  emailChanged,
  profileChanged,
  tokenMade,
  tokenRevoked,
  roleGiven,
  roleTaken,
  roleMade,
  roleChanged,
  roleDropped,
  mailWithdrawn,
  mailSentAgain,
  providerAdded,
  providerChanged,
  providerRemoved,
  ownWaysDecided,
  linked,
  unlinked,
  providerRefused,
  changeAsked,
  changeConfirmed,
  changeDeclined,
  changeWithdrawn,
  changeExpired,
  fourEyesDecided,
  doneAlone,
  viewingBegan,
  viewingEnded,
]
