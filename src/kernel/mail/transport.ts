import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  url: string
  /** The address that mails come from, with a name if wanted. */
  from: string
}

export interface Outgoing {
  message_id: string
  sender: string | null
  recipient: string
  subject: string
  body_text: string
  body_html: string | null
  headers: Record<string, string>
  created_at: string
}

/**
 * What became of one try. `later`: certainly not taken; `never`: refused for good; `unknown`: it was handed over, and
 * no answer came. `away`: no mail server was reached at all, so that the next mail need not be tried either.
 */
export type Verdict = { is: 'sent' } | { is: 'later' | 'never' | 'unknown'; why: string; away?: boolean }

// No mailbox that answers by itself shall answer us.
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

const rawOf = (mail: Outgoing, from: string) =>
  new MailComposer({
    messageId: mail.message_id,
    date: mail.created_at,
    from: mail.sender ?? from,
    to: mail.recipient,
    subject: mail.subject,
    text: mail.body_text,
    ...(mail.body_html !== null && { html: mail.body_html }),
    headers: { ...automatic, ...mail.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()

const addressIn = (text: string) => /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text

interface SmtpError extends Error {
  code?: string
  responseCode?: number
}

/** Speaks SMTP to the organisation's mail server. */
export function openTransport({ url, from }: MailSettings) {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    maxMessages: 100,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
  return {
    async send(mail: Outgoing): Promise<Verdict> {
      // Once the whole text was taken from us the server may have accepted it, whatever happens to the connection then.
      let handedOver = false
      const raw = Readable.from([await rawOf(mail, from)])
      raw.once('end', () => {
        handedOver = true
      })
      try {
        await transport.sendMail({
          envelope: { from: addressIn(mail.sender ?? from), to: mail.recipient },
          raw,
        })
        return { is: 'sent' }
      } catch (error) {
        const { code, responseCode, message } = error as SmtpError
        const why = message.slice(0, 500)
        if (responseCode === undefined && handedOver) return { is: 'unknown', why }
        const forGood =
          responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
        if (forGood) return { is: 'never', why }
        return { is: 'later', why, away: code !== 'EENVELOPE' && code !== 'EMESSAGE' }
      }
    },
    close: () => transport.close(),
  }
}
