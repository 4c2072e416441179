import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { ticketKinds } from '../kinds.ts'

/** Numbers of our own form that a file brought along are counted as given out, so that no new ticket gets one of them. */
export async function keepNumbersAhead(ctx: Write, keys: readonly string[]) {
  for (const { prefix, sequence } of ticketKinds) {
    const own = new RegExp(`^${prefix}-(\\d{1,15})$`)
    const highest = Math.max(0, ...keys.map((key) => Number(own.exec(key)?.[1] ?? 0)))
    if (highest > 0)
      await sql`select setval(${sequence}::regclass, greatest(${highest}::bigint, (select last_value from pg_sequences
        where schemaname = current_schema() and sequencename = ${sequence})))`.execute(ctx.db)
  }
}
