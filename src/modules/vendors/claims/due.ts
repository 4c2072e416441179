import { type Days, expires, type Expiry } from '#facets/expiry/sources'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { moneySaid } from '#lib/money/money'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { visible } from '#kernel/visible'
import { w } from './words.ts'

/** What may be claimed and has its last day within these days. */
const claimable = (ctx: Read, { from, until }: Days) =>
  ctx.db
    .selectFrom('claim as k')
    .innerJoin('contract as c', 'c.id', 'k.contract_id')
    .innerJoin('vendor as v', 'v.id', 'c.vendor_id')
    .leftJoin('principal as o', 'o.id', 'c.owner_id')
    .select(['k.id', 'k.key', 'k.title', 'k.total_minor', 'k.currency', 'k.claim_by', 'k.until_on'])
    .select(['v.title as vendor', 'c.owner_id', 'o.name as owner'])
    .where('k.status', '=', 'prepared')
    .where('k.archived', '=', false)
    .where('k.total_minor', '>', 0)
    .where('k.claim_by', '>=', from)
    .where('k.claim_by', '<=', until)
    .where(visible(ctx.actor, 'k'))
    .orderBy('k.claim_by')
    .orderBy('k.id')
    .execute()
type Claimable = Awaited<ReturnType<typeof claimable>>[number]

const expiryOf = (one: Claimable): Expiry => ({
  id: one.id,
  kind: 'claim',
  key: one.key,
  title: one.title,
  to: `/vendors/claims/${one.key}`,
  sub: one.vendor,
  ends_on: one.claim_by ?? '',
  act_on: null,
  prompt: true,
  bound_until: null,
  cost: { minor: one.total_minor, currency: one.currency },
  owner: one.owner_id === null ? null : { id: one.owner_id, name: one.owner ?? '' },
})

expires({
  name: 'vendors.claims',
  can: 'vendors.read',
  find: async (ctx, days) => ({ expiries: (await claimable(ctx, days)).map(expiryOf) }),
})

const daysAhead = 30
const shown = 5

/** What may be claimed until its last day within a month: to the owner of the contract, and all to those who keep them. */
async function toClaim(ctx: Read): Promise<Finding | null> {
  const today = todayOf(ctx)
  const until = Temporal.PlainDate.from(today).add({ days: daysAhead }).toString()
  const keeps = may(ctx.actor, 'vendors.write')
  const all = (await claimable(ctx, { from: today, until })).filter(
    ({ owner_id, until_on }) => until_on < today && (keeps || owner_id === ctx.actor.id),
  )
  if (all.length === 0) return null
  const q = `status:prepared owed:yes by>=${today} by<=${until} until<${today} archived:no${keeps ? '' : ' owner:me'}`
  return {
    title: w.later('home-claim', { n: all.length, days: daysAhead }),
    figures: [
      {
        words: w.later('home-all', { n: all.length }),
        to: `/vendors/claims?q=${encodeURIComponent(q)}&sort=by`,
      },
    ],
    items: all.slice(0, shown).map((one) => ({
      id: one.id,
      key: one.key,
      title: one.title,
      to: `/vendors/claims/${one.key}`,
      sub: `${one.vendor} · ${moneySaid({ minor: one.total_minor, currency: one.currency }, ctx.actor.language)}`,
      day: { date: one.claim_by ?? '', until: true },
      mark: null,
    })),
  }
}

tellAtHome({ name: 'vendors.claims', order: 46, can: 'vendors.read', find: toClaim })
