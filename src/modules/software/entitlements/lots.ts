import { type RawBuilder, type Selectable, sql } from 'kysely'
import { costText } from '#lib/money/columns'
import type { Tables } from '#kernel/tables'
import { LotPer, Metric } from '../schemas.ts'

type Row = Selectable<Tables['entitlement']>

/** A stored lot as its promise has it: the price in words. */
export const lotOf = ({
  cost_minor,
  currency,
  metric,
  per,
  ...row
}: Omit<Row, 'product_id' | 'created_at'>) => ({
  ...row,
  metric: Metric.parse(metric),
  per: LotPer.parse(per),
  cost: costText(cost_minor, currency),
})

/** How a lot stands on a day. */
export function stateOn(
  { starts_on, ends_on }: { starts_on: string | null; ends_on: string | null },
  today: string,
) {
  if (ends_on !== null && ends_on < today) return 'ended' as const
  return starts_on !== null && starts_on > today ? ('planned' as const) : ('running' as const)
}

/** Of lots `l` those that count on a day. */
export const liveOn = (day: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`coalesce(l.starts_on <= ${day}, true) and coalesce(l.ends_on >= ${day}, true)`
