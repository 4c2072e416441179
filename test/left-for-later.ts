import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import type { Db } from '#kernel/db'

/** How much flows and jobs have yet to do now, and what went wrong with any. */
async function leftForLater(db: Db) {
  const { rows } = await sql<{ waiting: number; failed: string[] }>`
    select (select count(*) from outbox where attempts = 0 and run_after <= now())
        + (select count(*) from job where state in ('waiting', 'running') and run_after <= now()) as waiting,
      array(select distinct subscriber || ': ' || last_error from outbox where attempts > 0)
        || array(select distinct task || ': ' || error from job where error is not null) as failed`.execute(
    db,
  )
  return rows[0]
}

/** Waits until flows and jobs have done what there is for them; gives what went wrong. */
export async function allDone(db: Db): Promise<readonly string[]> {
  await vi.waitFor(async () => expect(await leftForLater(db)).toMatchObject({ waiting: 0 }), {
    timeout: 60_000,
    interval: 20,
  })
  return (await leftForLater(db))?.failed ?? []
}
