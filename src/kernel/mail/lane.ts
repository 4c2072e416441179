import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { logger } from '../log.ts'
import { type MailSettings, openTransport, type Outgoing, type Verdict } from './transport.ts'

const log = logger('mail')
const giveUpAfterDays = 3
/** While the mail server is away, one try in so many milliseconds says enough. */
const awayMs = 15_000

interface Claimed extends Outgoing {
  id: string
}

/** Takes the oldest due mail and marks it as on its way, for good, before a byte of it is sent. */
async function claim(db: Db): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update mail set state = 'sending', sending_at = now(), attempts = attempts + 1, last_error = null
    where id = (select id from mail where state = 'waiting' and not_before <= now() and (not_after is null or not_after > now())
      order by not_before, id limit 1 for update skip locked)
    returning id, message_id, sender, recipient, subject, body_text, body_html, headers, created_at`.execute(
    db,
  )
  return rows[0]
}

/** Writes down what became of it. */
async function settle(db: Db, id: string, verdict: Verdict) {
  if (verdict.is === 'sent')
    return sql`update mail set state = 'sent', sent_at = now(), sending_at = null,
        body_text = case when secret then '' else body_text end, body_html = case when secret then null else body_html end
      where id = ${id}::uuid`.execute(db)
  const { why } = verdict
  log.warn({ mail: id, why }, verdict.is === 'unknown' ? 'a mail may have been sent' : 'a mail was not sent')
  if (verdict.is === 'unknown')
    return sql`update mail set last_error = ${why}::text where id = ${id}::uuid`.execute(db)
  if (verdict.is === 'never')
    return sql`update mail set state = 'failed', sending_at = null, last_error = ${why}::text where id = ${id}::uuid`.execute(
      db,
    )
  return sql`update mail set sending_at = null, last_error = ${why}::text,
      state = case when created_at < now() - make_interval(days => ${giveUpAfterDays}::int) then 'failed' else 'waiting' end,
      not_before = now() + make_interval(secs => least(3600, 15 * power(2, least(attempts, 10))))
    where id = ${id}::uuid`.execute(db)
}

/** The worker's lane that sends what waits, one at a time. Any number of workers may send beside each other. */
export function mailLane(db: Db, settings: MailSettings) {
  const transport = openTransport(settings)
  let pausedUntil = 0
  return {
    async step(): Promise<boolean> {
      if (performance.now() < pausedUntil) return false
      const mail = await claim(db)
      if (!mail) return false
      const verdict = await transport.send(mail)
      await settle(db, mail.id, verdict)
      if (verdict.is === 'later' && verdict.away) pausedUntil = performance.now() + awayMs
      return true
    },
    close: () => transport.close(),
  }
}
