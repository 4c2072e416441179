import { sql } from 'kysely'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { Refusal } from '#lib/refusal'
import type { Read, Receive, Write } from '#kernel/context'
import type { PasskeyAnswer } from './contract/passkeys.ts'
import { houseOf } from './engine/house-name.ts'
import { w } from './words.ts'

// Loaded with the first passkey: most of what it brings reads certificates, and a start should not wait for that.
const webauthn = () => import('@simplewebauthn/server')

const minutes = 5
/** EdDSA, ES256, RS256: what every authenticator of these years makes one of. */
const algorithms = [-8, -7, -257]

/** What a challenge was given for: an answer serves nothing else. */
export type Purpose = 'make' | 'enter' | 'second' | 'prove'

/** The name that passkeys are bound to here; refused where a browser knows none. */
export function needHouse({ request }: Pick<Read, 'request'>) {
  const house = houseOf(request.origin ?? '')
  if (house === undefined) throw new Refusal('conflict', w.later('no-passkeys-here'))
  return house
}

interface Given {
  purpose: Purpose
  person_id: string | null
  challenge: string
}

const keep = ({ db, now }: Write, { purpose, person_id, challenge }: Given) =>
  sql`insert into passkey_challenge (challenge, purpose, person_id, expires_at)
    values (${challenge}, ${purpose}, ${person_id}::uuid, ${now}::timestamptz + make_interval(mins => ${minutes}::int))`.execute(
    db,
  )

/** Takes the challenge that this answers, once; undefined where none such was given. */
async function taken(ctx: Receive, answer: PasskeyAnswer, { purpose, person_id }: Omit<Given, 'challenge'>) {
  const challenge = challengeIn(answer)
  const deleted = await ctx.write((tx) =>
    tx.db
      .deleteFrom('passkey_challenge')
      .where('challenge', '=', challenge)
      .where('purpose', '=', purpose)
      .where('person_id', person_id === null ? 'is' : '=', person_id)
      .where('expires_at', '>', tx.now)
      .executeTakeFirst(),
  )
  return deleted.numDeletedRows > 0n ? challenge : undefined
}

function challengeIn({ response }: PasskeyAnswer): string {
  try {
    const text = Buffer.from(String(response['clientDataJSON']), 'base64url').toString()
    const { challenge } = JSON.parse(text) as { challenge?: unknown }
    return typeof challenge === 'string' ? challenge : ''
  } catch {
    return ''
  }
}

const rows = ({ db }: Pick<Read, 'db'>, personId: string) =>
  db.selectFrom('passkey').selectAll().where('person_id', '=', personId).orderBy('made_at').execute()

const named = (all: Awaited<ReturnType<typeof rows>>, house: string) =>
  all
    .filter(({ rp_id }) => rp_id === house)
    .map(({ credential_id, transports }) => ({ id: credential_id.toString('base64url'), transports }))

/** A person's passkeys, and whether each is good under the address at which it is asked. */
export async function passkeysOf(ctx: Read, personId: string) {
  const house = houseOf(ctx.request.origin ?? '')
  return (await rows(ctx, personId)).map(({ id, name, made_at, last_used_at, synced, rp_id }) => ({
    id,
    name,
    made_at,
    last_used_at,
    synced,
    here: rp_id === house,
    house: rp_id,
  }))
}

export interface For {
  id: string
  name: string
  email: string
  organisation: string
}

/** What a browser is given to make a passkey; it is asked to make it findable, and to ask for a finger or PIN. */
export async function optionsToMake(ctx: Write, { id, name, email, organisation }: For) {
  const house = needHouse(ctx)
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: organisation === '' ? 'Wheelhouse' : organisation,
    rpID: house,
    userID: Uint8Array.from(Buffer.from(id.replaceAll('-', ''), 'hex')),
    userName: email,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: named(await rows(ctx, id), house),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    supportedAlgorithmIDs: algorithms,
  })
  await keep(ctx, { purpose: 'make', person_id: id, challenge: options.challenge })
  return { options: { ...options } }
}

/**
 * What a browser is given to show a passkey: one of this person's; where no person is named, any that the browser finds,
 * which then stands for the password, too, and so has to ask for a finger or PIN.
 */
export async function optionsToShow(ctx: Write, purpose: Exclude<Purpose, 'make'>, personId: string | null) {
  const house = needHouse(ctx)
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: house,
    userVerification: purpose === 'enter' ? 'required' : 'preferred',
    ...(personId !== null && { allowCredentials: named(await rows(ctx, personId), house) }),
  })
  await keep(ctx, { purpose, person_id: personId, challenge: options.challenge })
  return { options: { ...options } }
}

/** The passkey that was made, if it answers what this person was given. */
export async function madeBy(ctx: Receive, personId: string, answer: PasskeyAnswer) {
  const house = needHouse(ctx)
  const challenge = await taken(ctx, answer, { purpose: 'make', person_id: personId })
  if (challenge === undefined) return undefined
  const { verifyRegistrationResponse } = await webauthn()
  const result = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: ctx.request.origin ?? '',
    expectedRPID: house,
    requireUserVerification: false,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined)
  if (!result?.verified) return undefined
  const { credential, credentialBackedUp } = result.registrationInfo
  return {
    credential_id: Buffer.from(credential.id, 'base64url'),
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    rp_id: house,
    synced: credentialBackedUp,
  }
}

export type Shown =
  | { person_id: string; id: string; counter: number }
  | { person_id?: string | undefined; id?: undefined }

/** Whose passkey was shown; without `id` where it does not fit, then with its person where that is known. */
export async function shownBy(
  ctx: Receive,
  answer: PasskeyAnswer,
  { purpose, person_id }: Omit<Given, 'challenge'>,
): Promise<Shown> {
  const challenge = await taken(ctx, answer, { purpose, person_id })
  const known = await ctx.db
    .selectFrom('passkey')
    .selectAll()
    .where('credential_id', '=', Buffer.from(answer.id, 'base64url'))
    .executeTakeFirst()
  if (!known || (person_id !== null && known.person_id !== person_id)) return {}
  if (challenge === undefined) return { person_id: known.person_id }
  const { verifyAuthenticationResponse } = await webauthn()
  const result = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: ctx.request.origin ?? '',
    expectedRPID: known.rp_id,
    requireUserVerification: purpose === 'enter',
    credential: {
      id: known.credential_id.toString('base64url'),
      publicKey: Uint8Array.from(known.public_key),
      counter: known.counter,
      transports: known.transports,
    },
  }).catch(() => undefined)
  if (!result?.verified) return { person_id: known.person_id }
  return { person_id: known.person_id, id: known.id, counter: result.authenticationInfo.newCounter }
}

/** It has served: its count is kept, and of two copies that count alike one is too late. */
export async function notePasskeyUse({ db, now }: Write, { id, counter }: { id: string; counter: number }) {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ counter, last_used_at: now })
    .where('id', '=', id)
    .where((passkey) => passkey.or([passkey('counter', '<', counter), passkey('counter', '=', 0)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const forgetChallenges = ({ db, now }: Write) =>
  db.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute()
