import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { askable, byTitle, byUpdated, filtered, t, usualColumns } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import type { software } from '../contract.ts'
import { productFilterFields } from '../fields.ts'
import type { ProductRow } from '../schemas.ts'
import { w } from '../words.ts'

const many = (name: 'short' | 'installed'): ListSpec['sorts'][string] => ({
  title: w.later(`sort.${name}`),
  by: [{ column: name, type: 'int' }],
  dir: 'desc',
})

const spec: ListSpec = {
  table: 'product',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    publisher: t('publisher'),
    licensing: t('licensing'),
    denied: t('denied'),
    support_ends: sql`t.support_ends::text`,
    installed: t('installed'),
    owned: t('owned'),
    covered: t('covered'),
    short: t('short'),
    spare: t('spare'),
    risk_minor: t('risk_minor'),
    idle_minor: t('idle_minor'),
    currency: t('currency'),
    updated_at: t('updated_at'),
  },
  sorts: {
    short: many('short'),
    installed: many('installed'),
    name: byTitle(w.later('sort.name')),
    updated: byUpdated(w.later('sort.updated')),
  },
  defaultSort: 'short',
}

const columns = (ctx: Read): Columns => ({
  ...usualColumns(ctx),
  publisher: column('t.publisher', 'text'),
  vendor: column('t.vendor_id', 'uuid'),
  family: column('t.family', 'text'),
  licensing: column('t.licensing', 'text'),
  denied: column('t.denied', 'boolean'),
  support: column('t.support_ends', 'date'),
  installed: column('t.installed', 'integer'),
  owned: column('t.owned', 'integer'),
  short: column('t.short', 'integer'),
  spare: column('t.spare', 'integer'),
  archived: column('t.archived', 'boolean'),
})

const whereFor = (ctx: Read, q: string) => filtered(ctx, q, askable(ctx, productFilterFields), columns(ctx))

/** What the columns of a product's money keep, as promises have it. */
export const moneyOfRow = <
  T extends {
    risk_minor: number | string | null
    idle_minor: number | string | null
    currency: string | null
  },
>({
  risk_minor,
  idle_minor,
  currency,
  ...row
}: T) => ({ ...row, risk: costText(risk_minor, currency), idle: costText(idle_minor, currency) })

type Stored = Omit<ProductRow, 'risk' | 'idle'> & Parameters<typeof moneyOfRow>[0]

export async function listProducts(ctx: Read, { q, ...paging }: Input<typeof software.products>) {
  const { items, next } = await pageOf<Stored>(ctx, spec, await whereFor(ctx, q), paging)
  return { items: items.map((row) => moneyOfRow(row)), next }
}
export const countProducts = async (ctx: Read, { q, most }: Input<typeof software.countProducts>) =>
  countOf(ctx, spec, await whereFor(ctx, q), most)
