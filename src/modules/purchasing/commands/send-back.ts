import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { w as house } from '#kernel/words'
import { handOver } from '#modules/assets/public'
import type { purchasing } from '../contract.ts'
import { returned } from '../engine/posting.ts'
import { deliveryOf } from '../engine/state.ts'
import { purchaseReturned } from '../events.ts'
import { returnProblem } from '../policy.ts'
import { w } from '../words.ts'
import { setStatus } from './decide.ts'
import { linesOf, openFor } from './load.ts'
import { post } from './post.ts'

interface Came {
  quantity: number
  received_on: string
  back: number
  counted: boolean
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
      (select count(*) from purchase_piece x where x.receipt_id = r.id and x.line_id = rl.line_id) between 1 and rl.quantity - 1 as counted,
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
  const { ref, row, lines } = await openFor(ctx, id, 'send-back')
  const { receipt_id, line_id, quantity, expects } = input
  const line = lines.find((one) => one.id === line_id)
  if (!line) throw new Refusal('not-found', house.later('not-found'))
  const came = await cameOf(ctx, id, receipt_id, line_id)
  const left = came.quantity - came.back
  refuseIf(returnProblem({ ...line, left, counted: came.counted, devices: came.pieces.length }, input))
  refuseIf(input.returned_on < came.received_on && w.later('returned-before'))
  const known = new Set(came.pieces.map(({ record_id }) => record_id))
  refuseIf(input.assets.some((one) => !known.has(one)) && w.later('not-of-it'))
  const return_id = newId()
  const { assets, ...columns } = input
  await ctx.db
    .insertInto('purchase_return')
    .values({ id: return_id, purchase_id: id, ...columns, returned_by: ctx.actor.id, created_at: ctx.now })
    .execute()
  if (assets.length > 0) await letGo(ctx, return_id, assets, came.counted ? quantity : 1, input.rma)
  const now = await linesOf(ctx, [id])
  // What was closed stays closed, unless something is to come again.
  const stays = row.status === 'closed' && expects === 'credit'
  const status = stays ? row.status : deliveryOf(now)
  const received_on = status === 'received' || stays ? row.received_on : null
  await setStatus(ctx, id, stays ? 'closed' : deliveryOf(now), { received_on })
  await saveEntity(ctx, ref, {})
  ctx.emit(purchaseReturned, ref, {
    before: { status: row.status, received_on: row.received_on },
    after: { status, received_on },
    title: line.title,
    quantity,
    expects,
    rma: input.rma,
    assets,
  })
  post(ctx, ref, row, {
    reason: 'returned',
    on: input.returned_on,
    entries: returned({ ...line, before: line.received, after: line.received - quantity }, expects),
  })
}

/** Devices that go back are let go for good, with where to in their ledger. */
async function letGo(ctx: Write, return_id: string, ids: readonly string[], quantity: number, rma: string) {
  const note = say(
    rma === '' ? w.later('sent-back-note') : w.later('sent-back-rma', { rma }),
    ctx.actor.language,
  )
  await handOver(ctx, { ids: [...ids], to_id: null, quantity, note, protocol: 'none', due_back: null })
  await ctx.db
    .updateTable('purchase_piece')
    .set({ return_id })
    .where('record_id', 'in', [...ids])
    .execute()
}
