import { moneyText } from '#lib/money/money'
import type { Write } from '#kernel/context'
import { createEntitlements, type EntitlementDraft } from '#modules/software/public'
import { netOf } from '../engine/amounts.ts'
import { termOf } from '../engine/term.ts'
import { Metric } from '../schemas.ts'
import type { Row, StoredLine } from './load.ts'

interface Arrived {
  readonly line: StoredLine
  readonly quantity: number
}

/**
 * Licences that came with a delivery: each line is what was bought of the product that it names, for its term, else from the day on
 * which it came; its cost is that of all pieces per period.
 */
export async function addLicences(
  ctx: Write,
  { vendor_id, order_no, key, currency }: Row,
  arrived: readonly Arrived[],
  received_on: string,
): Promise<number> {
  const drafts = arrived
    .filter(({ line }) => line.sort === 'licence')
    .map(({ line, quantity }): EntitlementDraft => ({
      product: { name: line.title, publisher: line.manufacturer },
      metric: Metric.catch('user').parse(line.metric),
      quantity,
      ...termOf(line, { metric: line.metric, came_on: received_on }),
      per: line.per,
      cost: moneyText({ minor: netOf({ quantity, unit_minor: line.unit_minor }), currency }),
      vendor_id,
      order_no: order_no || key,
    }))
  return (await createEntitlements(ctx, drafts)).length
}
