import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import type { Read } from '#kernel/context'
import { namedAmong, seenAmong } from '#kernel/readable'
import { seenByRef } from '#kernel/refs'
import { todayOf } from '#kernel/today'
import { loadFamilies } from '../case.ts'
import type { software } from '../contract.ts'
import { cheapestOf } from '../engine/cheapest.ts'
import { positionOf } from '../engine/position.ts'
import { tallyOf } from '../engine/tally.ts'

const shown = 200

/** The cheapest way to a legal position of a product and its family, beside what buying all that is missing costs. */
export async function showCheapest(ctx: Read, { id, days }: Input<typeof software.cheapest>) {
  const ref = await seenByRef(ctx, id, 'product')
  const [family] = (await loadFamilies(ctx, [ref.id], todayOf(ctx))).filter(({ products }) =>
    products.some((one) => one.id === ref.id),
  )
  const none = { steps: [], more: 0, unseen: 0, cost: null, instead: null, unpriced: 0 }
  if (!family) return none
  const plan = cheapestOf(
    family,
    await idleAmong(
      ctx,
      family.devices.map((one) => one.id),
      days,
    ),
  )
  const tallies = [...tallyOf(family, positionOf(family), family).values()]
  const { currency } = plan
  const missing = tallies.filter(({ short }) => short > 0)
  // What has no price in that currency cannot be compared.
  const isKnown = missing.every((one) => one.risk !== null && one.currency === currency)
  const known = await seenAmong(
    ctx,
    plan.steps.flatMap(({ device, product, from, to }) =>
      [device, product, from, to].filter((one) => one !== null),
    ),
  )
  const named = (one: string | null) => namedAmong(known, one)
  const steps = plan.steps.flatMap(({ device, product, from, to, money, ...step }) => {
    const [at, of] = [named(device), named(product)]
    if ((!at && device !== null) || !of) return []
    return [
      {
        ...step,
        device: at,
        product: of,
        from: named(from),
        to: named(to),
        cost: costText(money, currency),
        unpriced: money === null,
      },
    ]
  })
  return {
    steps: steps.slice(0, shown),
    more: Math.max(0, steps.length - shown),
    unseen: plan.steps.length - steps.length,
    cost: costText(plan.money, currency),
    instead: isKnown
      ? costText(
          missing.reduce((all, { risk }) => all + (risk ?? 0), 0),
          currency,
        )
      : null,
    unpriced: plan.unpriced,
  }
}

/** Those of the devices that have not reported for so many days; of one that never reported nothing is known. */
async function idleAmong(ctx: Read, ids: readonly string[], days: number): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const cut = Temporal.Instant.from(ctx.now)
    .subtract({ hours: days * 24 })
    .toString()
  const rows = await ctx.db
    .selectFrom('software_device')
    .select('device_id')
    .where('device_id', 'in', ids)
    .where('seen_at', '<', cut)
    .execute()
  return new Set(rows.map(({ device_id }) => device_id))
}
