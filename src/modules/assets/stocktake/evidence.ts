import { sql } from 'kysely'
import { msOf } from '#lib/time/instant'
import type { Read } from '#kernel/context'
import { type Evidence, type EvidenceKind } from '../engine/confidence.ts'

/** Who else knows when things were last there: things → moments. */
interface Witness {
  readonly kind: Extract<EvidenceKind, 'agent' | 'network'>
  readonly find: (ctx: Read, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

const witnesses = new Map<string, Witness>()
/** A room above says when things were last heard of. */
export const bearsWitness = (name: string, witness: Witness) => void witnesses.set(name, witness)

/** The latest evidence of each kind for each of these: scans of stocktakes, here or in a program before, hand-overs, and whatever other rooms heard. */
export async function evidenceOf(ctx: Read, ids: readonly string[]): Promise<Map<string, Evidence[]>> {
  const { rows } = await sql<{ id: string; kind: EvidenceKind; at: string }>`
    select asset_id as id, 'scan' as kind, max(found_at) as at from stocktake_item
    where asset_id = any(${[...ids]}::uuid[]) and found_at is not null group by asset_id
    union all
    select asset_id, 'scan', max(at) from asset_told where asset_id = any(${[...ids]}::uuid[]) and what = 'audited' group by asset_id
    union all
    select item_id, 'hand-over', max(at) from custody_move where item_id = any(${[...ids]}::uuid[]) group by item_id`.execute(
    ctx.db,
  )
  const all = new Map<string, Evidence[]>()
  const add = (id: string, kind: EvidenceKind, at: string) =>
    all.set(id, [...(all.get(id) ?? []), { kind, at: msOf(at) }])
  for (const { id, kind, at } of rows) add(id, kind, at)
  for (const { kind, find } of witnesses.values())
    for (const [id, at] of await find(ctx, ids)) add(id, kind, at)
  return all
}
