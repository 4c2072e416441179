import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { todayOf } from '#kernel/today'
import { w as house } from '#kernel/words'
import { assetTypes, handOver } from '#modules/assets/public'
import type { purchasing } from '../contract.ts'
import { reopened, returned } from '../engine/posting.ts'
import { deliveryOf } from '../engine/state.ts'
import { purchaseReturned } from '../events.ts'
import { returnDayProblem, returnProblem } from '../policy.ts'
import { w } from '../words.ts'
import { closeIfSettled } from './close-by-itself.ts'
import { outstanding, setStatus } from './decide.ts'
import { linesOf, openFor, type StoredLine } from './load.ts'
import { post } from './post.ts'

interface Came {
  quantity: number
  received_on: string
  back: number
  pieces: { id: string; record_id: string | null }[]
}

/** What of a line came with a delivery, what of that went back before, and the devices that are still here. */
async function cameOf(
  { db }: Pick<Write, 'db'>,
  id: string,
  receipt_id: string,
  line_id: string,
): Promise<Came> {
  const { rows } = await sql<Came>`
    select rl.quantity, r.received_on,
      coalesce((select sum(b.quantity) from purchase_return b where b.receipt_id = r.id and b.line_id = rl.line_id), 0)::int as back,
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'record_id', x.record_id) order by x.id) from purchase_piece x
        where x.receipt_id = r.id and x.line_id = rl.line_id and x.return_id is null), '[]') as pieces
    from purchase_receipt r join purchase_receipt_line rl on rl.receipt_id = r.id
    where r.id = ${receipt_id}::uuid and r.purchase_id = ${id}::uuid and rl.line_id = ${line_id}::uuid`.execute(
    db,
  )
  const [came] = rows
  if (!came) throw new Refusal('not-found', house.later('not-found'))
  return came
}

/**
 * Sends something of a delivery back: it counts as received no more, its devices leave, and what was spent for it is taken back.
 * Where it is replaced it is outstanding again; else so many fewer are ordered, and a credit note is expected for what is billed.
 */
export async function sendBack(ctx: Write, { id, ...input }: Input<typeof purchasing.sendBack>) {
  const loaded = await openFor(ctx, id, 'send-back')
  const line = loaded.lines.find((one) => one.id === input.line_id)
  if (!line) throw new Refusal('not-found', house.later('not-found'))
  await goBack(ctx, id, line, input)
  await standAnew(ctx, loaded, line, input)
  await closeIfSettled(ctx, loaded.ref)
}

type Back = Omit<Input<typeof purchasing.sendBack>, 'id'>

/** Writes down what goes back, and lets its devices go. */
async function goBack(ctx: Write, id: string, line: StoredLine, { assets, ...columns }: Back) {
  const { receipt_id, line_id, quantity, returned_on, rma } = columns
  const came = await cameOf(ctx, id, receipt_id, line_id)
  const left = came.quantity - came.back
  const counted = await isCounted(ctx, line)
  refuseIf(
    returnProblem({ ...line, left, counted, devices: came.pieces.length }, { quantity, assets }) ??
      returnDayProblem(came.received_on, returned_on, todayOf(ctx)),
  )
  const known = new Set(came.pieces.map(({ record_id }) => record_id))
  refuseIf(assets.some((one) => !known.has(one)) && w.later('not-of-it'))
  const return_id = newId()
  await ctx.db
    .insertInto('purchase_return')
    .values({ id: return_id, purchase_id: id, ...columns, returned_by: ctx.actor.id, created_at: ctx.now })
    .execute()
  if (assets.length === 0) return
  await letGo(ctx, assets, counted ? quantity : 1, rma)
  const pieces = came.pieces.filter(({ record_id }) => record_id !== null && assets.includes(record_id))
  // Of what is counted the rest is still here, and may go back later.
  if (!counted || quantity === left)
    await ctx.db
      .updateTable('purchase_piece')
      .set({ return_id })
      .where('id', '=', sql<string>`any(${pieces.map((piece) => piece.id)}::uuid[])`)
      .execute()
}

async function isCounted(ctx: Write, { asset_type }: StoredLine): Promise<boolean> {
  const types = await assetTypes(ctx)
  return types.some(({ code, capacities }) => code === asset_type && capacities.includes('counted'))
}

type Opened = Awaited<ReturnType<typeof openFor>>

/** How the purchase stands without what went back, and what of its money moves. */
async function standAnew(ctx: Write, { ref, row, lines }: Opened, line: StoredLine, input: Back) {
  const { quantity, expects, rma, assets, returned_on: on } = input
  // What was closed stays closed, unless something is to come again.
  const reopens = row.status === 'closed' && expects === 'replacement'
  const stays = row.status === 'closed' && !reopens
  const status = stays ? ('closed' as const) : deliveryOf(await linesOf(ctx, [ref.id]))
  const isThere = status === 'received' || stays
  const received_on = isThere ? (row.received_on ?? (await lastCame(ctx, ref.id))) : null
  await setStatus(ctx, ref.id, status, { received_on })
  await saveEntity(ctx, ref, {})
  ctx.emit(purchaseReturned, ref, {
    before: { status: row.status, received_on: row.received_on },
    after: { status, received_on },
    title: line.title,
    quantity,
    expects,
    rma,
    assets,
  })
  const moved = { ...line, before: line.received, after: line.received - quantity }
  post(ctx, ref, row, { reason: 'returned', on, entries: returned(moved, expects) })
  if (reopens) post(ctx, ref, row, { reason: 'cut-short', on, entries: reopened(outstanding({ lines })) })
}

/** Devices that go back are let go for good, with where to in their ledger. */
async function letGo(ctx: Write, ids: readonly string[], quantity: number, rma: string) {
  const note = say(
    rma === '' ? w.later('sent-back-note') : w.later('sent-back-rma', { rma }),
    ctx.actor.language,
  )
  const going = { ids: [...ids], to_id: null, quantity, note, protocol: 'none' as const, due_back: null }
  await handOver(ctx, going, { approved: true })
}

/** The day of the last delivery: what is not to come any more has come by then. */
async function lastCame({ db }: Pick<Write, 'db'>, id: string): Promise<string | null> {
  const { rows } = await sql<{ on: string | null }>`
    select max(received_on) as on from purchase_receipt where purchase_id = ${id}::uuid`.execute(db)
  return rows[0]?.on ?? null
}
