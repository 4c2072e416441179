import { sql } from 'kysely'
import type { EventType } from '#lib/contract'
import type { Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { grant } from '#kernel/entity'
import { WatcherAdded, WatcherRemoved, type WatcherRole } from './contract.ts'

/** One concerned by one record, in one way. */
export interface Concern {
  readonly record: EntityRef
  readonly principal_id: string
  readonly role: WatcherRole
}

interface Row {
  entity_id: string
  principal_id: string
  role: WatcherRole
}
const source = (concerns: readonly Concern[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(
    concerns.map(({ record, principal_id, role }) => ({ entity_id: record.id, principal_id, role })),
  )}::jsonb) as c(entity_id uuid, principal_id uuid, role text)`

/**
 * Makes records concern people and teams, who may then see them; says how many of that was new. Asks nobody's leave.
 * `sees`: they have their own way in and shall not keep this one when they lose it.
 */
export async function addConcerns(
  ctx: Write,
  concerns: readonly Concern[],
  { sees = false } = {},
): Promise<number> {
  if (concerns.length === 0) return 0
  const { rows } = await sql<Row>`
    insert into watcher (entity_id, principal_id, role, created_at, created_by)
    select distinct c.entity_id, c.principal_id, c.role, ${ctx.now}::timestamptz, ${ctx.actor.id}::uuid from ${source(concerns)}
    on conflict do nothing returning entity_id, principal_id, role`.execute(ctx.db)
  if (!sees)
    // Also for those who were there before: by themselves, while they had another way in.
    for (const [role, of] of Map.groupBy(concerns, (concern) => concern.role))
      await grant(
        ctx,
        role,
        of.map(({ record, principal_id }) => ({ entity_id: record.id, principal_id })),
      )
  tell(ctx, WatcherAdded, concerns, rows)
  return rows.length
}

/** Takes people and teams off records, and with it the sight that it gave them. */
export async function removeConcerns(ctx: Write, concerns: readonly Concern[]): Promise<number> {
  if (concerns.length === 0) return 0
  const { rows } = await sql<Row>`
    with gone as (
      delete from watcher w using ${source(concerns)}
      where (w.entity_id, w.principal_id, w.role) = (c.entity_id, c.principal_id, c.role)
      returning w.entity_id, w.principal_id, w.role
    ), closed as (
      delete from entity_grant g using gone
      where (g.entity_id, g.principal_id, g.reason) = (gone.entity_id, gone.principal_id, gone.role)
    )
    select * from gone`.execute(ctx.db)
  tell(ctx, WatcherRemoved, concerns, rows)
  return rows.length
}

function tell(
  ctx: Write,
  type: EventType<string, typeof WatcherAdded.data>,
  concerns: readonly Concern[],
  rows: readonly Row[],
) {
  const records = new Map(concerns.map(({ record }) => [record.id, record]))
  for (const { entity_id, principal_id, role } of rows) {
    const record = records.get(entity_id)
    // Who watches is not told outside, as in the list.
    if (record) ctx.emit(type, record, { principal: principal_id, role }, { granted: role !== 'watcher' })
  }
}
