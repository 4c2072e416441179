import { sql } from 'kysely'
import { system } from '#kernel/actor'
import { instantNow, type Read, reading } from '#kernel/context'
import type { Db } from '#kernel/db'
import { installationOf } from '#kernel/installation'
import { type Answered, postOutside } from '#kernel/outbound/call'
import type { Lane } from '#kernel/worker'
import { leaver } from '../due.ts'
import { knownKind } from '../kinds.ts'
import { type NoticeRow, recordsOf, sayer } from '../said.ts'
import { reachOf } from './devices.ts'
import { encrypted } from './encrypt.ts'
import { pushKey } from './key.ts'
import { headersFor, type Message, messageOf } from './message.ts'
import { settle } from './settle.ts'

const withinMs = 10_000
/** So many are sent side by side by one worker. */
const mostAtOnce = 16
/** Longer than any call takes: whoever took one up and is silent for so long is gone. */
const heldSeconds = 60

export interface Due extends NoticeRow {
  notice_id: string
  device_id: string
  attempts: number
  reach: Buffer
  unread: number
}

/** Takes up what is due: nobody else does for a while. */
async function claim(db: Db): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with mine as (
      update notice_push p set run_after = now() + make_interval(secs => ${heldSeconds}::int), attempts = attempts + 1
      where (notice_id, device_id) in (select notice_id, device_id from notice_push where run_after <= now()
        order by run_after limit ${mostAtOnce}::int for update skip locked)
      returning notice_id, device_id, attempts)
    select mine.*, d.reach, n.*, (select count(*)::int from notice o where o.person_id = n.person_id and o.read_at is null
        and coalesce(o.entity_id, o.id) = coalesce(n.entity_id, n.id)) as unread
    from mine join notice n on n.id = mine.notice_id join push_device d on d.id = mine.device_id`.execute(db)
  return rows
}

const drop = (db: Db, { notice_id, device_id }: Due) =>
  sql`delete from notice_push where notice_id = ${notice_id}::uuid and device_id = ${device_id}::uuid`.execute(
    db,
  )

/** What one browser is shown of one notice; undefined where it is not to leave. */
async function shownTo(ctx: Read, due: Due): Promise<Message | undefined> {
  const { actor, leaves } = await leaver(ctx, due.person_id)
  if (!actor || !(await leaves(due, ({ push }) => push))) return undefined
  const told = await sayer(ctx, [due], actor)
  const record = (await recordsOf(ctx, [due])).get(due.entity_id ?? '')
  return messageOf({ ...due, record, says: told(due), language: actor.language })
}

async function push(db: Db, due: Due, signal: AbortSignal) {
  const ctx = reading({ db, actor: system })
  const message = await shownTo(ctx, due)
  const reach = message && reachOf(due.device_id, due.reach)
  if (!message || !reach) return drop(db, due)
  const { address } = await installationOf(ctx)
  const answered: Answered = await postOutside({
    url: reach.endpoint,
    body: encrypted(Buffer.from(JSON.stringify(message)), {
      p256dh: Buffer.from(reach.p256dh, 'base64url'),
      auth: Buffer.from(reach.auth, 'base64url'),
    }),
    headers: headersFor(await pushKey(db), {
      endpoint: reach.endpoint,
      tag: message.tag,
      isUrgent: knownKind(due.kind)?.urgent ?? false,
      address,
      now: Date.parse(instantNow()),
    }),
    withinMs,
    signal,
    caller: 'push',
  })
  await settle(db, due, answered)
}

/** Pushes what is due to browsers, some side by side. */
export function pushLane(db: Db): Lane {
  const ending = new AbortController()
  let hasKey = false
  return {
    async step() {
      // There before anybody subscribes.
      if (!hasKey) await pushKey(db)
      hasKey = true
      const due = await claim(db)
      await Promise.all(due.map(async (one) => push(db, one, ending.signal)))
      return due.length > 0
    },
    close: () => ending.abort(),
  }
}
