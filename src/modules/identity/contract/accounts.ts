import { z } from 'zod'
import { byId, Done, flag, get, Id, Instant, page, post, paging } from '#lib/contract'
import {
  Account,
  AccountState,
  Email,
  Grant,
  Made,
  Name,
  NamedGrant,
  RoleName,
  Session,
  SignIn,
  Token,
} from '../schemas.ts'
import { LinkedIdentity } from './sign-on.ts'

export const accounts = {
  accounts: get('/api/identity/accounts', {
    summary: 'Accounts: who can sign in, who was invited',
    can: 'identity.read',
    input: z.object({
      text: z.string().max(200).default('').meta({ title: 'Name or address' }),
      state: AccountState.optional(),
      role: RoleName.optional(),
      sort: z.string().max(40).optional().meta({ title: 'Sort by' }),
      ...paging,
    }),
    reply: page(Account),
  }),
  account: get('/api/identity/accounts/:id', {
    summary: 'One account with its roles, sessions and tokens',
    can: 'identity.read',
    input: byId,
    reply: Account.extend({
      grants: z.array(NamedGrant),
      sessions: z.array(Session),
      tokens: z.array(Token),
      links: z.array(LinkedIdentity),
      /** Of an emergency account: when its password last let somebody in. */
      tried_at: Instant.nullable(),
    }),
  }),
  signIns: get('/api/identity/accounts/:id/sign-ins', {
    summary: 'Who came in by this account or failed to, in the last ninety days',
    can: 'identity.read',
    input: z.object({ id: Id, ...paging }),
    reply: page(SignIn),
  }),
  invite: post('/api/identity/invitations', {
    summary: 'Invite people; without a mail server the links come back to be handed over',
    can: 'identity.accounts',
    sensitive: true,
    input: z.object({
      people: z
        .array(
          z.object({
            email: Email,
            name: Name.optional().meta({ description: 'For someone who is not in the directory yet' }),
            person_id: Id.optional().meta({ title: 'Person', description: 'For someone who is' }),
          }),
        )
        .min(1)
        .max(200)
        .meta({ title: 'People' }),
      roles: z
        .array(Grant)
        .max(20)
        .default([{ role: 'requester', team_id: null, place_id: null }])
        .meta({ title: 'Roles' }),
    }),
    reply: z.object({
      invited: z.array(z.object({ id: Id, email: z.string(), link: z.string().nullable() })),
    }),
  }),
  inviteAgain: post('/api/identity/accounts/:id/invite-again', {
    summary: 'Send an invitation again; the earlier link stops to work',
    can: 'identity.accounts',
    input: byId,
    reply: Made,
  }),
  withdrawInvitation: post('/api/identity/accounts/:id/withdraw-invitation', {
    summary: 'Take back an invitation that was not accepted',
    can: 'identity.accounts',
    input: byId,
    reply: Done,
  }),
  makeResetLink: post('/api/identity/accounts/:id/reset-link', {
    summary: 'Send someone a link to choose a new password, or make one to hand over',
    can: 'identity.accounts',
    sensitive: true,
    input: byId,
    reply: Made,
  }),
  closeAccount: post('/api/identity/accounts/:id/close', {
    summary: 'Close an account: its sessions and tokens end at once',
    can: 'identity.accounts',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
  openAccount: post('/api/identity/accounts/:id/open', {
    summary: 'Open a closed account again',
    can: 'identity.accounts',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
  viewAs: post('/api/identity/accounts/:id/view-as', {
    summary:
      'Look at the house as somebody else sees it, for half an hour, changing nothing; they can see that I did',
    can: 'identity.view-as',
    bySession: true,
    sensitive: true,
    input: byId,
    reply: Done,
  }),
  markEmergency: post('/api/identity/accounts/:id/emergency', {
    summary: 'Make an account one for emergencies, whose every use is told aloud, or take the mark off',
    can: 'identity.accounts',
    sensitive: true,
    input: z.object({ id: Id, emergency: z.boolean().meta({ title: 'Emergency account' }) }),
    reply: Done,
  }),
  changeEmail: post('/api/identity/accounts/:id/email', {
    summary: 'Change the address that someone signs in with',
    can: 'identity.accounts',
    sensitive: true,
    input: z.object({ id: Id, email: Email }),
    reply: Done,
  }),
  endAllSessions: post('/api/identity/accounts/:id/end-sessions', {
    summary: 'End all sessions of someone',
    can: 'identity.accounts',
    input: byId,
    reply: Done,
  }),
  tokens: get('/api/identity/tokens', {
    summary: 'Tokens of everyone',
    can: 'identity.read',
    input: z.object({ active: flag().default(true).meta({ title: 'Only those that work' }), ...paging }),
    reply: page(Token),
  }),
  revokeToken: post('/api/identity/tokens/:id/revoke', {
    summary: 'Revoke a token of anyone',
    can: 'identity.accounts',
    input: byId,
    reply: Done,
  }),
}
