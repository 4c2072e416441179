import { z } from 'zod'
import { Done, Id, Instant, patch, post } from '#lib/contract'

/** What the browser's own dialog is given and gives back, in the form of the WebAuthn standard (level 3, JSON). */
const Options = z.object({ options: z.record(z.string(), z.unknown()) })
const Answer = z
  // What a later browser adds is left out.
  .looseObject({
    id: z.string().min(1).max(2000),
    rawId: z.string().min(1).max(2000),
    type: z.literal('public-key'),
    response: z.record(z.string(), z.unknown()),
    clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
    authenticatorAttachment: z.string().max(40).nullish(),
  })
  .meta({ title: 'What the browser’s dialog gave' })
/** Whatever password was given in this browser before. */
const Alone = z.boolean().default(false).meta({ title: 'Alone, not after a password' })
const PasskeyName = z.string().trim().min(1).max(100).meta({ title: 'Name' })

export type PasskeyAnswer = z.output<typeof Answer>
export const Passkey = z.object({
  id: Id,
  name: z.string().meta({ title: 'Name' }),
  made_at: Instant,
  last_used_at: Instant.nullable(),
  /** Kept by a password manager, not by one device alone. */
  synced: z.boolean(),
  /** It works at the address under which it is looked at now. */
  here: z.boolean(),
  /** The name of the house at which it was made. */
  house: z.string(),
})

export const passkeys = {
  beginPasskey: post('/api/me/passkeys/begin', {
    summary: 'Begin to make a passkey: what the browser is to be given',
    can: 'signed-in',
    bySession: true,
    sensitive: true,
    early: true,
    input: z.object({}),
    reply: Options,
  }),
  addPasskey: post('/api/me/passkeys', {
    summary:
      'Keep a passkey that the browser has made; with a first factor, recovery codes come back, this once',
    can: 'signed-in',
    bySession: true,
    early: true,
    carries: 'password',
    input: z.object({ answer: Answer }),
    reply: z.object({ id: Id, codes: z.array(z.string()) }),
  }),
  renamePasskey: patch('/api/me/passkeys/:id', {
    summary: 'Give one of my passkeys another name',
    can: 'signed-in',
    bySession: true,
    input: z.object({ id: Id, name: PasskeyName }),
    reply: Done,
  }),
  removePasskey: post('/api/me/passkeys/:id/remove', {
    summary: 'Take one of my passkeys away',
    can: 'signed-in',
    bySession: true,
    sensitive: true,
    input: z.object({ id: Id }),
    reply: Done,
  }),
  beginSignInPasskey: post('/api/sign-in/passkey/begin', {
    summary: 'Begin to sign in with a passkey, alone or after the password',
    can: 'anyone',
    input: z.object({ alone: Alone }),
    reply: Options,
  }),
  signInPasskey: post('/api/sign-in/passkey', {
    summary: 'Sign in with a passkey',
    can: 'anyone',
    carries: 'password',
    input: z.object({ answer: Answer, alone: Alone }),
    reply: Done,
  }),
  beginProvePasskey: post('/api/me/prove/passkey/begin', {
    summary: 'Begin to show by a passkey that it is me',
    can: 'signed-in',
    bySession: true,
    early: true,
    input: z.object({}),
    reply: Options,
  }),
  provePasskey: post('/api/me/prove/passkey', {
    summary: 'Show by a passkey that it is me, before something dangerous',
    can: 'signed-in',
    bySession: true,
    early: true,
    carries: 'password',
    input: z.object({ answer: Answer }),
    reply: Done,
  }),
}
