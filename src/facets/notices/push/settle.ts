import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Answered } from '#kernel/outbound/call'
import { settled } from '../engine/settled.ts'
import type { Due } from './lane.ts'

/** Writes down what became of a push. */
export async function settle(db: Db, { notice_id, device_id, attempts }: Due, answered: Answered) {
  const becomes = settled(answered, attempts)
  if (becomes.is === 'stopped')
    return sql`update notice_push set run_after = now(), attempts = attempts - 1
      where notice_id = ${notice_id}::uuid and device_id = ${device_id}::uuid`.execute(db)
  if (becomes.is === 'gone') return sql`delete from push_device where id = ${device_id}::uuid`.execute(db)
  if (becomes.is === 'later')
    await sql`update notice_push set run_after = now() + make_interval(secs => ${becomes.seconds}::int)
      where notice_id = ${notice_id}::uuid and device_id = ${device_id}::uuid`.execute(db)
  else
    await sql`delete from notice_push where notice_id = ${notice_id}::uuid and device_id = ${device_id}::uuid`.execute(
      db,
    )
  return becomes.is === 'done'
    ? sql`update push_device set pushed_at = now(), failing_since = null where id = ${device_id}::uuid`.execute(
        db,
      )
    : sql`update push_device set failing_since = coalesce(failing_since, now()) where id = ${device_id}::uuid`.execute(
        db,
      )
}
