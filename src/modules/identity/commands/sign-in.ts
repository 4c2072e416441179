import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Receive, Write } from '#kernel/context'
import { accountByEmail, type AccountRow } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { factorsOf } from '../factors.ts'
import { tellFailure } from '../failures.ts'
import { admitTry, forgiveTry, networkOf, type Target, target } from '../guesses.ts'
import { startHalfway } from '../halfway.ts'
import { fitsPassword, hashPassword, isCurrent } from '../passwords.ts'
import { letIn } from '../letting-in.ts'
import { mayComeByOwnWay } from '../sign-on/providers.ts'
import { w } from '../words.ts'

type Account = AccountRow | undefined

const whyNot = (account: Account, fits: boolean) => {
  if (!account) return 'unknown'
  if (account.disabled_at !== null || !account.active) return 'closed'
  if (fits) return 'own-ways'
  return account.password_hash === null ? 'not-accepted' : 'password'
}

const wrong = () => new Refusal('invalid', w.later('wrong-sign-in'))

interface Entering {
  account: AccountRow
  targets: readonly Target[]
  /** The password hashed at today's cost, where it was not. */
  password_hash: string | null
}

/** The password is still the right one, and known at today's cost from now on. */
async function keep(ctx: Write, { account, targets, password_hash }: Entering) {
  const kept = await ctx.db
    .updateTable('account')
    .set({ password_hash })
    .where('person_id', '=', account.person_id)
    // Changed while we were hashing: the old one opens nothing any more.
    .where('password_hash', '=', account.password_hash)
    .executeTakeFirst()
  if (kept.numUpdatedRows === 0n) throw wrong()
  await forgiveTry(ctx, targets)
}

async function enter(ctx: Write, entering: Entering) {
  await keep(ctx, entering)
  return letIn(ctx, { personId: entering.account.person_id, how: 'password' })
}

/** The password was right. Where they have nothing more to show they are in; else nothing is open before they have shown it. */
async function goOn(ctx: Receive, entering: Entering) {
  const factors = await factorsOf(ctx, entering.account.person_id)
  const code = factors.app || factors.passkey
  if (code) {
    const secret = await ctx.write(async (tx) => {
      await keep(tx, entering)
      return startHalfway(tx, entering.account.person_id)
    })
    ctx.request.halfway?.give(secret)
  } else {
    const session = await ctx.write((tx) => enter(tx, entering))
    ctx.request.giveSession?.(session.secret)
  }
  return { ok: true, code, ...factors } as const
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
  const isOpen = account && account.disabled_at === null && account.active
  if (!account || !isOpen || !fits || !(await mayComeByOwnWay(ctx, account.person_id))) {
    await ctx.write((tx) =>
      tellFailure(tx, { account, how: 'password', why: whyNot(account, fits), counted }),
    )
    throw wrong()
  }
  const { password_hash: before } = account
  const password_hash = before !== null && isCurrent(before) ? before : await hashPassword(password)
  return goOn(ctx, { account, targets, password_hash })
}
