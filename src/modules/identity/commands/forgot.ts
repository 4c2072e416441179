import { z } from 'zod'
import { done, type Input } from '#lib/contract'
import { system } from '#kernel/actor'
import { writing, type Write } from '#kernel/context'
import { enqueue, task } from '#kernel/jobs'
import { queueMail } from '#kernel/mail/queue'
import { accountByEmail, accountSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { resetAsked } from '../events.ts'
import { countTry, networkOf, target } from '../guesses.ts'
import { issueLinks, linkHours, linkTo } from '../links.ts'
import { resetMails } from '../mails.ts'
import { mayComeByOwnWay } from '../sign-on/providers.ts'
import { directoryOf } from '../whose-password.ts'
import { w } from '../words.ts'

const hourMs = 3_600_000
export const hoursLater = (instant: string, hours: number) =>
  Temporal.Instant.fromEpochMilliseconds(
    Temporal.Instant.from(instant).epochMilliseconds + hours * hourMs,
  ).toString()

/** Finds out whether there is such an account, and writes to it: apart from the request, so that no clock tells which. */
export const resetMail = task('identity.reset-mail', {
  title: w.later('mail-reset-subject'),
  input: z.object({ email: z.string(), ip: z.string() }),
  async run({ db }, { email, ip }) {
    await writing({ db, actor: system, origin: 'system' }, async (ctx) => {
      const account = await accountByEmail(ctx, email, ip)
      if (!account || account.password_hash === null || account.disabled_at !== null || !account.active)
        return
      if (!(await mayComeByOwnWay(ctx, account.person_id))) return
      if ((await directoryOf(ctx, account.person_id)) !== undefined) return
      const hours = linkHours.reset
      const [secret = ''] = await issueLinks(ctx, [{ kind: 'reset', person_id: account.person_id, hours }])
      const until = hoursLater(ctx.now, hours)
      const [texts] = await resetMails(ctx, [{ ...account, url: await linkTo(ctx, 'reset', secret), until }])
      if (texts) await queueMail(ctx, [{ to: account.email, ...texts, until, secret: true }])
      ctx.emit(resetAsked, await accountSubject(ctx, account.person_id), { ip }, { granted: false })
    })
  },
})

/** Answers the same whoever asks for whom; past a few an hour nothing is sent, without a word about it. */
export async function forgot(ctx: Write, { email }: Input<typeof identity.forgot>) {
  const { ip = '' } = ctx.request
  const targets = [target('reset', email), target('address', networkOf(ip))]
  const { blockedUntil } = await countTry(ctx, targets)
  if (blockedUntil === undefined)
    await enqueue(ctx, resetMail, { email, ip }, { unique: `reset ${target('reset', email).key}` })
  return done
}
