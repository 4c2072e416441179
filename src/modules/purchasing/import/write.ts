import { moneyOf } from '#lib/money/money'
import { refuseIf } from '#lib/refusal'
import type { Deed, Judged } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { byExternalIds, rememberExternalIds } from '#kernel/external-ids'
import { locked } from '#kernel/visible'
import { todayOf } from '#kernel/today'
import { type AssetDraft, createAssets } from '#modules/assets/public'
import { bringPurchases } from '../bring/bring.ts'
import { extendPurchase } from '../bring/extend.ts'
import type { Came, Story, ToldReceipt } from '../bring/story.ts'
import { rowOf } from '../commands/load.ts'
import type { LineDraft } from '../schemas.ts'
import { goingOnProblem } from './goes-on.ts'
import { orderFile, type OrderPlan } from './judge.ts'
import { w } from './words.ts'
import { say } from '#lib/words'

type Row = Judged<OrderPlan> & { readonly asset: string | undefined }

const draftOf = ({
  order,
  line,
  vendor_id,
  ordered_on,
  received_on,
  serial,
  warranty_until,
}: OrderPlan): AssetDraft => ({
  from: 'order',
  type: line.asset_type,
  manufacturer: line.manufacturer,
  model: line.model,
  serial,
  supplier_id: vendor_id,
  order_no: order,
  bought_on: ordered_on ?? received_on,
  cost: line.unit_price,
  warranty_until,
})

/** The devices of a batch, made together; row by row. */
async function withAssets(ctx: Write, judged: readonly Judged<OrderPlan>[]): Promise<Row[]> {
  const devices = judged.filter(({ plan }) => plan.line.sort === 'asset')
  const made = await createAssets(
    ctx,
    devices.map(({ plan }) => draftOf(plan)),
  )
  const ids = new Map(devices.map(({ n }, at) => [n, made[at]?.id]))
  return judged.map((row) => ({ ...row, asset: ids.get(row.n) }))
}

const alike = ({ line }: OrderPlan) =>
  JSON.stringify([line.sort, line.title, line.unit_price, line.asset_type])

/** Rows of one order as lines, each sort of thing once. */
function linesOf(rows: readonly Row[]): { lines: LineDraft[]; at: Map<string, number> } {
  const groups = [...Map.groupBy(rows, ({ plan }) => alike(plan))]
  const lines = groups.flatMap(([, [first, ...rest]]) =>
    first
      ? [
          {
            ...first.plan.line,
            quantity: [first, ...rest].reduce((sum, { plan }) => sum + plan.line.quantity, 0),
          },
        ]
      : [],
  )
  return { lines, at: new Map(groups.map(([name], n) => [name, n])) }
}

/** What came, by its day: devices with a serial number are there, other things where the file says when. */
function receiptsOf(ctx: Write, rows: readonly Row[], at: ReadonlyMap<string, number>): ToldReceipt[] {
  const there = rows.filter(({ asset, plan }) => asset !== undefined || plan.received_on !== null)
  const today = todayOf(ctx)
  const days = Map.groupBy(there, ({ plan }) => plan.received_on ?? plan.ordered_on ?? today)
  return [...days]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([on, some]) => ({
      by: ctx.actor.id,
      at: ctx.now,
      on,
      note: '',
      lines: [...Map.groupBy(some, ({ plan }) => at.get(alike(plan)) ?? 0)].map(([line, those]): Came => ({
        line,
        quantity: those.reduce((sum, { plan }) => sum + plan.line.quantity, 0),
        pieces: those.flatMap(({ asset, plan }) =>
          asset === undefined ? [] : [{ serial: plan.serial, record_id: asset }],
        ),
      })),
    }))
}

function storyOf(ctx: Write, order: string, rows: readonly Row[]): Story {
  const { lines, at } = linesOf(rows)
  const first = <T>(of: (plan: OrderPlan) => T | null) =>
    rows.map(({ plan }) => of(plan)).find((value) => value !== null) ?? null
  const receipts = receiptsOf(ctx, rows, at)
  const step = { by: ctx.actor.id, at: ctx.now }
  return {
    name: say(w.later('order-title', { order }), ctx.actor.language),
    vendor_id: first(({ vendor_id }) => vendor_id),
    requester_id: ctx.actor.id,
    cost_centre: '',
    needed_by: null,
    note: '',
    lines,
    created_at: ctx.now,
    ordered: {
      ...step,
      on: first(({ ordered_on }) => ordered_on) ?? receipts[0]?.on ?? todayOf(ctx),
      order_no: order,
      promised_on: first(({ promised_on }) => promised_on),
    },
    receipts,
    invoices: [],
  }
}

/** Brings a batch in: devices first, then each order with its lines and what came; an order that an earlier batch began goes on. */
export async function write(ctx: Write, judged: readonly Judged<OrderPlan>[]): Promise<Deed[]> {
  const rows = await withAssets(ctx, judged)
  const orders = [...Map.groupBy(rows, ({ plan }) => plan.order)]
  const begun = await byExternalIds(
    ctx,
    'purchase',
    orderFile,
    orders.map(([order]) => order.toLowerCase()),
  )
  const fresh = orders.filter(([order]) => !begun.has(order.toLowerCase()))
  const made = await bringPurchases(
    ctx,
    fresh.map(([order, some]) => storyOf(ctx, order, some)),
  )
  await rememberExternalIds(
    ctx,
    'purchase',
    fresh.flatMap(([order], n) => {
      const entity_id = made[n]?.id
      return entity_id === undefined ? [] : [{ source: orderFile, id: order.toLowerCase(), entity_id }]
    }),
  )
  const deeds: Deed[] = fresh.flatMap(([, [first]], n) => {
    const id = made[n]?.id
    return first && id !== undefined ? [{ n: first.n, kind: 'purchase', id, did: 'created' as const }] : []
  })
  for (const [order, some] of orders) {
    const id = begun.get(order.toLowerCase())
    const [first] = some
    if (id === undefined || !first) continue
    // Judged before it was locked: it may have been closed since.
    await locked(ctx, id)
    refuseIf(goingOnProblem(await rowOf(ctx, id), moneyOf(first.plan.line.unit_price).currency)?.why)
    const { lines, at } = linesOf(some)
    const after = await extendPurchase(ctx, id, lines, receiptsOf(ctx, some, at))
    deeds.push({ n: first.n, kind: 'purchase', id, did: 'changed', after })
  }
  for (const { n, asset } of rows)
    if (asset !== undefined) deeds.push({ n, kind: 'asset', id: asset, did: 'created' })
  return deeds
}
