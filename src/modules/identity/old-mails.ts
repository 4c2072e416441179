import { forgetOldMail, oldMail } from '#kernel/mail/queue'
import { retention } from '#kernel/retention'
import { w } from './words.ts'

/** How long mail is kept once it has left. */
export const oldMails = retention({
  name: 'mail',
  title: w.later('retention.mail'),
  ask: w.later('retention.mail-days'),
  due: oldMail,
  letGo: forgetOldMail,
})
