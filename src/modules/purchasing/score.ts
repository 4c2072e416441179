import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { moneyText } from '#lib/money/money'
import { measuresLead } from '#facets/expiry/lead'
import type { Read } from '#kernel/context'
import { seen, visible } from '#kernel/visible'
import type { purchasing } from './contract.ts'
import { type Bought, type Delivered, deliveryOf, driftsOf, leadTimes, quantile } from './engine/score.ts'
import { deliveredBy } from './promised.ts'

const driftsShown = 5

/** How a vendor delivers and how its prices moved, of the purchases that the reader may see. */
export async function scoreOf(ctx: Read, { id }: Input<typeof purchasing.score>) {
  await seen(ctx, id, 'vendor')
  const orders = await deliveredBy(ctx, [id])
  const { rows: bought } = await sql<Bought>`
    select l.title as what, p.currency, p.ordered_on as on, l.unit_minor from purchase_line l join purchase p on p.id = l.purchase_id
    where p.vendor_id = ${id}::uuid and p.ordered_on is not null and ${visible(ctx.actor, 'p')}`.execute(
    ctx.db,
  )
  const { rows: invoices } = await sql<{ n: number; wrong: number }>`
    select count(*)::int as n, count(*) filter (where i.status <> 'matched')::int as wrong
    from purchase_invoice i join purchase p on p.id = i.purchase_id
    where p.vendor_id = ${id}::uuid and i.sort = 'invoice' and ${visible(ctx.actor, 'p')}`.execute(ctx.db)
  const { rows: quality } = await sql<{ pieces: number; returned: number; faulty: number }>`
    select coalesce(sum(c.quantity), 0)::int as pieces, coalesce(sum(b.returned), 0)::int as returned, coalesce(sum(b.faulty), 0)::int as faulty
    from purchase p join purchase_line l on l.purchase_id = p.id
    left join lateral (select sum(quantity) as quantity from purchase_receipt_line where line_id = l.id) c on true
    left join lateral (select sum(quantity) as returned, sum(quantity) filter (where reason in ('faulty', 'damaged')) as faulty
      from purchase_return where line_id = l.id) b on true
    where p.vendor_id = ${id}::uuid and ${visible(ctx.actor, 'p')}`.execute(ctx.db)
  const { pieces = 0, returned = 0, faulty = 0 } = quality[0] ?? {}
  return {
    pieces,
    returned,
    faulty,
    delivery: deliveryOf(orders),
    drifts: driftsOf(bought)
      .slice(0, driftsShown)
      .map(({ what, currency, first, last, by }) => {
        const price = ({ on, unit_minor }: typeof first) => ({
          on,
          price: moneyText({ minor: unit_minor, currency }),
        })
        return { what, first: price(first), last: price(last), percent: by / 100 }
      }),
    invoices: invoices[0]?.n ?? 0,
    wrong: invoices[0]?.wrong ?? 0,
  }
}

const months = 24
/** Of fewer orders than that nothing is measured. */
const least = 5
const share = 80

/** In how many days four of five orders of the last two years were there; nothing of too few. */
async function leadNow({ db, now }: Pick<Read, 'db' | 'now'>) {
  const since = Temporal.PlainDate.from(now.slice(0, 10)).subtract({ months }).toString()
  const { rows } = await sql<Delivered>`
    select ordered_on, promised_on, received_on from purchase
    where ordered_on >= ${since}::text and received_on is not null`.execute(db)
  const days = quantile(leadTimes(rows), share)
  return days === null || rows.length < least ? null : { days, orders: rows.length }
}

measuresLead({ name: 'purchasing', find: leadNow })
