import { sql } from 'kysely'
import { costColumns } from '#lib/money/columns'
import { msOf } from '#lib/time/instant'
import type { Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { hoursAway } from '../engine/downtime.ts'
import { RepairClosed, RepairOpened } from './contract.ts'
import type { repairKinds } from './schemas.ts'

/** A repair that is over, and that another program wrote down. */
export interface PastRepair {
  readonly asset_id: string
  readonly kind: (typeof repairKinds)[number]
  readonly fault: string
  readonly vendor_id: string | null
  readonly under_warranty: boolean
  readonly remark: string
  /** 60.00 EUR; null: not known. */
  readonly cost: string | null
  readonly opened_at: string
  readonly closed_at: string
}

const internal = { granted: false } as const

/** Writes down repairs that are over, as of when they were; nothing moves. Gives their ids, in order. */
export async function recordRepairs(
  ctx: Write,
  repairs: readonly PastRepair[],
  things: ReadonlyMap<string, EntityRef>,
): Promise<string[]> {
  const rows = repairs.map(({ cost, ...one }) => ({
    ...one,
    ...costColumns(cost),
    id: newId(),
    opened_by: ctx.actor.id,
    closed_by: ctx.actor.id,
    result: 'repaired',
  }))
  if (rows.length > 0) await sql`${insertRows('asset_repair', rows)}`.execute(ctx.db)
  for (const { asset_id, kind, vendor_id, cost, opened_at, closed_at } of repairs) {
    const ref = things.get(asset_id)
    if (!ref) continue
    const hours = hoursAway([{ from: msOf(opened_at), until: msOf(closed_at) }], msOf(closed_at))
    ctx.emit(RepairOpened, ref, { kind, vendor_id, expected_on: null }, { ...internal, at: opened_at })
    ctx.emit(RepairClosed, ref, { kind, result: 'repaired', cost, hours }, { ...internal, at: closed_at })
  }
  return rows.map(({ id }) => id)
}

/** Takes repairs away that nobody changed since they were written down; gives the ids of those that stay. */
export async function forgetRepairs({ db }: Write, ids: readonly string[]): Promise<Set<string>> {
  await sql`delete from asset_repair where id = any(${[...ids]}::uuid[]) and version = 1`.execute(db)
  const { rows } = await sql<{ id: string }>`
    select id from asset_repair where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
