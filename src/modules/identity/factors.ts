import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { hashOf } from '#kernel/auth/credentials'
import type { Read, Write } from '#kernel/context'
import { locked, unlocked } from '#kernel/locked'
import type { LockedColumn } from '#kernel/locked-columns'
import { logger } from '#kernel/log'
import { base32, grouped } from './engine/base32.ts'
import { type Hmac, stepOf } from './engine/totp.ts'
import { dropHalves } from './halfway.ts'
import { w } from './words.ts'

const log = logger('sign-in')

const hmac: Hmac = (key, message) => createHmac('sha1', key).update(message).digest()
const placeOf = (personId: string) => `authenticator app of ${personId}`
/** Where the secrets of apps lie, for an exchange of the installation's own. */
export const lockedApps: LockedColumn = {
  table: 'authenticator_app',
  id: 'person_id',
  column: 'secret',
  about: placeOf,
  lost: (n) => w.later('apps-lost', { n }),
}

const secretBytes = 20
const [recoveryCodes, recoveryBytes] = [10, 10]

/** A code as it counts: people type it with spaces, hyphens, and in small letters. */
export const bareCode = (typed: string) => typed.replaceAll(/[\s-]/g, '').toUpperCase()
export const isAppCode = (typed: string) => /^\d{6}$/.test(bareCode(typed))

export async function hasFactor({ db }: Pick<Read, 'db'>, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('second_factor')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return found !== undefined
}

/** What someone can show besides their password. */
export async function factorsOf({ db }: Pick<Read, 'db'>, personId: string) {
  const { rows } = await sql<{ app: boolean; passkey: boolean }>`
    select exists (select from authenticator_app where person_id = ${personId}::uuid and confirmed_at is not null) as app,
      exists (select from passkey where person_id = ${personId}::uuid) as passkey`.execute(db)
  return rows[0] ?? { app: false, passkey: false }
}

/** Since when someone has an app, and how many of their recovery codes are left. */
export async function factorOf({ db }: Pick<Read, 'db'>, personId: string) {
  const { rows } = await sql<{ app_since: string | null; recovery_codes: number }>`
    select (select confirmed_at from authenticator_app where person_id = ${personId}::uuid) as app_since,
      (select count(*)::int from recovery_code where person_id = ${personId}::uuid and used_at is null) as recovery_codes`.execute(
    db,
  )
  return rows[0] ?? { app_since: null, recovery_codes: 0 }
}

/** A secret for an app, in the place of one that was not confirmed. */
export async function newAppSecret({ db, now }: Write, personId: string): Promise<string> {
  const secret = randomBytes(secretBytes)
  const fresh = { secret: locked(secret, placeOf(personId)), made_at: now }
  await db
    .insertInto('authenticator_app')
    .values({ person_id: personId, ...fresh })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet(fresh).where('authenticator_app.confirmed_at', 'is', null),
    )
    .execute()
  return base32(secret)
}

/** Takes a code of their app, each once; of two who bring the same one, one is too late. The first confirms the app. */
export async function useAppCode(
  { db, now }: Write,
  personId: string,
  { code, confirms = false }: { code: string; confirms?: boolean },
): Promise<boolean> {
  const app = await db
    .selectFrom('authenticator_app')
    .select(['secret', 'last_step', 'confirmed_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!app || (app.confirmed_at === null) !== confirms) return false
  const secret = unlocked(app.secret, placeOf(personId))
  if (!secret) {
    log.error({ person: personId }, 'a second factor does not open with the secret of this installation')
    return false
  }
  const at = Temporal.Instant.from(now).epochMilliseconds
  const step = stepOf(hmac, secret, { code: bareCode(code), now: at, lastStep: app.last_step })
  if (step === undefined) return false
  const { numUpdatedRows } = await db
    .updateTable('authenticator_app')
    .set({ last_step: step, ...(confirms && { confirmed_at: now }) })
    .where('person_id', '=', personId)
    .where('secret', '=', app.secret)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const recoveryHash = (personId: string, code: string) => hashOf(`${personId}\n${bareCode(code)}`)

/** Takes a recovery code, each once. */
export async function useRecoveryCode({ db, now }: Write, personId: string, code: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', recoveryHash(personId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Makes recovery codes in the place of all earlier ones. They leave once and are kept as hashes. */
export async function newRecoveryCodes({ db }: Write, personId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => grouped(base32(randomBytes(recoveryBytes)), '-'))
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  const rows = codes.map((code) => ({ person_id: personId, code_hash: recoveryHash(personId, code) }))
  await db.insertInto('recovery_code').values(rows).execute()
  return codes
}

/** With the last factor its recovery codes go. */
export async function dropCodesWithLast(ctx: Write, personId: string) {
  if (!(await hasFactor(ctx, personId)))
    await ctx.db.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
}

/** Takes the app off. Says whether there was one. */
export async function dropApp(ctx: Write, personId: string): Promise<boolean> {
  await dropHalves(ctx, personId)
  const { rows } = await sql<{ confirmed_at: string | null }>`
    delete from authenticator_app where person_id = ${personId}::uuid returning confirmed_at`.execute(ctx.db)
  await dropCodesWithLast(ctx, personId)
  return rows.some(({ confirmed_at }) => confirmed_at !== null)
}

/** Takes every second factor off: app, passkeys and recovery codes. Says whether there was one. */
export async function dropFactors(ctx: Write, personId: string): Promise<boolean> {
  const had = await hasFactor(ctx, personId)
  await ctx.db.deleteFrom('passkey').where('person_id', '=', personId).execute()
  await dropApp(ctx, personId)
  return had
}
