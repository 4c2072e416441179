import { done, type Input } from '#lib/contract'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import type { Receive, Write } from '#kernel/context'
import { accountOf, accountSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { passwordChanged, sessionsEnded } from '../events.ts'
import { admitTry, forgiveTry, target } from '../guesses.ts'
import { openLink, useLink } from '../links.ts'
import { changedMails } from '../mails.ts'
import { sendNotice } from '../notices.ts'
import { fitsPassword, hashChosen } from '../passwords.ts'
import { endSessions, renewSession, startSession } from '../sessions.ts'
import { noteSignIn } from '../sign-ins.ts'
import { organisationOf } from '../settings.ts'
import { mayComeByOwnWay } from '../sign-on/providers.ts'
import { w as on } from '../sign-on/words.ts'
import { whence } from '../whence.ts'
import { refuseElsewhere } from '../whose-password.ts'
import { w } from '../words.ts'

/** What a guesser knows of the person. */
export const aboutOf = async (ctx: Receive, { name, email }: { name: string; email: string }) => [
  name,
  email,
  (await organisationOf(ctx)).name,
]

const setPassword = (ctx: Write, personId: string, password_hash: string) =>
  ctx.db
    .updateTable('account')
    .set({ password_hash, password_changed_at: ctx.now })
    .where('person_id', '=', personId)
    .execute()

/** Changes one's own password, once the current one was given: all other sessions end, and this one gets a new secret. */
export async function changePassword(
  ctx: Receive,
  { current, password }: Input<typeof identity.changePassword>,
) {
  const { id, session } = ctx.actor
  await refuseElsewhere(ctx, id)
  const account = await accountOf(ctx, id)
  const targets = [target('account', 'change', id)]
  await admitTry(ctx, targets)
  if (!account || !(await fitsPassword(current, account.password_hash)))
    throw inputRefused('current', w.later('wrong-password'))
  const password_hash = await hashChosen(password, await aboutOf(ctx, account))
  const secret = await ctx.write(async (tx) => {
    await setPassword(tx, id, password_hash)
    await forgiveTry(tx, targets)
    const devices = await endSessions(tx, { person_id: id, but: session })
    const subject = await accountSubject(tx, id)
    tx.emit(passwordChanged, subject, { how: 'change', ip: whence(tx.request).ip }, { granted: false })
    if (devices.length > 0) tx.emit(sessionsEnded, subject, { devices }, { granted: false })
    await sendNotice(tx, account, changedMails)
    return session === undefined ? undefined : renewSession(tx, session)
  })
  if (secret !== undefined) ctx.request.giveSession?.(secret)
  return done
}

/** Sets a new password by a link; whoever was signed in is signed out, and has to come in by the new one. */
export async function reset(ctx: Receive, { secret, password }: Input<typeof identity.reset>) {
  const { person_id } = await openLink(ctx, secret, 'reset')
  const account = person_id === null ? undefined : await accountOf(ctx, person_id)
  if (!account) throw new Refusal('not-found', w.later('link-spent'))
  await refuseElsewhere(ctx, account.person_id)
  const password_hash = await hashChosen(password, await aboutOf(ctx, account))
  await ctx.write(async (tx) => {
    await useLink(tx, secret, 'reset')
    const by = { id: account.person_id }
    await setPassword(tx, account.person_id, password_hash)
    await forgiveTry(tx, [target('account', account.email)])
    const subject = await accountSubject(tx, account.person_id)
    const devices = await endSessions(tx, { person_id: account.person_id })
    tx.emit(passwordChanged, subject, { how: 'reset', ip: whence(tx.request).ip }, { by, granted: false })
    if (devices.length > 0) tx.emit(sessionsEnded, subject, { devices }, { by, granted: false })
    await sendNotice(tx, account, changedMails)
  })
  ctx.request.giveSession?.(null)
  return done
}

/** Opens the account of an invited person: they choose a password and are in. Of two who try at once, one is. */
export async function accept(ctx: Receive, { secret, password, ...chosen }: Input<typeof identity.accept>) {
  const { person_id } = await openLink(ctx, secret, 'invitation')
  const account = person_id === null ? undefined : await accountOf(ctx, person_id)
  if (!account) throw new Refusal('not-found', w.later('link-spent'))
  refuseIf(!(await mayComeByOwnWay(ctx, account.person_id)) && on.later('password-off'))
  await refuseElsewhere(ctx, account.person_id)
  const password_hash = await hashChosen(password, await aboutOf(ctx, account))
  const session = await ctx.write(async (tx) => {
    await useLink(tx, secret, 'invitation')
    await tx.db
      .updateTable('account')
      .set({ password_hash, password_changed_at: tx.now, signed_in_at: tx.now, ...chosen })
      .where('person_id', '=', account.person_id)
      .execute()
    const started = await startSession(tx, account.person_id)
    await noteSignIn(tx, { person_id: account.person_id, how: 'link', result: 'in' })
    const by = { id: account.person_id, session: started.id }
    const subject = await accountSubject(tx, account.person_id)
    tx.emit(
      passwordChanged,
      subject,
      { how: 'invitation', ip: whence(tx.request).ip },
      { by, granted: false },
    )
    return started
  })
  ctx.request.giveSession?.(session.secret)
  return done
}
