import { done, type Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import { administrators } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import { queueMail, sendAgain, withdrawMail as takeBack } from '#kernel/mail/queue'
import { accountOf } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { mailSentAgain, mailWithdrawn } from '../events.ts'
import { testMails } from '../mails.ts'
import { w } from '../words.ts'

type Told = typeof mailWithdrawn | typeof mailSentAgain

async function tell(ctx: Write, type: Told, ids: readonly string[]) {
  if (ids.length === 0) return
  const rows = await ctx.db.selectFrom('mail').select(['id', 'recipient']).where('id', 'in', ids).execute()
  const audience_id = await audienceOf(ctx, [administrators])
  for (const { id, recipient } of rows)
    ctx.emit(type, { id, kind: 'mail', audience_id }, { to: recipient }, { granted: false })
}

/** Takes back what has not left; gives the ids of what it could. */
export async function withdrawMail(ctx: Write, { ids }: Input<typeof identity.withdrawMail>) {
  const taken = await takeBack(ctx, ids)
  await tell(ctx, mailWithdrawn, taken)
  return { ids: taken }
}

export async function sendMailAgain(ctx: Write, { ids }: Input<typeof identity.sendMailAgain>) {
  const again = await sendAgain(ctx, ids)
  await tell(ctx, mailSentAgain, again)
  return { ids: again }
}

export async function sendTestMail(ctx: Write) {
  const { mails } = await installationOf(ctx)
  refuseIf(!mails && w.later('no-mails'))
  const me = await accountOf(ctx, ctx.actor.id)
  const [texts] = me ? await testMails(ctx, [me]) : []
  if (me && texts) await queueMail(ctx, [{ to: me.email, ...texts }])
  return done
}
