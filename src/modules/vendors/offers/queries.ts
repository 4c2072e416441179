import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { visible, writesSeen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import type { comparing } from './contract.ts'
import { resultOf } from './engine/result.ts'
import { loaded } from './load.ts'
import { refusal } from './policy.ts'
import type { Offer } from './schemas.ts'

/** Each offer with the vendor that it is from, as far as the reader sees that one. */
async function withVendors(ctx: Read, offers: readonly Offer[]) {
  const ids = offers.flatMap(({ vendor_id }) => (vendor_id === null ? [] : [vendor_id]))
  const vendors =
    ids.length === 0
      ? []
      : await ctx.db
          .selectFrom('vendor')
          .select(['id', 'key', 'title as name'])
          .where('id', 'in', ids)
          .where(visible(ctx.actor, 'vendor'))
          .execute()
  return offers.map((offer) => ({
    ...offer,
    vendor: vendors.find(({ id }) => id === offer.vendor_id) ?? null,
  }))
}

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

type Decided = Pick<
  Awaited<ReturnType<typeof loaded>>['row'],
  'decided_offer' | 'decided_by' | 'decided_on' | 'reason'
>
function decisionOf({ decided_offer, decided_by, decided_on, reason }: Decided, by: string | null) {
  if (decided_offer === null || decided_on === null) return null
  return { offer: decided_offer, by: named(decided_by, by), on: decided_on, reason }
}

export async function showComparison(ctx: Read, { id }: Input<typeof comparing.comparison>) {
  const ref = await seenByRef(ctx, id, 'comparison')
  const one = await loaded(ctx, ref.id)
  const { row, criteria, offers, pairs, weighing, ballots, stands } = one
  const around = await ctx.db
    .selectFrom('comparison as c')
    .leftJoin('principal as o', 'o.id', 'c.owner_id')
    .leftJoin('principal as d', 'd.id', 'c.decided_by')
    .leftJoin('contract as s', 's.id', 'c.contract_id')
    .select(['o.name as owner', 'd.name as decider', 's.key as contract_key', 's.title as contract'])
    .where('c.id', '=', ref.id)
    .executeTakeFirstOrThrow()
  const verdict = verdictFor(ctx)
  const forbidden = writesSeen(ctx.actor, ref) ? null : house.later('forbidden')
  const unfit = may(ctx.actor, 'vendors.assess') ? null : house.later('forbidden')
  const taken = offers.find((offer) => offer.id === row.decided_offer)
  return {
    id: row.id,
    key: row.key,
    version: ref.version,
    name: row.title,
    sought: row.sought,
    owner: named(row.owner_id, around.owner),
    term_months: row.term_months,
    weighing,
    criteria,
    offers: await withVendors(ctx, offers),
    pairs,
    ballots: ballots.map(({ scorer_id, scorer, conflict, scores }) => ({
      scorer: { id: scorer_id, name: scorer },
      conflict,
      scores,
      mine: scorer_id === ctx.actor.id,
    })),
    result: resultOf(one),
    archived: row.archived,
    status: stands.decided ? ('decided' as const) : ('open' as const),
    decision: decisionOf(row, around.decider),
    contract:
      row.contract_id === null
        ? null
        : { id: row.contract_id, key: around.contract_key ?? '', name: around.contract ?? '' },
    created_at: ref.created_at,
    updated_at: row.updated_at,
    can: {
      write: verdict(forbidden ?? refusal.change(stands)),
      score: verdict(unfit ?? refusal.change(stands)),
      decide: verdict(forbidden ?? refusal.decide(stands, offers)),
      sign: verdict(forbidden ?? refusal.sign(stands, taken, row.contract_id)),
    },
  }
}
