import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import { fieldsFor } from '#lib/filter/fields'
import { readFilter } from '#lib/filter/filter'
import { costText } from '#lib/money/columns'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { namesFor } from '#kernel/filter-names'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { whereOf } from '#kernel/filter-to-sql/where'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import { saysWords } from '#kernel/search'
import type { purchasing } from './contract.ts'
import { purchaseFilterFields } from './fields.ts'
import type { PurchaseRow } from './schemas.ts'
import { w } from './words.ts'

const t = (name: string) => sql.ref(`t.${name}`)
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
    needed: {
      title: w.later('sort.needed'),
      by: [
        {
          column: 'needed_by',
          type: 'text',
          of: (table) => sql`coalesce(${sql.ref(`${table}.needed_by`)}, '9999-12-31')`,
        },
      ],
      dir: 'asc',
    },
    name: { title: w.later('sort.name'), by: [{ column: 'title', type: 'text' }], dir: 'asc' },
    updated: {
      title: w.later('sort.updated'),
      by: [{ column: 'updated_at', type: 'timestamptz' }],
      dir: 'desc',
    },
  },
  defaultSort: 'updated',
}

const day = (name: string): Columns[string] => ({
  is: 'column',
  sql: sql`(${t(name)})::date`,
  stored: 'date',
})
const columns = (ctx: Read): Columns => ({
  name: column('t.title', 'text'),
  status: column('t.status', 'text'),
  vendor: column('t.vendor_id', 'uuid'),
  requester: column('t.requester_id', 'uuid'),
  centre: column('t.cost_centre', 'text'),
  needed: day('needed_by'),
  ordered: day('ordered_on'),
  promised: day('promised_on'),
  held: { is: 'column', sql: sql`(${heldOf} > 0)`, stored: 'boolean' },
  order: column('t.order_no', 'text'),
  updated: column('t.updated_at', 'timestamptz'),
  key: column('t.key', 'text'),
  says: { is: 'said', words: (...needle) => saysWords(ctx, t('id'), ...needle) },
})

async function whereFor(ctx: Read, q: string): Promise<RawBuilder<boolean>> {
  const fields = fieldsFor(purchaseFilterFields, (permission) => may(ctx.actor, permission), 'says')
  const { id, zone, teams } = ctx.actor
  const predicate = await readFilter(q, fields, { now: ctx.now, zone, me: id, groups: teams }, namesFor(ctx))
  return whereOf(ctx, predicate, columns(ctx))
}

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
