import type { Write } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import { queueMail } from '#kernel/mail/queue'
import type { AccountRow } from './accounts.ts'
import type { Texts } from './mails.ts'

/** Writes to someone what happened to their account, where there is a mail server: in case it was not them. */
export async function sendNotice(
  ctx: Write,
  account: AccountRow,
  mails: (ctx: Write, readers: readonly AccountRow[]) => Promise<Texts[]>,
) {
  if (!(await installationOf(ctx)).mails) return
  const [texts] = await mails(ctx, [account])
  if (texts) await queueMail(ctx, [{ to: account.email, ...texts }])
}
