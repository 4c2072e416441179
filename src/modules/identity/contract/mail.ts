import { z } from 'zod'
import { Done, get, Id, page, post, paging } from '#lib/contract'
import { Mail, MailState } from '../schemas.ts'

const ids = z.object({ ids: z.array(Id).min(1).max(200) })

export const mail = {
  mail: get('/api/identity/mail', {
    summary: 'Outgoing mail: what waits, what is uncertain, what failed',
    can: 'identity.read',
    input: z.object({ state: MailState.optional(), ...paging }),
    reply: page(Mail).extend({
      mails: z.boolean(),
      counts: z.object({ waiting: z.int(), uncertain: z.int(), failed: z.int() }),
    }),
  }),
  withdrawMail: post('/api/identity/mail/withdraw', {
    summary: 'Take back mail that has not left',
    can: 'identity.mail',
    input: ids,
    reply: z.object({ ids: z.array(Id) }),
  }),
  sendMailAgain: post('/api/identity/mail/again', {
    summary: 'Send mail again that failed or may not have arrived',
    can: 'identity.mail',
    input: ids,
    reply: z.object({ ids: z.array(Id) }),
  }),
  sendTestMail: post('/api/identity/mail/test', {
    summary: 'Send myself a test mail',
    can: 'identity.mail',
    input: z.object({}),
    reply: Done,
  }),
}
