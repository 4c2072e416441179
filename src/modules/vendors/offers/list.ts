import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { t } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import { byName, byUpdated, common, whereFor } from '../list-parts.ts'
import type { comparing } from './contract.ts'
import { comparisonFilterFields } from './fields.ts'
import type { ComparisonRow } from './schemas.ts'

const status = sql`(case when t.decided_offer is null then 'open' else 'decided' end)`

const spec: ListSpec = {
  table: 'comparison',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    status,
    offers: sql`jsonb_array_length(t.offers)`,
    owner: sql`o.name`,
    updated_at: t('updated_at'),
  },
  joins: sql`left join principal o on o.id = t.owner_id`,
  sorts: { updated: byUpdated, name: byName },
  defaultSort: 'updated',
}

const columns = (ctx: Read): Columns => ({
  ...common(ctx),
  status: { is: 'column', sql: status, stored: 'text' },
  owner: column('t.owner_id', 'uuid'),
})
const where = (ctx: Read, q: string) => whereFor(ctx, q, comparisonFilterFields, columns(ctx))

export const listComparisons = async (ctx: Read, { q, ...paging }: Input<typeof comparing.comparisons>) =>
  pageOf<z.input<typeof ComparisonRow>>(ctx, spec, await where(ctx, q), paging)
export const countComparisons = async (ctx: Read, { q, most }: Input<typeof comparing.countComparisons>) =>
  countOf(ctx, spec, await where(ctx, q), most)
