import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { asOf } from '#kernel/lived'
import { bringPurchases } from './bring/bring.ts'
import { sendBack } from './commands/send-back.ts'
import { goesBack, openNow } from './demo/now.ts'
import { type Ground, type OrderedDevice, orderNo, ordersOf, sellerOf } from './demo/orders.ts'

const seed = 8814

/** From whom devices of the demo company came since its story began, and by which order. */
export const orderOf =
  (vendors: ReadonlyMap<string, string>, begins: string) =>
  ({ type, tag, bought_on }: { type: string; tag: string; bought_on: string }) => ({
    supplier_id: vendors.get(sellerOf(type) ?? '') ?? null,
    order_no: bought_on > begins ? orderNo(tag, bought_on) : '',
  })

/** How Halden Marine came to its devices, and what it is about to buy; of the whole company all, else what every house knows. */
export async function seedPurchasing(
  ctx: Write,
  ground: Ground & { readonly whole: boolean; readonly devices: readonly OrderedDevice[] },
): Promise<void> {
  const past = ground.whole ? ordersOf(seed, ground.devices, ground) : []
  const all = [...past, ...openNow(ground, !ground.whole)]
  await bringPurchases(
    ctx,
    all.toSorted((a, b) => a.created_at.localeCompare(b.created_at)),
  )
  await sendSomeBack(ctx, ground)
}

/** Two keyboards were faulty; a credit note for them is still to come. */
async function sendSomeBack(ctx: Write, { people, today }: Ground) {
  const by = people.get('Mikkel Krog')
  const { rows } = await sql<{ id: string; receipt_id: string; line_id: string }>`
    select p.id, r.id as receipt_id, l.line_id from purchase p join purchase_receipt r on r.purchase_id = p.id
    join purchase_receipt_line l on l.receipt_id = r.id where p.title = ${goesBack}`.execute(ctx.db)
  const [delivery] = rows
  if (!delivery || by === undefined) return
  const returned_on = Temporal.PlainDate.from(today).subtract({ days: 19 }).toString()
  await sendBack(asOf(ctx, by, `${returned_on}T09:40:00.000Z`), {
    ...delivery,
    quantity: 2,
    assets: [],
    returned_on,
    reason: 'faulty',
    expects: 'credit',
    rma: 'SK-R-311',
    note: 'The space bar sticks',
  })
}
