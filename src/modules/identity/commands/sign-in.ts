import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Receive, Write } from '#kernel/context'
import { accountByEmail, type AccountRow, accountSubject, doorSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { locked, signedIn, signInFailed } from '../events.ts'
import { admitTry, type Counted, forgiveTry, networkOf, type Target, target } from '../guesses.ts'
import { fitsPassword, hashPassword, isCurrent } from '../passwords.ts'
import { type Started, startSession, whence } from '../sessions.ts'
import { w } from '../words.ts'

type Account = AccountRow | undefined

const whyNot = (account: Account) => {
  if (!account) return 'unknown'
  if (account.disabled_at !== null || !account.active) return 'closed'
  return account.password_hash === null ? 'not-accepted' : 'password'
}

/** Writes the failed try down for those who look after the house; whoever tried learns nothing from it. */
async function tellFailure(ctx: Write, account: Account, counted: Counted) {
  const subject = account ? await accountSubject(ctx, account.person_id) : await doorSubject(ctx)
  const from = whence(ctx.request)
  ctx.emit(signInFailed, subject, { ...from, why: whyNot(account) }, { granted: false })
  for (const { what, until } of counted.locked)
    if (what !== 'reset') ctx.emit(locked, subject, { ip: from.ip, until, what }, { granted: false })
}

const wrong = () => new Refusal('invalid', w.later('wrong-sign-in'))

interface Entering {
  account: AccountRow
  targets: readonly Target[]
  /** The password hashed at today's cost, where it was not. */
  password_hash: string | null
}

async function enter(ctx: Write, { account, targets, password_hash }: Entering): Promise<Started> {
  const entered = await ctx.db
    .updateTable('account')
    .set({ signed_in_at: ctx.now, password_hash })
    .where('person_id', '=', account.person_id)
    // Changed while we were hashing: the old one opens nothing any more.
    .where('password_hash', '=', account.password_hash)
    .executeTakeFirst()
  if (entered.numUpdatedRows === 0n) throw wrong()
  const session = await startSession(ctx, account.person_id)
  await forgiveTry(ctx, targets)
  const by = { id: account.person_id, session: session.id }
  ctx.emit(signedIn, await accountSubject(ctx, account.person_id), whence(ctx.request), {
    by,
    granted: false,
  })
  return session
}

/**
 * Lets someone in by address and password. Every way to fail takes the same time, does the same work and gives the
 * same answer. Strangers' tries cannot lock a person out where that person has been signed in before.
 */
export async function signIn(ctx: Receive, { email, password }: Input<typeof identity.signIn>) {
  const { ip = '' } = ctx.request
  const account = await accountByEmail(ctx, email, ip)
  const targets = [
    account?.known_here ? target('account', email, ip) : target('account', email),
    target('address', networkOf(ip)),
  ]
  const counted = await admitTry(ctx, targets)
  const fits = await fitsPassword(password, account?.password_hash ?? null)
  if (!account || !fits || account.disabled_at !== null || !account.active) {
    await ctx.write((tx) => tellFailure(tx, account, counted))
    throw wrong()
  }
  const { password_hash: before } = account
  const password_hash = before !== null && isCurrent(before) ? before : await hashPassword(password)
  const session = await ctx.write((tx) => enter(tx, { account, targets, password_hash }))
  ctx.request.giveSession?.(session.secret)
  return { ok: true } as const
}
