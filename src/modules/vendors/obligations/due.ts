import { sql } from 'kysely'
import type { Expiry } from '#facets/expiry/sources'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import { beginOn } from './engine/occurrences.ts'

/** What is open and must be begun by a day, the nearest first: of contracts that are not put away, and recurs only while they run. */
export async function dueUntil(ctx: Read, until: string) {
  return ctx.db
    .selectFrom('obligation as o')
    .innerJoin('contract as c', 'c.id', 'o.contract_id')
    .innerJoin('vendor as v', 'v.id', 'c.vendor_id')
    .leftJoin('principal as p', 'p.id', 'o.owner_id')
    .leftJoin('principal as g', 'g.id', 'o.team_id')
    .select(['o.id', 'o.key', 'o.title', 'o.side', 'o.due_on', 'o.lead_days', 'o.owner_id', 'o.team_id'])
    .select(['c.title as contract', 'v.title as vendor', 'p.name as owner', 'g.name as team'])
    .where('o.state', '=', 'open')
    .where('o.archived', '=', false)
    .where('c.archived', '=', false)
    .where(sql<boolean>`(o.open_on::date - o.lead_days) <= ${until}::date`)
    .where(sql<boolean>`(o.every_months is null or c.ends_on is null or c.ends_on >= o.due_on)`)
    .where(visible(ctx.actor, 'o'))
    .orderBy('o.due_on')
    .orderBy('o.id')
    .execute()
}
export type DueObligation = Awaited<ReturnType<typeof dueUntil>>[number]

/** As the time-line of all that expires has it: to be begun so many days before it is due. */
export const expiryOf = (one: DueObligation): Expiry => ({
  id: one.id,
  kind: 'obligation',
  key: one.key,
  title: one.title,
  to: `/vendors/obligations/${one.key}`,
  sub: [one.vendor, one.contract, one.owner_id === null ? one.team : null].filter(Boolean).join(' · '),
  ends_on: one.due_on,
  act_on: one.lead_days === 0 ? null : beginOn(one.due_on, one.lead_days),
  prompt: true,
  bound_until: null,
  cost: null,
  owner: one.owner_id === null ? null : { id: one.owner_id, name: one.owner ?? '' },
})
