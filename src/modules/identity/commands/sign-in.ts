import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Receive, Write } from '#kernel/context'
import { accountByEmail, type AccountRow } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { factorsOf } from '../factors.ts'
import { tellFailure } from '../failures.ts'
import { admitTry, forgiveTry, networkOf, type Target, target } from '../guesses.ts'
import { startHalfway } from '../halfway.ts'
import { letIn } from '../letting-in.ts'
import { isOpen } from '../open.ts'
import { hashPassword, isCurrent } from '../passwords.ts'
import { mayComeByOwnWay } from '../sign-on/providers.ts'
import { cameByDirectory, type Tried, tryPassword, type Whose } from '../whose-password.ts'
import { w } from '../words.ts'

type Account = AccountRow | undefined

const whyNot = ({ account, open }: { account: Account; open: Account }, tried: Tried) => {
  if (!account) return 'unknown'
  if (!open) return 'closed'
  if (tried.fits) return 'own-ways'
  const { why, whose } = tried
  const none = account.password_hash === null && whose.how === 'password'
  return why === 'password' && none ? 'not-accepted' : why
}

/** A directory that cannot be asked might have said yes: to anyone who was not let in. */
const wrong = (tried?: Tried) =>
  tried?.fits === false && tried.why === 'away'
    ? new Refusal('unavailable', w.later('wrong-or-away'))
    : new Refusal('invalid', w.later('wrong-sign-in'))

interface Entering {
  account: AccountRow
  targets: readonly Target[]
  whose: Whose
  password: string
}

/** Of ours: still the right one, and known at today's cost from now on. Of a directory: that keeps it, not we. */
async function keep(ctx: Write, { account, targets, whose }: Entering, password_hash: string | null) {
  await forgiveTry(ctx, targets)
  if (whose.how === 'directory') return cameByDirectory(ctx, account.person_id)
  const kept = await ctx.db
    .updateTable('account')
    .set({ password_hash })
    .where('person_id', '=', account.person_id)
    // Changed while we were hashing: the old one opens nothing any more.
    .where('password_hash', '=', account.password_hash)
    .executeTakeFirst()
  if (kept.numUpdatedRows === 0n) throw wrong()
}

/** At today's cost, where it was not. */
const hashed = async ({ account: { password_hash: before }, whose, password }: Entering) =>
  whose.how === 'directory' || (before !== null && isCurrent(before)) ? before : hashPassword(password)

/** The password was right. Where they have nothing more to show they are in; else nothing is open before they have shown it. */
async function goOn(ctx: Receive, entering: Entering) {
  const { account, whose } = entering
  const { person_id: personId } = account
  const password_hash = await hashed(entering)
  const factors = await factorsOf(ctx, personId)
  const code = factors.app || factors.passkey
  const secret = await ctx.write(async (tx) => {
    await keep(tx, entering, password_hash)
    return code ? startHalfway(tx, personId, whose) : (await letIn(tx, { personId, ...whose })).secret
  })
  if (code) ctx.request.halfway?.give(secret)
  else ctx.request.giveSession?.(secret)
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
  const open = account && (await isOpen(ctx, account)) ? account : undefined
  const tried = await tryPassword(ctx, open, { name: email, password })
  if (!open || !tried.fits || !(await mayComeByOwnWay(ctx, open.person_id))) {
    await ctx.write((tx) =>
      tellFailure(tx, { account, ...tried.whose, why: whyNot({ account, open }, tried), counted }),
    )
    throw wrong(tried)
  }
  return goOn(ctx, { account: open, targets, whose: tried.whose, password })
}
