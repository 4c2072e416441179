import { sql } from 'kysely'
import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import type { Db } from '#kernel/db'
import { houseSubject } from '#kernel/house-subject'
import { askedWait, giveUpAfterHours, isTooOld, waitAfter } from './engine/backoff.ts'
import { webhookSwitchedOff } from './events.ts'
import type { Due } from './timeline.ts'
import type { WebhookRow } from './webhooks.ts'

/** What became of a try. */
export interface Verdict {
  readonly status?: number
  readonly retryAfter?: string
  readonly why?: string
  readonly detail?: string
}

const [ok, redirected, gone, busy, fault, resting] = [200, 300, 410, 429, 500, 503]
/** A receiver in trouble is left alone for a moment, whatever waits for it. */
const restSeconds = 5

export const withhold = (db: Db, id: number) =>
  sql`update webhook_delivery set state = 'withheld', tried_at = now() where id = ${id}::bigint`.execute(db)

const tell = (db: Db, { id }: Due, state: string, { status, why, detail }: Verdict, seconds = 0) =>
  sql`update webhook_delivery set state = ${state}::text, attempts = attempts + 1, tried_at = now(), status = ${status ?? null}::int,
      why = ${why ?? null}::text, detail = ${detail ?? null}::text, run_after = now() + make_interval(secs => ${seconds}::float8)
    where id = ${id}::bigint`.execute(db)

async function switchOff(db: Db, { id, name }: WebhookRow, why: 'gone' | 'failing') {
  await writing({ db, actor: system, origin: 'system' }, async (ctx) => {
    const { rows } = await sql`update webhook set active = false, off_why = ${why}::text
      where id = ${id}::uuid and active returning id`.execute(ctx.db)
    if (rows.length === 0) return
    const subject = await houseSubject(ctx, 'webhook')
    ctx.emit(webhookSwitchedOff, subject, { webhook: name, why }, { granted: false })
  })
}

const waitAsked = ({ status, retryAfter }: Verdict, now: string) =>
  status === busy || status === resting ? askedWait(retryAfter, now) : undefined

/** Writes down what became of a try; says whether the next one may follow at once. */
export async function settle(db: Db, hook: WebhookRow, due: Due, verdict: Verdict): Promise<boolean> {
  const { status } = verdict
  if (status !== undefined && status >= ok && status < redirected) {
    await tell(db, due, 'done', verdict)
    await sql`update webhook set failing_since = null, delivered_at = now() where id = ${hook.id}::uuid`.execute(
      db,
    )
    return true
  }
  const isOver = status === gone || isTooOld(due.begun_at, due.now)
  const asked = waitAsked(verdict, due.now)
  const wait = asked ?? waitAfter(due.attempts + 1, Math.random())
  await tell(db, due, isOver ? 'dead' : 'waiting', verdict, wait)
  const isTroubled = status === undefined || status === busy || status >= fault
  const { rows } = await sql<{ failing: boolean }>`
    update webhook set failing_since = coalesce(failing_since, now()),
      rests_until = case when ${isTroubled}::boolean then now() + make_interval(secs => ${asked ?? restSeconds}::int) end
    where id = ${hook.id}::uuid
    returning failing_since <= now() - make_interval(hours => ${giveUpAfterHours}::int) as failing`.execute(
    db,
  )
  if (status === gone) await switchOff(db, hook, 'gone')
  else if (rows[0]?.failing) await switchOff(db, hook, 'failing')
  else return !isTroubled
  return false
}
