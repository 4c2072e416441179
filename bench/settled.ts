import { setTimeout as after } from 'node:timers/promises'
import type { OpenDb } from '#kernel/db'

const usuallyMs = 300_000

/** Waits until the workers have nothing left that is due: what was made long ago breaks its promises all at once, and is sealed. */
export async function settled({ pool }: OpenDb, longestMs = usuallyMs): Promise<void> {
  const waiting = `select exists (select from outbox where dead_at is null and run_after <= now())
    or exists (select from clock where next_at <= now())
    or exists (select from job where state in ('waiting', 'running') and run_after <= now())
    or exists (select from event where (tx, id) > all (select tx, event_id from seal_head order by size desc limit 1)) as some`
  for (const until = performance.now() + longestMs; performance.now() < until; await after(250)) {
    const { rows } = await pool.query<{ some: boolean }>(waiting)
    if (!rows[0]?.some) return
  }
  throw new Error('the workers have not settled')
}
