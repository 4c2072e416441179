import { sql } from 'kysely'
import { vi } from 'vitest'
import { freshDb } from './harness.ts'

/** So many events with their payloads, by one statement; gives their numbers. */
export const events = (n: number) => `
  with src as materialized (
    select nextval('event_id_seq') as id, gen_random_uuid() as subject, decode(md5(g::text || clock_timestamp()::text), 'hex') as salt,
      '{"n":' || g || '}' as payload from generate_series(1, ${n}) g
  ), written as (
    insert into event (id, at, kind, subject_id, subject_kind, audience_id, actor_id, request_id, origin, commitment)
    overriding system value
    select id, clock_timestamp(), 'thing.happened', subject, 'thing', 1, subject, subject, 'user', sha256(salt || convert_to(payload, 'UTF8')) from src
  ), said as (
    insert into event_data (event_id, salt, payload) select id, salt, payload from src
  )
  select id from src order by id`

/** A database of its own in which things happen and are sealed. */
export async function sealedLog() {
  const open = await freshDb()
  const { db, pool } = open
  return {
    ...open,
    async happen(n: number): Promise<number[]> {
      const { rows } = await pool.query<{ id: number }>(events(n))
      return rows.map(({ id }) => id)
    },
    /** Seals until nothing waits: transactions elsewhere on the server may keep some of it from being final for a moment. */
    async allSealed(step: () => Promise<unknown>) {
      const waiting = async () => {
        await step()
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from event e where not exists (select from seal_leaf l where l.event_id = e.id)`.execute(
          db,
        )
        return rows[0]?.n
      }
      await vi.waitUntil(async () => (await waiting()) === 0, { interval: 5, timeout: 30_000 })
    },
    async leaves() {
      const { rows } = await sql<{ leaf: number; event_id: number; hash: Buffer }>`
        select leaf, event_id, hash from seal_leaf order by leaf`.execute(db)
      return rows
    },
  }
}
