import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal, refuseIf } from '#lib/refusal'
import { moveCustody, type MoveDraft } from '#facets/custody/public'
import type { Write } from '#kernel/context'
import { countUp } from '#kernel/entity'
import { seenEach } from '#kernel/readable'
import { lockedEach } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { endBookings, refuseBooked } from '../bookings/keep.ts'
import { assetChanged } from '../events.ts'
import type { Source } from '../engine/sources.ts'
import { type Ground, groundOf, isCounted, statusIn, statusMeaning, typeIn } from '../ground.ts'
import { meaningAt, reasonFor, refusal } from '../policy.ts'
import { type AssetStatus, HandOver } from '../schemas.ts'
import { w } from '../words.ts'
import { refuseLeaving } from '../write-offs/gate.ts'
import { copyCustody } from './copies.ts'
import { type Held, heldNow, holderKindsOf, letGo, letSee, refuseWithin } from './holders.ts'
import { type Loaded, loadAssets } from './load.ts'
import { protocolsOf } from '../protocols/of-hand-over.ts'

/** One thing on its way; `at` and `by` where it happened before it was written down. */
export interface Going extends Omit<z.output<typeof HandOver>, 'ids' | 'protocol'> {
  readonly id: string
  readonly at?: string | undefined
  readonly by?: string | undefined
}

/** What changed hands together: the batch of the ledger, if anything moved, and each thing with both ends. */
export interface Handed {
  readonly batch: string | null
  readonly steps: readonly {
    readonly id: string
    readonly quantity: number
    readonly from: { readonly id: string; readonly kind: string } | null
    readonly to: { readonly id: string; readonly kind: string } | null
  }[]
}

/** Hands things over, takes them back, moves them or lets them go, all together or none; states follow from where they go. */
export async function handOver(ctx: Write, input: HandOver, way: Way = {}): Promise<{ protocols: string[] }> {
  const { ids, protocol, ...asked } = HandOver.parse(input)
  const things = [...new Set(ids)]
  const seen = await seenEach(ctx, things, 'write')
  if (seen.some(({ kind }) => kind !== 'asset')) throw new Refusal('not-found', house.later('not-found'))
  const handed = await handOverEach(
    ctx,
    things.map((id) => ({ ...asked, id })),
    way,
  )
  if (protocol === 'none') return { protocols: [] }
  return { protocols: await protocolsOf(ctx, handed, { note: asked.note, asks: protocol === 'link' }) }
}

/**
 * What becomes of bookings: they stand in the way of others and end when the thing leaves whoever booked it; they only end,
 * where it must go whatever is booked; or they are left alone, by the booking itself.
 */
export type OfBookings = 'heeded' | 'ended' | 'kept'

export interface Way {
  readonly bookings?: OfBookings
  /** That what still stands in the books may be let go was approved by another, or needs nobody's approval. */
  readonly approved?: boolean
  /** Who says so, else a person here. */
  readonly says?: Source
}

/** The same of things that each go their own way; none of them twice. */
export async function handOverEach(
  ctx: Write,
  goings: readonly Going[],
  { bookings = 'heeded', approved = false, says = 'hand' }: Way = {},
): Promise<Handed> {
  const ids = goings.map(({ id }) => id)
  await lockedEach(ctx, ids)
  if (bookings === 'heeded') await refuseBooked(ctx, goings)
  const kinds = await holderKindsOf(
    ctx,
    goings.flatMap(({ to_id }) => to_id ?? []),
  )
  for (const [into, some] of Map.groupBy(goings, ({ to_id }) => to_id))
    if (into !== null && kinds.get(into) === 'asset')
      await refuseWithin(
        ctx,
        into,
        some.map(({ id }) => id),
      )
  const [ground, things] = [await groundOf(ctx), await loadAssets(ctx, ids)]
  const held = await heldNow(ctx, ids)
  const moves = goings.map((going) =>
    moved(
      ground,
      thingOf(things, going.id),
      held.get(going.id) ?? [],
      going,
      kinds.get(going.to_id ?? '') ?? null,
      says,
    ),
  )
  if (!approved) await refuseLeaving(ctx, ground, moves.flatMap(changeOf))
  const batch = await moveCustody(
    ctx,
    moves.flatMap(({ draft }) => draft ?? []),
  )
  await setStates(ctx, ground, moves, says)
  await copyCustody(ctx, ids, says)
  if (bookings !== 'kept') await endBookings(ctx, goings)
  await letGo(
    ctx,
    moves.flatMap(({ thing, from }) =>
      from ? [{ id: thing.id, holder: from.holder_id, kind: from.kind }] : [],
    ),
  )
  await letSee(
    ctx,
    goings.flatMap(({ id, to_id }) =>
      to_id === null ? [] : [{ id, holder: to_id, kind: kinds.get(to_id) }],
    ),
  )
  const steps = moves.map(({ thing, from, going }) => ({
    id: thing.id,
    quantity: going.quantity,
    from: from ? { id: from.holder_id, kind: from.kind } : null,
    to: going.to_id === null ? null : { id: going.to_id, kind: kinds.get(going.to_id) ?? '' },
  }))
  return { batch, steps }
}

function thingOf(things: ReadonlyMap<string, Loaded>, id: string): Loaded {
  const thing = things.get(id)
  if (!thing) throw new Error('an asset without its row')
  return thing
}

interface Moved {
  going: Going
  thing: Loaded
  from: Held | undefined
  draft: MoveDraft | undefined
  /** Undefined for what keeps its own: things that are counted, and what is locked. */
  status: AssetStatus | undefined
}

const changeOf = ({ thing, status }: Moved) =>
  status ? [{ before: thing, after: { ...thing, meaning: status.meaning } }] : []

function moved(
  ground: Ground,
  thing: Loaded,
  held: readonly Held[],
  going: Going,
  to: string | null,
  says: Source,
): Moved {
  const can = typeIn(ground, thing.type).capacities
  const { quantity, from_id, to_id, note, due_back, at, by } = going
  refuseIf(refusal.hand(thing))
  refuseIf(refusal.quantity(quantity, can))
  const from = fromOf(thing, held, from_id, isCounted(can))
  refuseThere(thing, from, to_id)
  // Locked, it is what people here say, wherever others say that the thing went.
  const stays = isCounted(can) || (says !== 'hand' && thing.locks.includes('status'))
  const status = stays ? undefined : statusAfter(ground, thing, going.status, meaningAt(to, can))
  const reason = reasonFor({ from: from?.kind ?? null, to, can, status: status?.code ?? going.status })
  const draft = {
    item_id: thing.id,
    quantity,
    from_id: from?.holder_id ?? null,
    to_id,
    reason,
    note,
    due_back,
    at,
    by,
  }
  // One thing that nobody held and that leaves is gone without a step in the ledger.
  const isNowhere = from === undefined && to_id === null && !isCounted(can)
  return { going, thing, from, status, draft: isNowhere ? undefined : draft }
}

/** Of many that go together it is said which is there already: none of them has gone. */
const refuseThere = ({ title: name }: Loaded, from: Held | undefined, to: string | null) =>
  refuseIf(from !== undefined && from.holder_id === to && w.later('there-already', { name }))

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

async function setStates(ctx: Write, ground: Ground, moves: readonly Moved[], by: Source) {
  const changed = moves.flatMap(({ going, thing, status }) =>
    status && status.code !== thing.status ? [{ going, thing, status }] : [],
  )
  if (changed.length === 0) return
  const rows = changed.map(({ thing, status }) => ({
    id: thing.id,
    status: status.code,
    meaning: status.meaning,
  }))
  const said = JSON.stringify({ by, at: ctx.now })
  await sql`update asset set status = s.status, meaning = s.meaning,
      sources = sources || jsonb_build_object('status', ${said}::jsonb)
    from json_to_recordset(${JSON.stringify(rows)}::json) as s(id uuid, status text, meaning text) where asset.id = s.id`.execute(
    ctx.db,
  )
  const subjects = await countUp(
    ctx,
    rows.map(({ id }) => id),
  )
  const byId = new Map(subjects.map((subject) => [subject.id, subject]))
  for (const { going, thing, status } of changed) {
    const subject = byId.get(thing.id)
    const before = { status: statusIn(ground, thing.status).title }
    if (subject) ctx.emit(assetChanged, subject, { before, after: { status: status.title } }, told(going))
  }
}

const told = ({ at, by }: Going) => ({
  ...(at !== undefined && { at }),
  ...(by !== undefined && { by: { id: by } }),
})
