import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { byDay, day, t } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import { todayOf } from '#kernel/today'
import { byName, byUpdated, common, whereFor } from '../list-parts.ts'
import type { obliging } from './contract.ts'
import { obligationFilterFields } from './fields.ts'
import type { ObligationRow } from './schemas.ts'
import { w } from './words.ts'

/** How one stands on a day, as the engine says it: `statusOf`. */
const statusOn = (today: string) => sql`(case when t.state <> 'open' then t.state
  when t.every_months is not null and (select c.ends_on from contract c where c.id = t.contract_id) < t.due_on then 'ended'
  when t.due_on < ${today}::text then 'overdue' else 'open' end)`

const spec = (today: string): ListSpec => ({
  table: 'obligation',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    side: t('side'),
    kind: t('kind'),
    contract: sql`c.title`,
    vendor: sql`v.title`,
    due_on: t('due_on'),
    every_months: t('every_months'),
    status: statusOn(today),
    owner: sql`coalesce(o.name, g.name)`,
    updated_at: t('updated_at'),
  },
  joins: sql`join contract c on c.id = t.contract_id join vendor v on v.id = c.vendor_id
    left join principal o on o.id = t.owner_id left join principal g on g.id = t.team_id`,
  sorts: { due: byDay(w.later('sort.due'), 'open_on'), name: byName, updated: byUpdated },
  defaultSort: 'due',
})

const columns = (ctx: Read): Columns => ({
  ...common(ctx),
  vendor: {
    is: 'column',
    sql: sql`(select c.vendor_id from contract c where c.id = t.contract_id)`,
    stored: 'uuid',
  },
  contract: column('t.contract_id', 'uuid'),
  by: column('t.side', 'text'),
  kind: column('t.kind', 'text'),
  status: { is: 'column', sql: statusOn(todayOf(ctx)), stored: 'text' },
  owner: column('t.owner_id', 'uuid'),
  team: column('t.team_id', 'uuid'),
  due: day('due_on'),
  recurs: { is: 'column', sql: sql`(t.every_months is not null)`, stored: 'boolean' },
})
const where = (ctx: Read, q: string) => whereFor(ctx, q, obligationFilterFields, columns(ctx))

export const listObligations = async (ctx: Read, { q, ...paging }: Input<typeof obliging.obligations>) =>
  pageOf<z.input<typeof ObligationRow>>(ctx, spec(todayOf(ctx)), await where(ctx, q), paging)
export const countObligations = async (ctx: Read, { q, most }: Input<typeof obliging.countObligations>) =>
  countOf(ctx, spec(todayOf(ctx)), await where(ctx, q), most)
