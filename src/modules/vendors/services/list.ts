import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { t } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import { visible } from '#kernel/visible'
import { byName, byUpdated, common, whereFor } from '../list-parts.ts'
import type { serving } from './contract.ts'
import { serviceFilterFields } from './fields.ts'
import type { ServiceRow } from './schemas.ts'
import { w } from './words.ts'

const spec = (ctx: Read): ListSpec => ({
  table: 'vendor_service',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    vendor: sql`v.title`,
    tier: t('tier'),
    contract: sql`c.title`,
    serves: sql`(select count(*)::int from link l join entity e on e.id = l.to_id
      where l.from_id = t.id and l.relation = 'serves' and ${visible(ctx.actor, 'e')})`,
    updated_at: t('updated_at'),
  },
  joins: sql`join vendor v on v.id = t.vendor_id left join contract c on c.id = t.contract_id`,
  sorts: {
    name: byName,
    tier: {
      title: w.later('sort.tier'),
      by: [
        {
          column: 'tier',
          type: 'text',
          of: (table) => sql`coalesce(${sql.ref(`${table}.tier`)}, '9')`,
        },
      ],
      dir: 'asc',
    },
    updated: byUpdated,
  },
  defaultSort: 'name',
})

const columns = (ctx: Read): Columns => ({
  ...common(ctx),
  vendor: column('t.vendor_id', 'uuid'),
  contract: column('t.contract_id', 'uuid'),
  tier: column('t.tier', 'text'),
  what: column('t.what', 'text'),
})
const where = (ctx: Read, q: string) => whereFor(ctx, q, serviceFilterFields, columns(ctx))

export const listServices = async (ctx: Read, { q, ...paging }: Input<typeof serving.services>) =>
  pageOf<z.input<typeof ServiceRow>>(ctx, spec(ctx), await where(ctx, q), paging)
export const countServices = async (ctx: Read, { q, most }: Input<typeof serving.countServices>) =>
  countOf(ctx, spec(ctx), await where(ctx, q), most)
