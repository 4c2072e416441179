import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { askable, byDay, byTitle, byUpdated, day, filtered, t, usualColumns } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import type { purchasing } from './contract.ts'
import { purchaseFilterFields } from './fields.ts'
import type { PurchaseRow } from './schemas.ts'
import { w } from './words.ts'

const heldOf = sql`(select count(*)::int from purchase_invoice i where i.purchase_id = t.id and i.status = 'held')`

const spec: ListSpec = {
  table: 'purchase',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    status: t('status'),
    vendor: sql`v.title`,
    requester: sql`r.name`,
    net_minor: t('net_minor'),
    currency: t('currency'),
    needed_by: t('needed_by'),
    ordered_on: t('ordered_on'),
    promised_on: t('promised_on'),
    held: heldOf,
    updated_at: t('updated_at'),
  },
  joins: sql`join principal r on r.id = t.requester_id left join entity v on v.id = t.vendor_id`,
  sorts: {
    needed: byDay(w.later('sort.needed'), 'needed_by'),
    name: byTitle(w.later('sort.name')),
    updated: byUpdated(w.later('sort.updated')),
  },
  defaultSort: 'updated',
}

const columns = (ctx: Read): Columns => ({
  ...usualColumns(ctx),
  status: column('t.status', 'text'),
  vendor: column('t.vendor_id', 'uuid'),
  requester: column('t.requester_id', 'uuid'),
  centre: column('t.cost_centre', 'text'),
  needed: day('needed_by'),
  ordered: day('ordered_on'),
  promised: day('promised_on'),
  held: { is: 'column', sql: sql`(${heldOf} > 0)`, stored: 'boolean' },
  order: column('t.order_no', 'text'),
})

const whereFor = (ctx: Read, q: string) => filtered(ctx, q, askable(ctx, purchaseFilterFields), columns(ctx))

type Stored = Omit<z.input<typeof PurchaseRow>, 'net'> & { net_minor: number; currency: string }

export async function listPurchases(ctx: Read, { q, ...paging }: Input<typeof purchasing.list>) {
  const { items, next } = await pageOf<Stored>(ctx, spec, await whereFor(ctx, q), paging)
  return {
    items: items.map(({ net_minor, currency, ...row }) => ({
      ...row,
      net: costText(net_minor, currency) ?? '',
    })),
    next,
  }
}

export const countPurchases = async (ctx: Read, { q, most }: Input<typeof purchasing.count>) =>
  countOf(ctx, spec, await whereFor(ctx, q), most)
