import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import type { comparing } from './contract.ts'
import { comparisonScored } from './events.ts'
import { loaded } from './load.ts'
import { refusal } from './policy.ts'
import { w } from './words.ts'

/** Writes down what whoever asks gives, and whether they have an interest in the outcome; others' scores stay. */
export async function scoreOffers(
  ctx: Write,
  { id, scores: given, conflict }: Input<typeof comparing.scoreOffers>,
) {
  const ref = await toChange(ctx, 'comparison', { id })
  const { ballots, criteria, offers, stands } = await loaded(ctx, id)
  refuseIf(refusal.change(stands))
  const scored = new Set(criteria.filter(({ kind }) => kind === 'score').map((one) => one.id))
  const offered = new Set(offers.map((one) => one.id))
  for (const { offer, criterion } of given)
    if (!offered.has(offer) || !scored.has(criterion)) throw new Refusal('invalid', w.later('no-such-part'))
  const scorer_id = ctx.actor.id
  const mine = ballots.find((one) => one.scorer_id === scorer_id)
  const before = mine && { scorer_id, scores: mine.scores, conflict: mine.conflict }
  const nameOf = ({ offer, criterion }: { offer: string; criterion: string }) => `${offer} ${criterion}`
  const all = new Map([...(before?.scores ?? []), ...given].map((one) => [nameOf(one), one]))
  const after = {
    scorer_id,
    scores: [...all.values()].filter(({ score }) => score !== null),
    conflict: conflict ?? before?.conflict ?? '',
  }
  if (JSON.stringify(before ?? { scorer_id, scores: [], conflict: '' }) === JSON.stringify(after))
    return { version: ref.version }
  const row = { scores: JSON.stringify(after.scores), conflict: after.conflict, updated_at: ctx.now }
  await ctx.db
    .insertInto('comparison_ballot')
    .values({ comparison_id: id, scorer_id, ...row })
    .onConflict((found) => found.columns(['comparison_id', 'scorer_id']).doUpdateSet(row))
    .execute()
  await ctx.db.updateTable('comparison').set({ updated_at: ctx.now }).where('id', '=', id).execute()
  await saveEntity(ctx, ref, {})
  ctx.emit(comparisonScored, ref, { before: before ?? null, after })
  return { version: ref.version + 1 }
}
