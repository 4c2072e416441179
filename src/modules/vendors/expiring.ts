import { type Days, type Due, expires, type Expiry, type Told } from '#facets/expiry/sources'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import { workdaysFor } from './derived.ts'
import { costOf, paymentsOf } from './engine/cost.ts'
import { standingOf } from './engine/term.ts'
import { priceOf, termsOf } from './price.ts'
import { todayOf } from '#kernel/today'

/** Contracts that are not over, as they stand on the reader's day. */
export async function liveContracts(ctx: Read) {
  const today = todayOf(ctx)
  const rows = await ctx.db
    .selectFrom('contract')
    .innerJoin('vendor', 'vendor.id', 'contract.vendor_id')
    .leftJoin('principal as owner', 'owner.id', 'contract.owner_id')
    .selectAll('contract')
    .select(['vendor.title as vendor', 'owner.name as owner_name'])
    .where('contract.archived', '=', false)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', today)]))
    .where(visible(ctx.actor, 'contract'))
    .orderBy('contract.id')
    .execute()
  const workdays = await workdaysFor(
    ctx,
    rows.map(({ calendar_id }) => calendar_id),
  )
  return rows.map((row) => ({
    row,
    price: priceOf(row),
    standing: standingOf(termsOf(row), today, workdays(row.calendar_id)),
  }))
}
export type LiveContract = Awaited<ReturnType<typeof liveContracts>>[number]

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

/** What one pays for the months that doing nothing binds to. */
function costOfNothing(
  starts_on: string,
  price: LiveContract['price'],
  decision: LiveContract['standing']['decision'],
  end: string,
): Expiry['cost'] {
  const months = decision?.months ?? null
  if (!price || months === null) return null
  return { minor: costOf(price, starts_on, dayAfter(end), months), currency: price.currency }
}

/** What of a contract has to be decided, or ends: nothing of one that may be left at any time. */
export function expiryOf({ row, price, standing: { ends_on, decision } }: LiveContract): Expiry | undefined {
  const end = decision?.ends_on ?? ends_on
  if (end === null) return undefined
  return {
    id: row.id,
    kind: 'contract',
    key: row.key,
    title: row.title,
    to: `/vendors/contracts/${row.key}`,
    sub: row.vendor,
    ends_on: end,
    act_on: decision?.notice_on ?? null,
    bound_until: decision?.bound_until ?? null,
    cost: costOfNothing(row.starts_on, price, decision, end),
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
  }
}

function isWithin({ act_on, ends_on }: Expiry, { from, until }: Days) {
  return ends_on >= from && (act_on ?? ends_on) <= until
}

/** By doing nothing a contract runs on; what lies behind the earliest end that a notice of today reaches is not bound yet. */
function dueOf({ row, price, standing: { ends_on, leaves_on } }: LiveContract, days: Days): Due[] {
  if (!price) return []
  const certain = ends_on ?? leaves_on
  return paymentsOf(price, { starts_on: row.starts_on, ends_on }, days).map(({ on, minor }) => ({
    on,
    minor,
    currency: price.currency,
    bound: certain !== null && on <= certain,
  }))
}

async function find(ctx: Read, days: Days): Promise<Told> {
  const live = await liveContracts(ctx)
  return {
    expiries: live.flatMap((one) => expiryOf(one) ?? []).filter((one) => isWithin(one, days)),
    due: live.flatMap((one) => dueOf(one, days)),
  }
}

expires({ name: 'vendors.contracts', can: 'vendors.read', find })
