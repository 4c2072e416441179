import type { Write } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import { queueMail } from '#kernel/mail/queue'
import { type AccountRow, administratorAccounts } from './accounts.ts'
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

interface ToAdministrators {
  letters: (readers: readonly AccountRow[]) => Promise<Texts[]>
  /** Who knows already. */
  but?: string
}

/** Writes to all who administer the house, where there is a mail server. */
export async function writeToAdministrators(ctx: Write, { letters, but }: ToAdministrators) {
  const all = await administratorAccounts(ctx)
  const readers = all.filter(({ person_id }) => person_id !== but)
  if (readers.length === 0 || !(await installationOf(ctx)).mails) return
  const texts = await letters(readers)
  const written = readers.flatMap(({ email }, n) => {
    const text = texts[n]
    return text ? [{ to: email, ...text }] : []
  })
  await queueMail(ctx, written)
}
