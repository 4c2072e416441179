import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { costColumns, costText } from '#lib/money/columns'
import { definedOf } from '#lib/patch'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import { msOf } from '#lib/time/instant'
import { changesOf, isNone } from '#kernel/changes'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { seenAmong, seenEach } from '#kernel/readable'
import { sameAsRead } from '#kernel/stale'
import { toChange } from '#kernel/to-change'
import { lockedEach, type Seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { changeAsset } from '../commands/change-asset.ts'
import { handOverEach } from '../commands/hand-over.ts'
import { type Held, heldNow } from '../commands/holders.ts'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { hoursAway } from '../engine/downtime.ts'
import { type Ground, groundOf, statusMeaning, typeIn } from '../ground.ts'
import { meaningAt } from '../policy.ts'
import { type repairEndpoints, RepairChanged, RepairClosed, RepairOpened } from './contract.ts'
import { refusal } from './policy.ts'
import { RepairDraft, RepairEnd, type repairKinds } from './schemas.ts'
import { w } from './words.ts'

const internal = { granted: false } as const
/**
 * Sends things to repair, each once; gives the ids of the repairs, in order. Each is away from then on: with the vendor where
 * one is named, else where it is.
 */
export async function openRepairs(ctx: Write, drafts: readonly RepairDraft[]): Promise<string[]> {
  const asked = drafts.map((draft) => ({ ...RepairDraft.parse(draft), repair_id: newId() }))
  const ids = asked.map(({ id }) => id)
  const refs = await seenEach(ctx, ids, 'write')
  if (refs.some(({ kind }) => kind !== 'asset')) throw new Refusal('not-found', house.later('not-found'))
  await lockedEach(ctx, ids)
  await refuseVendors(ctx, asked)
  const [ground, things, held] = [await groundOf(ctx), await loadAssets(ctx, ids), await heldNow(ctx, ids)]
  const open = await ctx.db
    .selectFrom('asset_repair')
    .select('asset_id')
    .where('asset_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('closed_at', 'is', null)
    .execute()
  const away = new Set(open.map(({ asset_id }) => asset_id))
  for (const thing of things.values())
    refuseIf(
      refusal.open({
        name: thing.title,
        meaning: thing.meaning,
        can: typeIn(ground, thing.type).capacities,
        isAway: away.has(thing.id),
      }),
    )
  const rows = asked.map(({ id, repair_id, cost, ...draft }) => ({
    ...draft,
    ...costColumns(cost),
    id: repair_id,
    asset_id: id,
    opened_at: ctx.now,
    opened_by: ctx.actor.id,
    before_id: held.get(id)?.[0]?.holder_id ?? null,
  }))
  await sql`${insertRows('asset_repair', rows)}`.execute(ctx.db)
  for (const [n, ref] of refs.entries()) {
    const draft = asked[n]
    if (!draft) continue
    const { kind, vendor_id, expected_on } = draft
    ctx.emit(RepairOpened, ref, { kind, vendor_id, expected_on }, internal)
  }
  const status = statusMeaning(ground, 'out').code
  const sent = asked.flatMap(({ id, vendor_id }) =>
    vendor_id === null || held.get(id)?.[0]?.holder_id === vendor_id
      ? []
      : [{ id, to_id: vendor_id, status, quantity: 1, note: '', due_back: null }],
  )
  if (sent.length > 0) await handOverEach(ctx, sent, { bookings: 'ended' })
  const moved = new Set(sent.map(({ id }) => id))
  for (const { id } of asked) if (!moved.has(id)) await changeAsset(ctx, id, { status })
  return asked.map(({ repair_id }) => repair_id)
}

async function refuseVendors(ctx: Write, asked: readonly { vendor_id: string | null }[]) {
  const ids = asked.flatMap(({ vendor_id }) => vendor_id ?? [])
  const found = await seenAmong(ctx, ids)
  const why = w.later('no-vendor')
  if (ids.some((id) => found.get(id)?.kind !== 'vendor')) throw inputRefused('vendor_id', why)
}

interface Kept {
  id: string
  asset_id: string
  kind: (typeof repairKinds)[number]
  fault: string
  rma: string
  expected_on: string | null
  under_warranty: boolean
  remark: string
  cost_minor: string | null
  currency: string | null
  opened_at: string
  closed_at: string | null
  vendor_id: string | null
  before_id: string | null
  version: number
}

/** A repair with the asset that it is of, both held until the transaction ends. */
async function heldRepair(ctx: Write, id: string): Promise<{ row: Kept; asset: Seen }> {
  const found = await ctx.db
    .selectFrom('asset_repair')
    .select('asset_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  const asset = await toChange(ctx, 'asset', { id: found.asset_id })
  const { rows } = await sql<Kept>`
    select id, asset_id, kind, fault, rma, expected_on::text, under_warranty, remark, cost_minor, currency, opened_at, closed_at,
      vendor_id, before_id, version
    from asset_repair where id = ${id}::uuid for update`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  return { row, asset }
}

export async function changeRepair(
  ctx: Write,
  { id, version, ...patch }: Input<typeof repairEndpoints.changeRepair>,
) {
  const { row, asset } = await heldRepair(ctx, id)
  await sameAsRead(ctx, { id: asset.id, yours: version, theirs: row.version })
  const before = { ...row, cost: costText(row.cost_minor, row.currency) }
  const change = changesOf(before, patch)
  if (isNone(change)) return { version }
  const { cost, ...columns } = definedOf(patch)
  await ctx.db
    .updateTable('asset_repair')
    .set({
      ...columns,
      ...(patch.cost !== undefined && costColumns(patch.cost)),
      version: version + 1,
    })
    .where('id', '=', id)
    .execute()
  ctx.emit(RepairChanged, asset, change, internal)
  return { version: version + 1 }
}

/** Ends a repair. What could not be repaired stays away until somebody says where it goes. */
export async function closeRepair(ctx: Write, input: RepairEnd): Promise<void> {
  const { id, result, cost, remark, new_serial, to_id } = RepairEnd.parse(input)
  const { row, asset } = await heldRepair(ctx, id)
  refuseIf(refusal.close({ closed: row.closed_at !== null, result, new_serial }))
  const closed_at = ctx.now
  const paid = cost ?? costText(row.cost_minor, row.currency)
  await ctx.db
    .updateTable('asset_repair')
    .set({
      closed_at,
      closed_by: ctx.actor.id,
      result,
      remark: remark || row.remark,
      ...costColumns(paid),
      version: row.version + 1,
    })
    .where('id', '=', id)
    .execute()
  const hours = hoursAway([{ from: msOf(row.opened_at), until: msOf(closed_at) }], msOf(closed_at))
  ctx.emit(RepairClosed, asset, { kind: row.kind, result, cost: paid, hours }, internal)
  await goBack(ctx, row, { to_id, fixed: result !== 'not-repaired' })
  if (new_serial !== '') await changeAsset(ctx, asset.id, { serial: new_serial })
}

interface Back {
  readonly to_id: string | null
  readonly fixed: boolean
}

/** From the vendor to whoever had it before, or where it belongs; what stayed where it was only changes its state. */
async function goBack(ctx: Write, row: Kept, { to_id, fixed }: Back) {
  const thing = (await loadAssets(ctx, [row.asset_id])).get(row.asset_id)
  if (!thing || thing.meaning === 'gone') return
  const holder = (await heldNow(ctx, [thing.id])).get(thing.id)?.[0]
  const isWithVendor = row.vendor_id !== null && holder?.holder_id === row.vendor_id
  const target = to_id ?? (isWithVendor ? await wayBack(ctx, row.before_id, thing) : null)
  const ground = await groundOf(ctx)
  const away = statusMeaning(ground, 'out', thing.status).code
  if (target !== null && target !== holder?.holder_id) {
    const status = fixed ? undefined : away
    const going = { id: thing.id, to_id: target, status, quantity: 1, note: '', due_back: null }
    await handOverEach(ctx, [going], { bookings: to_id === null ? 'ended' : 'heeded' })
  } else if (fixed) await usableAgain(ctx, ground, thing, holder)
}

async function usableAgain(ctx: Write, ground: Ground, { id, type, status }: Loaded, holder?: Held) {
  const meaning = holder === undefined ? 'ready' : meaningAt(holder.kind, typeIn(ground, type).capacities)
  await changeAsset(ctx, id, { status: statusMeaning(ground, meaning, status).code })
}

/** Whoever had it before and can have it still, else where it belongs; refuses where there is neither. */
async function wayBack(
  ctx: Write,
  before_id: string | null,
  { title, home_place_id }: Loaded,
): Promise<string> {
  const asked = [before_id, home_place_id].filter((id) => id !== null)
  const found = await seenAmong(ctx, asked)
  const { rows } = await sql<{ id: string }>`
    select e.id from entity e left join principal p on p.id = e.id
    where e.id = any(${asked}::uuid[]) and (e.archived_at is not null or not p.active)`.execute(ctx.db)
  const left = new Set(rows.map(({ id }) => id))
  const target = asked.find((id) => found.has(id) && !left.has(id))
  if (target !== undefined) return target
  const why = w.later('no-way-back', { name: title })
  throw inputRefused('to_id', why)
}
