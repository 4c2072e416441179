import type { Write } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import { queueMail } from '#kernel/mail/queue'
import type { Schedule } from '#kernel/schedules'
import { blockOf } from '#kernel/seal/head-text'
import { headOf } from '#kernel/seal/heads'
import { mailed, mailedTo } from '#kernel/seal/mailed'
import { w as said } from '#kernel/seal/words'
import type { Head } from '#lib/sealed'
import { w } from './words.ts'

/** What it is for, what to do with it, and the head by itself; to an address, of whose reader no language is known. */
const letterOf = (head: Head, address: string) => ({
  subject: said('mail.subject', { size: head.size }),
  text: [
    said('mail.what', { address, size: head.size, at: head.at }),
    said('mail.check'),
    blockOf(head),
    said('mail.silence'),
    '',
  ].join('\n\n'),
})

/** Mails the newest signed head to whoever keeps them outside, if there is one that has not gone to them yet. */
export async function mailHead(ctx: Write): Promise<void> {
  const { sealMail: to, address } = await installationOf(ctx)
  if (to === null) return
  const before = (await mailedTo(ctx, to)) ?? { size: 0, at: ctx.now, waiting: null }
  const head = await headOf(ctx)
  const size = head?.size ?? 0
  // One that still waits is left to leave.
  if (size <= (before.waiting ?? 0)) return
  if (!head || size <= before.size) {
    await mailed(ctx, to, before)
    return
  }
  const [queued] = await queueMail(ctx, [{ to, ...letterOf(head, address) }])
  if (queued) await mailed(ctx, to, before, { size, mail_id: queued.id })
}

export const mailHeadSchedule: Schedule = {
  name: 'seal.mail-head',
  title: w.later('schedule-mail'),
  everySeconds: 86_400,
  run: mailHead,
}
