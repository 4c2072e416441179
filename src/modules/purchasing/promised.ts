import { sql } from 'kysely'
import { type Kept, tellsPromises } from '#facets/promises/sources'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import type { Delivered } from './engine/score.ts'

export interface Came extends Delivered {
  id: string
  vendor_id: string
  key: string
  order_no: string
  currency: string
  net_minor: number
}

/** What came whole from these vendors, of what the reader may see; of all days, or of some. */
export async function deliveredBy(
  ctx: Read,
  vendors: readonly string[],
  { from = '0000', until = '9999' }: { from?: string; until?: string } = {},
): Promise<Came[]> {
  const { rows } = await sql<Came>`
    select p.id, p.vendor_id, p.key, p.order_no, p.currency, p.net_minor, p.ordered_on, p.promised_on, p.received_on
    from purchase p where p.vendor_id = any(${[...vendors]}::uuid[]) and p.ordered_on is not null
      and p.received_on between ${from}::text and ${until}::text and ${visible(ctx.actor, 'p')}
    order by p.received_on, p.id`.execute(ctx.db)
  return rows
}

const keptOf = (one: Came): Kept => ({
  id: one.id,
  what: 'delivery',
  vendor_id: one.vendor_id,
  record_id: one.id,
  no: one.order_no || one.key,
  began_on: one.ordered_on,
  began_at: `${one.ordered_on}T00:00:00Z`,
  promised_on: one.promised_on,
  kept_on: one.received_on,
  kept_at: null,
  value: { minor: one.net_minor, currency: one.currency },
})

tellsPromises({
  name: 'purchasing.deliveries',
  tells: 'delivery',
  can: 'purchasing.read',
  find: async (ctx, { vendors, ...days }) => (await deliveredBy(ctx, vendors, days)).map(keptOf),
})
