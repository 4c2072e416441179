import { sql } from 'kysely'
import { msOf } from '#lib/time/instant'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import type { Reason } from './contract.ts'
import { isWhole, type Step } from './engine/weave.ts'

export interface KeptStep extends Step {
  readonly id: string
}

interface Row {
  id: string
  item_id: string
  at: string
  from_id: string | null
  to_id: string | null
}

/** The ledgers of single things, each from its first step to its last; `lock`: nobody else adds to them until the transaction ends. */
export async function ledgersOf(
  { db }: Pick<Read, 'db'>,
  items: readonly string[],
  { lock = false } = {},
): Promise<Map<string, KeptStep[]>> {
  const ids = [...new Set(items)]
  if (lock) await sql`select from entity where id = any(${ids}::uuid[]) order by id for update`.execute(db)
  const { rows } = await sql<Row>`
    select id, item_id, at, from_id, to_id from custody_move
    where item_id = any(${ids}::uuid[]) and part_id is null order by custody_move.at, id`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ item_id }) => item_id)].map(([item, some]) => [
      item,
      some.map(({ id, at, from_id, to_id }) => ({ id, at: msOf(at), from_id, to_id })),
    ]),
  )
}

/** A step that was taken elsewhere, before the ledger was kept here. */
export interface PastStep {
  readonly item_id: string
  readonly from_id: string | null
  readonly to_id: string | null
  readonly at: string
  readonly reason: Reason
  readonly note: string
  readonly by: string
}

/**
 * Writes down what was long ago, in the order in which it happened. What everybody holds now is left as it is, and nothing is told: a
 * ledger that does not end where it ended before is a fault of the caller. Gives the ids of the steps.
 */
export async function addPastSteps({ db }: Write, steps: readonly PastStep[]): Promise<string[]> {
  if (steps.length === 0) return []
  const batches = new Map(steps.map(({ item_id }) => [item_id, newId()]))
  const rows = steps.map(({ by, ...step }) => ({
    ...step,
    id: newId(),
    quantity: 1,
    actor_id: by,
    batch: batches.get(step.item_id),
  }))
  await sql`${insertRows('custody_move', rows)}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Takes steps of one thing away that never should have been written; false where what came later builds on them. */
export async function forgetPastSteps(ctx: Write, item: string, ids: readonly string[]): Promise<boolean> {
  const gone = new Set(ids)
  const ledger = (await ledgersOf(ctx, [item], { lock: true })).get(item) ?? []
  if (!isWhole(ledger.filter(({ id }) => !gone.has(id)))) return false
  await sql`delete from custody_move where item_id = ${item}::uuid and id = any(${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
  return true
}
