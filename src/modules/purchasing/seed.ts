import type { Write } from '#kernel/context'
import { bringPurchases } from './bring/bring.ts'
import { openNow } from './demo/now.ts'
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
}
