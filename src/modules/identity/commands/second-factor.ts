import { done, type Input } from '#lib/contract'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import type { Receive, Write } from '#kernel/context'
import { accountSubject, needAccount } from '../accounts.ts'
import type { identity } from '../contract.ts'
import {
  recoveryCodesMade,
  secondFactorAdded,
  secondFactorRemoved,
  secondFactorTaken,
  sessionsEnded,
} from '../events.ts'
import {
  dropApp,
  dropFactors,
  factorOf,
  hasFactor,
  newAppSecret,
  newRecoveryCodes,
  useAppCode,
} from '../factors.ts'
import { admitTry, forgiveTry, target } from '../guesses.ts'
import { appAddedMails, factorTakenMails } from '../mails.ts'
import { sendNotice } from '../notices.ts'
import { whyNotTakeFactor } from '../policy.ts'
import { provenBy } from '../proof.ts'
import { endSessions } from '../sessions.ts'
import { organisationOf } from '../settings.ts'
import { whence } from '../whence.ts'
import { w } from '../words.ts'
import { needWayIn } from './accounts.ts'

/** What an authenticator app reads off the picture: who it is for and where. */
function addressOf(secret: string, email: string, organisation: string): string {
  const issuer = organisation === '' ? 'Wheelhouse' : organisation.replaceAll(':', ' ')
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(email)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=30`
}

/** Begins to set up an app. Nothing counts until a code of it was shown. */
export async function setUpApp(ctx: Write) {
  const { id } = ctx.actor
  refuseIf((await factorOf(ctx, id)).app_since !== null && w.later('has-factor'))
  const { email } = await needAccount(ctx, id)
  const secret = await newAppSecret(ctx, id)
  return { secret, address: addressOf(secret, email, (await organisationOf(ctx)).name) }
}

/** The app shows the right code, so it counts from now on. With the first factor the recovery codes leave in this reply and are not kept. */
export async function confirmApp(ctx: Receive, { code }: Input<typeof identity.confirmApp>) {
  const { id } = ctx.actor
  const targets = [target('code', 'set-up', id)]
  await admitTry(ctx, targets)
  return ctx.write(async (tx) => {
    const isFirst = !(await hasFactor(tx, id))
    if (!(await useAppCode(tx, id, { code, confirms: true })))
      throw inputRefused('code', w.later('wrong-code'))
    await forgiveTry(tx, targets)
    tx.emit(secondFactorAdded, await accountSubject(tx, id), whence(tx.request), { granted: false })
    await sendNotice(tx, await needAccount(tx, id), appAddedMails)
    return { codes: isFirst ? await newRecoveryCodes(tx, id) : [] }
  })
}

/** Makes recovery codes anew; the earlier ones stop to work. */
export async function makeRecoveryCodes(ctx: Write) {
  const { id } = ctx.actor
  refuseIf(!(await hasFactor(ctx, id)) && w.later('no-factor'))
  const codes = await newRecoveryCodes(ctx, id)
  ctx.emit(recoveryCodesMade, await accountSubject(ctx, id), { n: codes.length }, { granted: false })
  return { codes }
}

/** Takes one's own app off, once a code or the password was given. */
export async function removeApp(ctx: Receive, { proof }: Input<typeof identity.removeApp>) {
  const { account, targets } = await provenBy(ctx, proof)
  const { person_id } = account
  await ctx.write(async (tx) => {
    await forgiveTry(tx, targets)
    if (!(await dropApp(tx, person_id))) throw new Refusal('conflict', w.later('no-app'))
    const subject = await accountSubject(tx, person_id)
    tx.emit(secondFactorRemoved, subject, whence(tx.request), { granted: false })
  })
  return done
}

/** Takes a lost second factor off another person's account. Whoever is signed in there is signed out, and told by mail. */
export async function takeSecondFactor(ctx: Write, { id }: Input<typeof identity.takeSecondFactor>) {
  refuseIf(whyNotTakeFactor(ctx.actor, id))
  const account = await needAccount(ctx, id)
  await needWayIn(ctx, [id])
  if (!(await dropFactors(ctx, id))) throw new Refusal('conflict', w.later('no-factor-there'))
  const subject = await accountSubject(ctx, id)
  const devices = await endSessions(ctx, { person_id: id })
  ctx.emit(secondFactorTaken, subject, whence(ctx.request), { granted: false })
  if (devices.length > 0) ctx.emit(sessionsEnded, subject, { devices }, { granted: false })
  await sendNotice(ctx, account, factorTakenMails)
  return done
}
