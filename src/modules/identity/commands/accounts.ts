import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { grantsHeldBy } from '#kernel/auth/grants'
import { installationOf } from '#kernel/installation'
import { queueMail } from '#kernel/mail/queue'
import { accountByEmail, accountOf, accountSubject, needAccount } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { accountClosed, accountOpened, emailChanged, resetLinkMade, sessionsEnded } from '../events.ts'
import { whyNotWayIn } from '../giving.ts'
import { closeLink, issueLinks, linkHours, linkTo } from '../links.ts'
import { resetMails } from '../mails.ts'
import { whyNotClose } from '../policy.ts'
import { endSessions } from '../sessions.ts'
import { endViewingsOf } from '../viewing.ts'
import { refuseElsewhere } from '../whose-password.ts'
import { w } from '../words.ts'
import { createAccounts } from './create-accounts.ts'
import { hoursLater } from './forgot.ts'
import { revokeTokensOf } from './tokens.ts'

/** Closes the account of a person, if they have an open one: whatever it opened is shut in the same moment, everywhere. */
export async function closeAccountOf(ctx: Write, id: string): Promise<void> {
  const closed = await ctx.db
    .updateTable('account')
    .set({ disabled_at: ctx.now })
    .where('person_id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (closed.numUpdatedRows === 0n) return
  await endSessions(ctx, { person_id: id })
  await endViewingsOf(ctx, id)
  await closeLink(ctx, 'invitation', id)
  await closeLink(ctx, 'reset', id)
  await revokeTokensOf(ctx, id)
  ctx.emit(accountClosed, await accountSubject(ctx, id), {}, { granted: false })
}

/** Refuses whoever could come in as somebody who may more than they do. */
export async function needWayIn(ctx: Write, ids: readonly string[]) {
  const others = ids.filter((id) => id !== ctx.actor.id)
  refuseIf(whyNotWayIn(ctx.actor, await grantsHeldBy(ctx.db, others)))
}

export async function closeAccount(ctx: Write, { id }: Input<typeof identity.closeAccount>) {
  refuseIf(whyNotClose(ctx.actor, id))
  await needAccount(ctx, id)
  await closeAccountOf(ctx, id)
  return done
}

/** Opens a closed account again; its tokens stay revoked. */
export async function openAccount(ctx: Write, { id }: Input<typeof identity.openAccount>) {
  const { disabled_at } = await needAccount(ctx, id)
  if (disabled_at === null) return done
  await ctx.db.updateTable('account').set({ disabled_at: null }).where('person_id', '=', id).execute()
  ctx.emit(accountOpened, await accountSubject(ctx, id), {}, { granted: false })
  return done
}

export async function changeEmail(ctx: Write, { id, email }: Input<typeof identity.changeEmail>) {
  const { email: before } = await needAccount(ctx, id)
  if (before === email) return done
  await needWayIn(ctx, [id])
  await ctx.db.updateTable('account').set({ email }).where('person_id', '=', id).execute()
  // Links on their way went to the old address.
  await closeLink(ctx, 'reset', id)
  await closeLink(ctx, 'invitation', id)
  ctx.emit(emailChanged, await accountSubject(ctx, id), { before, after: email }, { granted: false })
  return done
}

/** Signs somebody out everywhere, if they have an account. */
export async function signOutEverywhere(ctx: Write, id: string) {
  const devices = await endSessions(ctx, { person_id: id })
  if (devices.length > 0)
    ctx.emit(sessionsEnded, await accountSubject(ctx, id), { devices }, { granted: false })
}

/** Opens an account for a person who has none; an address that somebody else signs in with is left to them. */
export async function accountFor(ctx: Write, person_id: string, email: string) {
  if ((await accountOf(ctx, person_id)) || (await accountByEmail(ctx, email, ''))) return
  await createAccounts(ctx, [{ person_id, email, roles: [{ role: 'requester' }] }])
}

export async function endAllSessions(ctx: Write, { id }: Input<typeof identity.endAllSessions>) {
  await needAccount(ctx, id)
  await signOutEverywhere(ctx, id)
  return done
}

/** Sends a link for a new password; without a mail server it comes back, to be handed over. */
export async function makeResetLink(ctx: Write, { id }: Input<typeof identity.makeResetLink>) {
  const account = await needAccount(ctx, id)
  if ((account.password_hash === null && !account.linked) || account.disabled_at !== null)
    throw new Refusal('conflict', w.later('not-active'))
  await needWayIn(ctx, [id])
  await refuseElsewhere(ctx, id)
  const hours = linkHours['reset-by-hand']
  const [secret = ''] = await issueLinks(ctx, [{ kind: 'reset', person_id: id, hours }])
  const url = await linkTo(ctx, 'reset', secret)
  ctx.emit(resetLinkMade, await accountSubject(ctx, id), {}, { granted: false })
  if (!(await installationOf(ctx)).mails) return { ok: true as const, link: url }
  const until = hoursLater(ctx.now, hours)
  const [texts] = await resetMails(ctx, [{ ...account, url, until }])
  if (texts) await queueMail(ctx, [{ to: account.email, ...texts, until, secret: true }])
  return { ok: true as const, link: null }
}
