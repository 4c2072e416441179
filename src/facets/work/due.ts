import { type RawBuilder, sql } from 'kysely'

/** Statement that keeps the list's due column, from a query of (id, earliest due moment of a running clock or null). */
export const setDue = (due: RawBuilder<unknown>) =>
  sql`update work set due_at = coalesce(d.due_at, 'infinity') from (${due}) as d(id, due_at) 
    where work.id = d.id and work.due_at <> coalesce(d.due_at, 'infinity')`
