import { z } from 'zod'
import { Id, Instant } from '#lib/contract'
import { Network } from '#lib/network'
import { Zone } from '#lib/zone'

export { Network, Zone }

/** What signs in; nothing is said about it here, or strangers would learn the rules before the door. */
export const Password = z.string().min(1).max(1000).meta({ title: 'Password', widget: 'password' })
/** One to be chosen. Its rules are told by a policy, in sentences. */
export const NewPassword = z.string().max(1000).meta({
  title: 'New password',
  widget: 'password',
  hint: 'Ten characters or more. A few unrelated words do well.',
})
export const Email = z.email().max(254).toLowerCase().meta({ title: 'Work e-mail' })
export const Name = z.string().trim().min(1).max(200).meta({ title: 'Name' })
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(20)
  .meta({ title: 'Language' })

/** Of an authenticator app, or from the paper with recovery codes. */
export const Code = z.string().trim().min(1).max(40).meta({ title: 'Code' })
export const Proof = z.string().min(1).max(1000).meta({ title: 'Code or password', widget: 'password' })

/** The secret part of a link. */
export const Secret = z.string().min(20).max(200).meta({ title: 'Secret of the link' })

/** One that the house came with, or one of the organisation's own by what it is called. */
export type RoleName = z.output<typeof RoleName>
export const RoleName = z.string().trim().min(1).max(60).meta({ title: 'Role' })
export const Grant = z.object({
  role: RoleName,
  team_id: Id.nullable().default(null).meta({ title: 'Only for the team' }),
  place_id: Id.nullable().default(null).meta({ title: 'Only for the site' }),
})

export const roleFields = {
  name: z.string().trim().min(1).max(60).meta({ title: 'Name' }),
  text: z.string().trim().max(300).meta({ title: 'What it is for' }),
  permissions: z
    .array(z.string().max(100))
    .min(1)
    .max(200)
    .meta({ title: 'May', example: ['desk.read'] }),
  staff: z.boolean().meta({ title: 'Works for IT', hint: 'Sees what IT sees, where the role holds' }),
}

/** Somebody for whom a change of a role means that they may no longer do something, by what that is called. */
export const Loss = z.object({ id: Id, name: z.string(), loses: z.array(z.string()) })

/** Small things that a screen remembers for one person: the theme, folded panels. */
export type Preferences = z.output<typeof Preferences>
export const Preferences = z
  .record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]))
  .refine((all) => JSON.stringify(all).length <= 8000, { error: 'That is too much to remember' })
  .meta({ title: 'Preferences' })

export const NamedGrant = z.object({
  id: Id,
  principal_id: Id,
  principal: z.string(),
  principal_kind: z.enum(['person', 'team']),
  role: RoleName,
  team_id: Id.nullable(),
  team: z.string().nullable(),
  place_id: Id.nullable(),
  place: z.string().nullable(),
  granted_at: Instant,
  granted_by: z.string().nullable(),
})

export const AccountState = z.enum(['invited', 'active', 'closed', 'left']).meta({ title: 'State' })

export const Account = z.object({
  id: Id,
  name: z.string().meta({ title: 'Name' }),
  email: z.string().meta({ title: 'Signs in as' }),
  state: AccountState,
  /** Role names, with those held for a team only or through one. */
  roles: z.array(z.string()).meta({ title: 'Roles' }),
  second_factor: z.boolean().meta({ title: 'Second factor' }),
  emergency: z.boolean().meta({ title: 'Emergency account' }),
  signed_in_at: Instant.nullable().meta({ title: 'Last signed in' }),
  created_at: Instant.meta({ title: 'Since' }),
  /** Until when an open invitation can be accepted; in the past when it ran out. */
  invited_until: Instant.nullable().meta({ title: 'Invitation open until' }),
})

export const Session = z.object({
  id: Id,
  device: z.string(),
  ip: z.string(),
  created_at: Instant,
  seen_at: Instant,
  expires_at: Instant,
  current: z.boolean(),
})

/** What was shown to come in; a code goes with the password before it. */
export type HowIn = z.output<typeof HowIn>
export const HowIn = z
  .enum([
    'password',
    'app',
    'recovery-code',
    'passkey',
    'password-and-passkey',
    'link',
    'provider',
    'provider-and-code',
    'provider-and-passkey',
    'directory',
    'directory-and-code',
    'directory-and-passkey',
    'view-as',
  ])
  .meta({ title: 'How' })

export type SignInResult = z.output<typeof SignInResult>
export const SignInResult = z
  .enum([
    'in',
    'code-owed',
    'wrong-password',
    'wrong-code',
    'wrong-passkey',
    'closed',
    'not-accepted',
    'own-ways',
    'not-known-there',
    'not-there',
    'other-address',
    'away',
    'viewed',
    'view-ended',
  ])
  .meta({ title: 'Result' })

/** One time that somebody came in, or failed to. */
export const SignIn = z.object({
  id: Id,
  at: Instant.meta({ title: 'When' }),
  how: HowIn,
  /** Through which provider, as it was called then. */
  provider: z.string().nullable(),
  /** Who looked at the house as this person. */
  viewer: z.string().nullable(),
  result: SignInResult,
  ip: z.string().meta({ title: 'From' }),
  device: z.string().meta({ title: 'Device' }),
})

export const Token = z.object({
  id: Id,
  name: z.string().meta({ title: 'Name' }),
  person_id: Id,
  person: z.string().meta({ title: 'Of' }),
  permissions: z.array(z.string()).meta({ title: 'May' }),
  created_at: Instant.meta({ title: 'Made' }),
  expires_at: Instant.nullable().meta({ title: 'Expires' }),
  last_used_at: Instant.nullable().meta({ title: 'Last used' }),
  last_ip: z.string().nullable(),
  /** Where it may be used from; anywhere where none is named. */
  networks: z.array(z.string()).meta({ title: 'Only from' }),
  /** When and from where it was last turned away for that. */
  refused_at: Instant.nullable(),
  refused_ip: z.string().nullable(),
  state: z.enum(['active', 'expired', 'revoked']).meta({ title: 'State' }),
})

export const MailState = z
  .enum(['waiting', 'sending', 'uncertain', 'sent', 'failed', 'withdrawn', 'expired'])
  .meta({ title: 'State' })
/** An outgoing mail; its text is nobody's to read here. */
export const Mail = z.object({
  id: Id,
  to: z.string().meta({ title: 'To' }),
  subject: z.string().meta({ title: 'Subject' }),
  state: MailState,
  created_at: Instant.meta({ title: 'Written' }),
  not_before: Instant,
  sent_at: Instant.nullable().meta({ title: 'Sent' }),
  attempts: z.int().meta({ title: 'Tries' }),
  error: z.string().nullable().meta({ title: 'What went wrong' }),
  record: z.object({ id: Id, key: z.string() }).nullable(),
})

export const Made = z.object({ ok: z.literal(true), link: z.string().nullable() })
