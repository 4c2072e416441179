import { z } from 'zod'
import { byId, Done, get, Id, Instant, page, paging, patch, post } from '#lib/contract'
import {
  Language,
  Network,
  NewPassword,
  Password,
  Preferences,
  Proof,
  Session,
  SignIn,
  Token,
  Zone,
} from '../schemas.ts'

export const me = {
  me: get('/api/me', {
    summary: 'Who I am and what I may do',
    can: 'signed-in',
    early: true,
    input: z.object({}),
    reply: z.object({
      id: Id,
      name: z.string(),
      email: z.string(),
      /** What they are here, in words. */
      role: z.string(),
      roles: z.array(z.string()),
      permissions: z.array(z.string()),
      /** Where each permission holds: everywhere, or for these teams. */
      scopes: z.record(z.string(), z.union([z.literal('all'), z.array(Id)])),
      teams: z.array(z.object({ id: Id, name: z.string(), lead: z.boolean() })),
      /** A second factor is to be set up before anything else. */
      owes_factor: z.boolean(),
      /** Asked with a token that was given nothing but reading. */
      only_reads: z.boolean(),
      language: z.string(),
      zone: z.string(),
      preferences: Preferences,
      /** Who looks with these eyes, where it is not themselves. */
      viewer: z.object({ name: z.string(), until: Instant }).nullable(),
      organisation: z.string(),
      currency: z.string(),
      version: z.string(),
    }),
  }),
  changeMe: patch('/api/me', {
    summary: 'Change my language, time zone or preferences; preferences set to nothing are forgotten',
    can: 'signed-in',
    input: z.object({
      language: Language.optional(),
      zone: Zone.optional(),
      preferences: Preferences.optional(),
    }),
    reply: Done,
  }),
  changePassword: post('/api/me/password', {
    summary: 'Change my password; ends my other sessions',
    can: 'signed-in',
    bySession: true,
    carries: 'password',
    input: z.object({
      current: Password.meta({ title: 'Current password', widget: 'password' }),
      password: NewPassword,
    }),
    reply: Done,
  }),
  prove: post('/api/me/prove', {
    summary: 'Show by a code or my password that it is me, before something dangerous',
    can: 'signed-in',
    bySession: true,
    early: true,
    carries: 'password',
    input: z.object({ proof: Proof }),
    reply: Done,
  }),
  signOut: post('/api/sign-out', {
    summary: 'Sign out',
    can: 'anyone',
    viewing: true,
    input: z.object({}),
    reply: Done,
  }),
  endViewing: post('/api/me/viewing/end', {
    summary: 'Look with my own eyes again',
    can: 'signed-in',
    viewing: true,
    input: z.object({}),
    reply: Done,
  }),
  sessions: get('/api/me/sessions', {
    summary: 'Where I am signed in',
    can: 'signed-in',
    own: true,
    input: z.object({}),
    reply: z.object({ items: z.array(Session) }),
  }),
  endSessions: post('/api/me/sessions/end', {
    summary: 'End one of my sessions, or all others',
    can: 'signed-in',
    bySession: true,
    input: z.object({ id: Id.optional().meta({ title: 'Session', description: 'All others if left out' }) }),
    reply: Done,
  }),
  mySignIns: get('/api/me/sign-ins', {
    summary: 'Who came in as me or failed to, in the last ninety days',
    can: 'signed-in',
    own: true,
    input: z.object(paging),
    reply: page(SignIn),
  }),
  myTokens: get('/api/me/tokens', {
    summary: 'My tokens',
    can: 'signed-in',
    own: true,
    input: z.object({}),
    reply: z.object({ items: z.array(Token) }),
  }),
  makeToken: post('/api/me/tokens', {
    summary: 'Make a token for programs; it is shown once and never may more than I do',
    can: 'signed-in',
    bySession: true,
    sensitive: true,
    input: z.object({
      name: z.string().trim().min(1).max(100).meta({ title: 'What it is for' }),
      permissions: z
        .array(z.string().max(100))
        .min(1)
        .max(200)
        .meta({ title: 'May', description: 'Permissions, whole rooms like desk.*, or * for all of mine' }),
      expires_at: Instant.nullable().default(null).meta({ title: 'Expires' }),
      networks: z.array(Network).max(50).default([]).meta({
        title: 'Only from',
        description: 'Addresses and networks, as 10.20.0.0/16; from anywhere if left out',
      }),
    }),
    reply: z.object({ id: Id, token: z.string() }),
  }),
  revokeMyToken: post('/api/me/tokens/:id/revoke', {
    summary: 'Revoke one of my tokens',
    can: 'signed-in',
    input: byId,
    reply: Done,
  }),
}
