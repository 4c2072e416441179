import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { byDay, day, t } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import type { vendors } from './contract.ts'
import type { ContractRow } from './contract-schemas.ts'
import { contractFilterFields, vendorFilterFields } from './fields.ts'
import { costText } from '#lib/money/columns'
import type { VendorRow } from './schemas.ts'
import { todayOf } from '#kernel/today'
import { byName, byUpdated, common, whereFor } from './list-parts.ts'
import { w } from './words.ts'

const vendorSpec: ListSpec = {
  table: 'vendor',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    services: t('services'),
    tier: t('tier'),
    contracts: sql`(select count(*)::int from contract c where c.vendor_id = t.id and not c.archived)`,
    contact: sql`coalesce((select c.name from vendor_contact c where c.vendor_id = t.id order by c.name, c.id limit 1), '')`,
    updated_at: t('updated_at'),
  },
  sorts: { name: byName, updated: byUpdated },
  defaultSort: 'name',
}

/** How a contract stands on a day, as the engine says it: `standingOf`. */
const statusOn = (today: string) => sql`(case when t.ends_on < ${today}::text then 'ended'
  when t.starts_on > ${today}::text then 'planned' when t.cancelled_on is not null then 'cancelled' else 'running' end)`

const contractSpec = (today: string): ListSpec => ({
  table: 'contract',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    vendor: sql`v.title`,
    type: t('type'),
    status: statusOn(today),
    until: t('until_on'),
    notice_on: t('notice_on'),
    cost_minor: t('cost_minor'),
    currency: t('currency'),
    per: t('per'),
    owner: sql`o.name`,
    updated_at: t('updated_at'),
  },
  joins: sql`join vendor v on v.id = t.vendor_id left join principal o on o.id = t.owner_id`,
  sorts: {
    notice: byDay(w.later('sort.notice'), 'notice_on'),
    until: byDay(w.later('sort.until'), 'until_on'),
    name: byName,
    updated: byUpdated,
  },
  defaultSort: 'notice',
})

const vendorColumns = (ctx: Read): Columns => ({
  ...common(ctx),
  tier: column('t.tier', 'text'),
  services: column('t.services', 'text'),
})
const contractColumns = (ctx: Read): Columns => ({
  ...common(ctx),
  vendor: column('t.vendor_id', 'uuid'),
  type: column('t.type', 'text'),
  status: { is: 'column', sql: statusOn(todayOf(ctx)), stored: 'text' },
  renewal: column('t.renewal', 'text'),
  owner: column('t.owner_id', 'uuid'),
  until: day('until_on'),
  notice: day('notice_on'),
  number: column('t.number', 'text'),
})

const vendorsWhere = (ctx: Read, q: string) => whereFor(ctx, q, vendorFilterFields, vendorColumns(ctx))
const contractsWhere = (ctx: Read, q: string) => whereFor(ctx, q, contractFilterFields, contractColumns(ctx))

export const listVendors = async (ctx: Read, { q, ...paging }: Input<typeof vendors.list>) =>
  pageOf<z.input<typeof VendorRow>>(ctx, vendorSpec, await vendorsWhere(ctx, q), paging)
export const countVendors = async (ctx: Read, { q, most }: Input<typeof vendors.count>) =>
  countOf(ctx, vendorSpec, await vendorsWhere(ctx, q), most)

type Stored = Omit<z.input<typeof ContractRow>, 'cost'> & {
  cost_minor: number | null
  currency: string | null
}

export async function listContracts(ctx: Read, { q, ...paging }: Input<typeof vendors.contracts>) {
  const spec = contractSpec(todayOf(ctx))
  const { items, next } = await pageOf<Stored>(ctx, spec, await contractsWhere(ctx, q), paging)
  return {
    items: items.map(({ cost_minor, currency, ...row }) => ({
      ...row,
      cost: costText(cost_minor, currency),
    })),
    next,
  }
}
export const countContracts = async (ctx: Read, { q, most }: Input<typeof vendors.countContracts>) =>
  countOf(ctx, contractSpec(todayOf(ctx)), await contractsWhere(ctx, q), most)
