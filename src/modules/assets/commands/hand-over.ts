import { sql } from 'kysely'
import { Refusal, refuseIf } from '#lib/refusal'
import { moveCustody, type MoveDraft } from '#facets/custody/public'
import type { Write } from '#kernel/context'
import { countUp } from '#kernel/entity'
import { seenEach } from '#kernel/readable'
import { assetChanged } from '../events.ts'
import { type Ground, groundOf, isCounted, statusIn, statusMeaning, typeIn } from '../ground.ts'
import { meaningAt, reasonFor, refusal } from '../policy.ts'
import { type AssetStatus, HandOver } from '../schemas.ts'
import { w } from '../words.ts'
import { copyCustody } from './copies.ts'
import { holderKindsOf, letGo, letSee, refuseWithin } from './holders.ts'
import { type Loaded, loadAssets } from './load.ts'

interface Held {
  item_id: string
  holder_id: string
  kind: string
  quantity: number
}

/** Of when and by whom it is told, where it happened before it was written down. */
export interface Told {
  readonly at?: string | undefined
  readonly by?: string | undefined
}

/** Hands things over, takes them back, moves them or lets them go, all together or none; states follow from where they go. */
export async function handOver(ctx: Write, input: HandOver, told: Told = {}): Promise<void> {
  const asked = HandOver.parse(input)
  const ids = [...new Set(asked.ids)]
  await seenEach(ctx, ids, 'write')
  await sql`select from entity where id = any(${ids}::uuid[]) order by id for update`.execute(ctx.db)
  const { to_id } = asked
  const to = to_id === null ? null : ((await holderKindsOf(ctx, [to_id])).get(to_id) ?? null)
  if (to_id !== null && to === 'asset') await refuseWithin(ctx, to_id, ids)
  const [ground, things] = [await groundOf(ctx), await loadAssets(ctx, ids)]
  const held = await heldNow(ctx, ids)
  const moves = ids.map((id) => moved(ground, thingOf(things, id), held.get(id) ?? [], { asked, to, told }))
  await moveCustody(
    ctx,
    moves.flatMap(({ draft }) => draft ?? []),
  )
  await setStates(ctx, moves, told)
  await copyCustody(ctx, ids)
  await letGo(
    ctx,
    moves.flatMap(({ thing, from }) => (from ? [{ id: thing.id, holder: from.holder_id }] : [])),
  )
  if (to_id !== null)
    await letSee(
      ctx,
      ids.map((id) => ({ id, holder: to_id, kind: to ?? undefined })),
    )
}

function thingOf(things: ReadonlyMap<string, Loaded>, id: string): Loaded {
  const thing = things.get(id)
  if (!thing) throw new Error('an asset without its row')
  return thing
}

async function heldNow(ctx: Write, ids: readonly string[]): Promise<Map<string, Held[]>> {
  const { rows } = await sql<Held>`
    select h.item_id, h.holder_id, e.kind, h.quantity from holding h join entity e on e.id = h.holder_id
    where h.item_id = any(${[...ids]}::uuid[]) order by h.holder_id`.execute(ctx.db)
  return Map.groupBy(rows, ({ item_id }) => item_id)
}

interface Moved {
  thing: Loaded
  from: Held | undefined
  draft: MoveDraft | undefined
  /** Undefined for what keeps its own: things that are counted. */
  status: AssetStatus | undefined
}

interface Going {
  asked: ReturnType<typeof HandOver.parse>
  to: string | null
  told: Told
}

function moved(ground: Ground, thing: Loaded, held: readonly Held[], { asked, to, told }: Going): Moved {
  const can = typeIn(ground, thing.type).capacities
  refuseIf(refusal.hand(thing))
  refuseIf(refusal.quantity(asked.quantity, can))
  const from = fromOf(thing, held, asked.from_id, isCounted(can))
  const status = isCounted(can) ? undefined : statusAfter(ground, thing, asked.status, meaningAt(to, can))
  const isThere = from !== undefined && from.holder_id === asked.to_id
  const isNowhere = from === undefined && to === null
  const draft: MoveDraft = {
    item_id: thing.id,
    quantity: asked.quantity,
    from_id: from?.holder_id ?? null,
    to_id: asked.to_id,
    reason: reasonFor({ from: from?.kind ?? null, to, can, status: status?.code }),
    note: asked.note,
    due_back: asked.due_back,
    ...told,
  }
  // One thing that nobody held and that leaves is gone without a step in the ledger.
  return { thing, from, status, draft: isNowhere && !isThere && !isCounted(can) ? undefined : draft }
}

/** From whom it is taken: whoever was named, the one who has it, or of what is counted the one place that has some. */
function fromOf(
  { title }: Loaded,
  held: readonly Held[],
  named: HandOver['from_id'],
  counted: boolean,
): Held | undefined {
  if (named === null) return undefined
  if (named !== undefined) {
    const found = held.find(({ holder_id }) => holder_id === named)
    return found ?? { item_id: '', holder_id: named, kind: 'place', quantity: 0 }
  }
  if (!counted) return held[0]
  const stocks = held.filter(({ kind }) => kind === 'place')
  const [stock] = stocks.length > 0 ? stocks : held
  if (stock && (stocks.length > 0 ? stocks : held).length === 1) return stock
  throw new Refusal('conflict', w.later('from-whom', { name: title }))
}

function statusAfter(
  ground: Ground,
  thing: Loaded,
  named: string | undefined,
  meaning: AssetStatus['meaning'],
) {
  if (named === undefined) return statusMeaning(ground, meaning, thing.status)
  const status = statusIn(ground, named)
  refuseIf(meaning === 'gone' && status.meaning !== 'gone' && w.later('not-gone', { status: status.title }))
  return status
}

async function setStates(ctx: Write, moves: readonly Moved[], { at, by }: Told) {
  const changed = moves.flatMap(({ thing, status }) =>
    status && status.code !== thing.status ? [{ thing, status }] : [],
  )
  if (changed.length === 0) return
  const ground = await groundOf(ctx)
  const rows = changed.map(({ thing, status }) => ({
    id: thing.id,
    status: status.code,
    meaning: status.meaning,
  }))
  await sql`update asset set status = s.status, meaning = s.meaning
    from json_to_recordset(${JSON.stringify(rows)}::json) as s(id uuid, status text, meaning text) where asset.id = s.id`.execute(
    ctx.db,
  )
  const subjects = await countUp(
    ctx,
    rows.map(({ id }) => id),
  )
  for (const subject of subjects) {
    const one = changed.find(({ thing }) => thing.id === subject.id)
    if (!one) continue
    const before = { status: statusIn(ground, one.thing.status).title }
    ctx.emit(
      assetChanged,
      subject,
      { before, after: { status: one.status.title } },
      { ...(at !== undefined && { at }), ...(by !== undefined && { by: { id: by } }) },
    )
  }
}
