import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { wholesOf } from '#kernel/merged'
import { seenFor, visible } from '#kernel/visible'
import type { software } from './contract.ts'
import type { InHand } from './schemas.ts'

interface Row extends Omit<InHand, 'product'> {
  product_id: string
  key: string
  product: string
}

/** What of licences a person, a device or a site has: seats and keys by the ledger, and a person’s accounts by vendors’ lists. */
export async function listInHand(ctx: Read, { id }: Input<typeof software.inHand>) {
  await seenFor(ctx, id, 'read')
  const whole = (await wholesOf(ctx, [id])).get(id) ?? [id]
  const { rows } = await sql<Row>`
    select h.*, o.id as product_id, o.key, o.title as product from (
      select a.part_id as id, 'seat' as what, a.item_id as of, l.order_no as name, '' as ending, a.since
      from part_holding a join entitlement l on l.id = a.part_id where a.holder_id = any(${whole}::uuid[])
      union all
      select a.part_id, 'key', a.item_id, coalesce(nullif(k.label, ''), l.order_no), k.ending, a.since
      from part_holding a join licence_key k on k.id = a.part_id join entitlement l on l.id = k.entitlement_id
      where a.holder_id = any(${whole}::uuid[])
      union all
      select s.id, 'account', s.product_id, s.account, '', s.since
      from vendor_seat s where s.ended_at is null and s.person_id = any(${whole}::uuid[])
    ) h join product o on o.id = h.of and ${visible(ctx.actor, 'o')}
    order by o.title, h.what, h.since, h.id`.execute(ctx.db)
  return {
    items: rows.map(({ id: part, what, name, ending, since, product_id, key, product }): InHand => ({
      id: part,
      what,
      name,
      ending,
      since,
      product: { id: product_id, key, name: product },
    })),
  }
}
