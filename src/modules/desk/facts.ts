import type { Write } from '#kernel/context'
import type { WorkRow } from '#facets/work/load'
import { TicketDescribed } from './events.ts'

export interface Facts {
  cause: string
  resolution: string
}

/** What the desk found out about these tickets. */
export async function factsOf(ctx: Write, rows: readonly Pick<WorkRow, 'id'>[]): Promise<Map<string, Facts>> {
  if (rows.length === 0) return new Map()
  const ids = rows.map(({ id }) => id)
  const found = await ctx.db
    .selectFrom('ticket')
    .select(['id', 'cause', 'resolution'])
    .where('id', 'in', ids)
    .execute()
  return new Map(found.map(({ id, ...facts }) => [id, facts]))
}

/** Writes down cause and resolution where they are given and differ; says whether anything changed. */
export async function describe(
  ctx: Write,
  row: WorkRow,
  before: Facts = { cause: '', resolution: '' },
  given: { cause?: string | undefined; resolution?: string | undefined },
): Promise<boolean> {
  const after = { cause: given.cause ?? before.cause, resolution: given.resolution ?? before.resolution }
  if (after.cause === before.cause && after.resolution === before.resolution) return false
  await ctx.db.updateTable('ticket').set(after).where('id', '=', row.id).execute()
  ctx.emit(TicketDescribed, row, { before, after })
  return true
}
