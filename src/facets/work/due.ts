import { type RawBuilder, sql } from 'kysely'
import type { Write } from '#kernel/context'

/** Keeps the list's due column: a query of (id, earliest due moment of a running clock or null). */
export const setDue = (ctx: Write, due: RawBuilder<unknown>) =>
  sql`update work set due_at = coalesce(d.due_at, 'infinity') from (${due}) as d(id, due_at) where work.id = d.id`.execute(
    ctx.db,
  )
