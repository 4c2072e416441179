import { z } from 'zod'
import { byId, Done, get, Instant, post } from '#lib/contract'
import { Code, Proof } from '../schemas.ts'
import { Passkey } from './passkeys.ts'

const Codes = z.object({ codes: z.array(z.string()) })

export const secondFactor = {
  secondFactor: get('/api/me/second-factor', {
    summary: 'My second factors, and how many recovery codes are left',
    can: 'signed-in',
    own: true,
    early: true,
    input: z.object({}),
    reply: z.object({
      app_since: Instant.nullable(),
      recovery_codes: z.int(),
      passkeys: z.array(Passkey),
      /** Whether there is a password to show. */
      password: z.boolean(),
      /** The directory that keeps that password, where we do not. */
      directory: z.string().nullable(),
      /** Providers through which they are known. */
      providers: z.array(z.object({ name: z.string(), label: z.string() })),
    }),
  }),
  setUpApp: post('/api/me/second-factor/app', {
    summary: 'Begin to set up an authenticator app; it counts once a code of it was shown',
    can: 'signed-in',
    bySession: true,
    sensitive: true,
    early: true,
    input: z.object({}),
    reply: z.object({ secret: z.string(), address: z.string() }),
  }),
  confirmApp: post('/api/me/second-factor/app/confirm', {
    summary:
      'Confirm my app by a code that it shows; with a first factor, recovery codes come back, this once',
    can: 'signed-in',
    bySession: true,
    early: true,
    carries: 'password',
    input: z.object({ code: Code }),
    reply: Codes,
  }),
  makeRecoveryCodes: post('/api/me/second-factor/recovery-codes', {
    summary: 'Make my recovery codes anew; the earlier ones stop to work',
    can: 'signed-in',
    bySession: true,
    sensitive: true,
    input: z.object({}),
    reply: Codes,
  }),
  removeApp: post('/api/me/second-factor/app/remove', {
    summary: 'Take my authenticator app off, by a code or my password',
    can: 'signed-in',
    bySession: true,
    carries: 'password',
    input: z.object({ proof: Proof }),
    reply: Done,
  }),
  takeSecondFactor: post('/api/identity/accounts/:id/second-factor/take', {
    summary: 'Take a lost second factor off the account of someone, who is told by mail',
    can: 'identity.accounts',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
}
