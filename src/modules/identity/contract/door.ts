import { z } from 'zod'
import { Done, get, Instant, post } from '#lib/contract'
import { OwnWays } from './sign-on.ts'
import { Code, Email, Language, Name, NewPassword, Password, Secret, Zone } from '../schemas.ts'

export const door = {
  door: get('/api/identity/door', {
    summary: 'What a stranger needs to know to come in',
    can: 'anyone',
    input: z.object({}),
    reply: z.object({
      organisation: z.string(),
      set_up: z.boolean(),
      mails: z.boolean(),
      providers: z.array(z.object({ name: z.string(), label: z.string() })),
      /** Who may come by password or passkey. */
      own_ways: OwnWays,
    }),
  }),
  setUp: post('/api/identity/set-up', {
    summary: 'Set up the organisation and its first administrator, once, by the link that the start printed',
    can: 'anyone',
    carries: 'password',
    input: z.object({
      secret: Secret,
      organisation: Name.meta({ title: 'Name of the organisation' }),
      name: Name.meta({ title: 'Your name' }),
      email: Email.meta({ title: 'Your work e-mail' }),
      password: NewPassword,
      language: Language.default('en'),
      zone: Zone,
    }),
    reply: Done,
  }),
  signIn: post('/api/sign-in', {
    summary: 'Sign in with e-mail address and password',
    can: 'anyone',
    carries: 'password',
    input: z.object({ email: Email, password: Password }),
    reply: Done.extend({
      /** Whether a code or a passkey is owed: only with it is anyone in. */
      code: z.boolean(),
      /** Whether they have a passkey to show in place of a code. */
      passkey: z.boolean(),
      /** Whether they have an app that shows codes. */
      app: z.boolean(),
    }),
  }),
  signInCode: post('/api/sign-in/code', {
    summary: 'The second step of signing in: a code of the app, or a recovery code',
    can: 'anyone',
    carries: 'password',
    input: z.object({ code: Code }),
    reply: Done,
  }),
  lookAtLink: post('/api/identity/link', {
    summary: 'For whom and what a link from a mail is',
    can: 'anyone',
    input: z.object({ secret: Secret }),
    reply: z.object({
      kind: z.enum(['setup', 'invitation', 'reset']),
      organisation: z.string(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      language: z.string(),
      zone: z.string(),
      expires_at: Instant,
      /** Whether a password is chosen with it; else they come by that of a directory, or through a provider. */
      password: z.boolean(),
      directory: z.string().nullable(),
    }),
  }),
  accept: post('/api/identity/accept', {
    summary: 'Accept an invitation by choosing a password',
    can: 'anyone',
    carries: 'password',
    input: z.object({
      secret: Secret,
      password: NewPassword,
      language: Language.optional(),
      zone: Zone.optional(),
    }),
    reply: Done,
  }),
  forgot: post('/api/identity/forgot', {
    summary: 'Ask for a link to choose a new password; the answer is always the same',
    can: 'anyone',
    input: z.object({ email: Email }),
    reply: Done,
  }),
  reset: post('/api/identity/reset', {
    summary: 'Choose a new password by the link from a mail; ends all sessions',
    can: 'anyone',
    carries: 'password',
    input: z.object({ secret: Secret, password: NewPassword }),
    reply: Done,
  }),
}
