import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import { moneyText } from '#lib/money/money'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { byDay, day, t } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import { byName, byUpdated, common, whereFor } from '../list-parts.ts'
import type { claiming } from './contract.ts'
import { claimFilterFields } from './fields.ts'
import type { ClaimRow } from './schemas.ts'
import { w } from './words.ts'

const spec: ListSpec = {
  table: 'claim',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    vendor: sql`v.title`,
    status: t('status'),
    currency: t('currency'),
    total_minor: t('total_minor'),
    granted_minor: t('granted_minor'),
    until_on: t('until_on'),
    claim_by: t('claim_by'),
    claimed_on: t('claimed_on'),
    updated_at: t('updated_at'),
  },
  joins: sql`join contract c on c.id = t.contract_id join vendor v on v.id = c.vendor_id`,
  sorts: { by: byDay(w.later('sort.by'), 'claim_by'), name: byName, updated: byUpdated },
  defaultSort: 'by',
}

/** A filter is asked of the claim alone, before its contract is joined. */
const ofContract = (name: 'vendor_id' | 'owner_id'): Columns[string] => ({
  is: 'column',
  sql: sql`(select ${sql.ref(`k.${name}`)} from contract k where k.id = t.contract_id)`,
  stored: 'uuid',
})

const columns = (ctx: Read): Columns => ({
  ...common(ctx),
  vendor: ofContract('vendor_id'),
  contract: column('t.contract_id', 'uuid'),
  owner: ofContract('owner_id'),
  status: column('t.status', 'text'),
  by: day('claim_by'),
  until: day('until_on'),
  claimed: day('claimed_on'),
  owed: { is: 'column', sql: sql`(t.total_minor > 0)`, stored: 'boolean' },
})
const where = (ctx: Read, q: string) => whereFor(ctx, q, claimFilterFields, columns(ctx))

type Stored = Omit<z.input<typeof ClaimRow>, 'total' | 'granted'> & {
  currency: string
  total_minor: number
  granted_minor: number | null
}

export async function listClaims(ctx: Read, { q, ...paging }: Input<typeof claiming.claims>) {
  const { items, next } = await pageOf<Stored>(ctx, spec, await where(ctx, q), paging)
  return {
    items: items.map(({ currency, total_minor, granted_minor, ...row }) => ({
      ...row,
      total: moneyText({ minor: total_minor, currency }),
      granted: costText(granted_minor, currency),
    })),
    next,
  }
}
export const countClaims = async (ctx: Read, { q, most }: Input<typeof claiming.countClaims>) =>
  countOf(ctx, spec, await where(ctx, q), most)
