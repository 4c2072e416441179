import { done, type Input } from '#lib/contract'
import { inputRefused } from '#lib/refusal'
import type { Receive, Write } from '#kernel/context'
import { type AccountRow, accountOf, accountSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { recoveryCodeUsed } from '../events.ts'
import { factorOf, isAppCode, useAppCode, useRecoveryCode } from '../factors.ts'
import { tellFailure } from '../failures.ts'
import { admitTry, forgiveTry, networkOf, target } from '../guesses.ts'
import { endHalfway, firstOf, halfGone, halfwayOf } from '../halfway.ts'
import { letIn } from '../letting-in.ts'
import { isOpen } from '../open.ts'
import type { Started } from '../sessions.ts'
import { whence } from '../whence.ts'
import { w } from '../words.ts'

/** The code is right: the half sign-in becomes a session. Undefined if the code fits nothing. */
async function enter(ctx: Write, { person_id }: AccountRow, code: string): Promise<Started | undefined> {
  const byApp = isAppCode(code)
  const fits = byApp
    ? await useAppCode(ctx, person_id, { code })
    : await useRecoveryCode(ctx, person_id, code)
  if (!fits) return undefined
  const half = await endHalfway(ctx)
  const bare = byApp ? 'app' : 'recovery-code'
  const how = half.how === 'password' ? bare : (`${half.how}-and-code` as const)
  const session = await letIn(ctx, { personId: person_id, how, half })
  if (!byApp) {
    const [by, subject] = [{ id: person_id, session: session.id }, await accountSubject(ctx, person_id)]
    const { recovery_codes: left } = await factorOf(ctx, person_id)
    ctx.emit(recoveryCodeUsed, subject, { ...whence(ctx.request), left }, { by, granted: false })
  }
  return session
}

/**
 * The second step of signing in, after the password or a provider and in the same browser. Codes are counted by person,
 * however often the first is done in between.
 */
export async function signInCode(ctx: Receive, { code }: Input<typeof identity.signInCode>) {
  const { ip = '', halfway } = ctx.request
  const half = await halfwayOf(ctx)
  const account = half && (await accountOf(ctx, half.person_id))
  if (!account || !(await isOpen(ctx, account))) throw halfGone()
  const targets = [target('code', account.person_id), target('address', networkOf(ip))]
  const counted = await admitTry(ctx, targets)
  const session = await ctx.write(async (tx) => {
    const started = await enter(tx, account, code)
    if (started) await forgiveTry(tx, targets)
    return started
  })
  if (!session) {
    await ctx.write((tx) => tellFailure(tx, { account, ...firstOf(half), why: 'code', counted }))
    throw inputRefused('code', w.later('wrong-code'))
  }
  halfway?.give(null)
  ctx.request.giveSession?.(session.secret)
  return done
}
