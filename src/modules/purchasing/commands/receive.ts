import type { Input } from '#lib/contract'
import { moneyText } from '#lib/money/money'
import { Refusal, refuseIf } from '#lib/refusal'
import { type AssetDraft, assetsBySerial, assetTypes, createAssets } from '#modules/assets/public'
import type { Write } from '#kernel/context'
import { type EntityRef, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { todayOf } from '#kernel/today'
import { w as house } from '#kernel/words'
import { sql } from 'kysely'
import type { purchasing } from '../contract.ts'
import { received } from '../engine/posting.ts'
import { deliveryOf } from '../engine/state.ts'
import { purchaseReceived } from '../events.ts'
import { arrivalProblem, dayProblem, piecesProblem } from '../policy.ts'
import type { Receiving } from '../schemas.ts'
import { w } from '../words.ts'
import { addLicences } from './add-licences.ts'
import { closeIfSettled } from './close-by-itself.ts'
import { setStatus } from './decide.ts'
import { type Loaded, openFor, type StoredLine } from './load.ts'
import { matchHeld } from './invoice.ts'
import { post } from './post.ts'

interface Arrived {
  readonly line: StoredLine
  readonly quantity: number
  readonly serials: readonly string[]
  /** Counted as a whole, not piece by piece. */
  readonly counted: boolean
}

const upper = (serial: string) => serial.trim().toUpperCase()

/** Each serial number once, and none that a device has already. */
async function refuseKnown(ctx: Write, arrived: readonly Arrived[]) {
  const serials = arrived.flatMap((one) => one.serials)
  const before = new Set<string>()
  const twice = serials.find((serial) => before.size === before.add(upper(serial)).size)
  if (twice !== undefined) throw new Refusal('conflict', w.later('serial-twice', { serial: twice }))
  const known = await assetsBySerial(ctx, serials)
  for (const [serial, some] of known) {
    const [other] = some.filter(({ meaning }) => meaning !== 'gone')
    if (other)
      throw new Refusal('conflict', w.later('serial-known', { serial, name: other.name, key: other.key }))
  }
}

async function arrivedOf(ctx: Write, lines: readonly StoredLine[], input: Receiving): Promise<Arrived[]> {
  const types = new Map((await assetTypes(ctx)).map(({ code, capacities }) => [code, capacities]))
  const byId = new Map(lines.map((line) => [line.id, line]))
  const asked = new Set(input.lines.map(({ line_id }) => line_id))
  refuseIf(asked.size !== input.lines.length && w.later('line-twice'))
  const arrived = input.lines.map(({ line_id, quantity, serials }) => {
    const line = byId.get(line_id)
    if (!line) throw new Refusal('not-found', house.later('not-found'))
    const can = line.sort === 'asset' ? (types.get(line.asset_type) ?? []) : []
    const one = { line, quantity, serials, counted: can.includes('counted') }
    const { title, ordered, received: before } = line
    const facts = { title, ordered, received: before, quantity, serials, numbered: can.includes('serial') }
    refuseIf(arrivalProblem({ ...facts, counted: one.counted }, input.over_why, input.place_id !== null))
    return one
  })
  refuseIf(piecesProblem(arrived.map(({ line, ...one }) => ({ ...one, sort: line.sort }))))
  await refuseKnown(ctx, arrived)
  return arrived
}

/** The devices that a delivery becomes: one for each piece, or one that is counted. */
function draftsOf(
  { row }: Pick<Loaded, 'row'>,
  arrived: readonly Arrived[],
  { received_on, place_id, warranty_months }: Receiving,
): { line_id: string; serial: string; draft: AssetDraft }[] {
  const warranty_until =
    warranty_months === null
      ? null
      : Temporal.PlainDate.from(received_on).add({ months: warranty_months }).toString()
  return arrived
    .filter(({ line }) => line.sort === 'asset')
    .flatMap(({ line, quantity, serials, counted }) =>
      Array.from({ length: counted ? 1 : quantity }, (_, n) => {
        const serial = serials[n] ?? ''
        const draft: AssetDraft = {
          from: 'order',
          type: line.asset_type,
          name: line.model === '' ? line.title : '',
          manufacturer: line.manufacturer,
          model: line.model,
          serial,
          quantity: counted ? quantity : 1,
          supplier_id: row.vendor_id,
          order_no: row.order_no || row.key,
          bought_on: row.ordered_on ?? received_on,
          cost: moneyText({ minor: line.unit_minor, currency: row.currency }),
          warranty_until,
          holder_id: place_id,
          home_place_id: place_id,
        }
        return { line_id: line.id, serial, draft }
      }),
    )
}

async function keepReceipt(ctx: Write, purchase_id: string, arrived: readonly Arrived[], input: Receiving) {
  const id = newId()
  const { received_on, note, over_why } = input
  await ctx.db
    .insertInto('purchase_receipt')
    .values({ id, purchase_id, received_on, received_by: ctx.actor.id, note, over_why, created_at: ctx.now })
    .execute()
  await sql`${insertRows(
    'purchase_receipt_line',
    arrived.map(({ line, quantity }) => ({ receipt_id: id, line_id: line.id, quantity })),
  )}`.execute(ctx.db)
  return id
}

async function makeAssets(
  ctx: Write,
  loaded: Pick<Loaded, 'row'>,
  receipt_id: string,
  arrived: readonly Arrived[],
  input: Receiving,
): Promise<EntityRef[]> {
  const drafts = draftsOf(loaded, arrived, input)
  if (drafts.length === 0) return []
  const made = await createAssets(
    ctx,
    drafts.map(({ draft }) => draft),
  )
  await sql`${insertRows(
    'purchase_piece',
    drafts.map(({ line_id, serial }, n) => ({
      id: newId(),
      receipt_id,
      line_id,
      serial,
      record_id: made[n]?.id ?? null,
    })),
  )}`.execute(ctx.db)
  return made
}

/** Takes a delivery in: what came is counted, devices become assets in the same transaction, invoices that waited for it are looked at again. */
export async function receive(ctx: Write, { id, ...input }: Input<typeof purchasing.receive>) {
  const loaded = await openFor(ctx, id, 'receive')
  const { ref, row, lines } = loaded
  refuseIf(dayProblem(row.ordered_on, input.received_on, todayOf(ctx)))
  const arrived = await arrivedOf(ctx, lines, input)
  const receipt_id = await keepReceipt(ctx, id, arrived, input)
  const assets = await makeAssets(ctx, loaded, receipt_id, arrived, input)
  const licences = await addLicences(ctx, row, arrived, input.received_on)
  const more = new Map(arrived.map(({ line, quantity }) => [line.id, quantity]))
  const now = lines.map((line) => ({ ...line, received: line.received + (more.get(line.id) ?? 0) }))
  const status = deliveryOf(now)
  const received_on = status === 'received' ? input.received_on : null
  await setStatus(ctx, id, status, { received_on })
  await saveEntity(ctx, ref, {})
  ctx.emit(purchaseReceived, ref, {
    before: { status: row.status, received_on: row.received_on },
    after: { status, received_on },
    lines: arrived.map(({ line, quantity }) => ({ title: line.title, quantity })),
    over_why: input.over_why,
    assets: assets.map((one) => one.id),
  })
  post(ctx, ref, row, {
    reason: 'received',
    on: input.received_on,
    entries: received(
      lines.map(({ id: line, ordered, unit_minor, received: before }) => ({
        ordered,
        unit_minor,
        before,
        after: before + (more.get(line) ?? 0),
      })),
    ),
  })
  await matchHeld(ctx, ref, row)
  await closeIfSettled(ctx, ref)
  return { assets: assets.map(({ id: asset, key }) => ({ id: asset, key })), licences }
}
