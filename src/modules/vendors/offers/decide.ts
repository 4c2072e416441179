import type { Input } from '#lib/contract'
import { moneyOf, moneySaid } from '#lib/money/money'
import { refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import { todayOf } from '#kernel/today'
import { createContracts } from '../contract-commands.ts'
import type { comparing } from './contract.ts'
import { resultOf } from './engine/result.ts'
import { comparisonDecided, comparisonSigned } from './events.ts'
import { loaded } from './load.ts'
import { refusal } from './policy.ts'
import { w } from './words.ts'

const undecided = { decided_offer: null, decided_by: null, decided_on: null, reason: '' }

/** Records which offer is taken, why and by whom; or takes that back. */
export async function decideComparison(
  ctx: Write,
  { id, offer, reason }: Input<typeof comparing.decideComparison>,
) {
  const ref = await toChange(ctx, 'comparison', { id })
  const one = await loaded(ctx, id)
  refuseIf(refusal.decide(one.stands, one.offers))
  const { decision: before } = one
  if (offer === null && before.decided_offer === null) return { version: ref.version }
  refuseIf(one.row.contract_id !== null && w.later('signed-already'))
  const taken = one.offers.find((some) => some.id === (offer ?? before.decided_offer))
  if (offer !== null) {
    const nameOf = (criterion: string) => one.criteria.find((some) => some.id === criterion)?.name ?? ''
    refuseIf(refusal.take(taken, resultOf(one), reason, nameOf))
  }
  const after =
    offer === null
      ? undecided
      : { decided_offer: offer, decided_by: ctx.actor.id, decided_on: todayOf(ctx), reason }
  await ctx.db
    .updateTable('comparison')
    .set({ ...after, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await saveEntity(ctx, ref, {})
  ctx.emit(comparisonDecided, ref, { offer: taken?.name ?? '', before, after })
  return { version: ref.version + 1 }
}

/** Makes a contract with the vendor whose offer was taken, over the term it was compared for, from the next month on. */
export async function signOffer(ctx: Write, { id }: Input<typeof comparing.signOffer>) {
  const ref = await toChange(ctx, 'comparison', { id })
  const { row, offers, stands } = await loaded(ctx, id)
  const taken = offers.find((one) => one.id === row.decided_offer)
  refuseIf(refusal.sign(stands, taken, row.contract_id))
  const { vendor_id, setup = null, cost = null, per = 'year', name = '' } = taken ?? {}
  const starts = Temporal.PlainDate.from(todayOf(ctx)).with({ day: 1 }).add({ months: 1 })
  const { language } = ctx.actor
  const note = say(
    setup === null
      ? w.later('contract-note', { key: ref.key, offer: name })
      : w.later('contract-note-setup', {
          key: ref.key,
          offer: name,
          setup: moneySaid(moneyOf(setup), language),
        }),
    language,
  )
  const [made] = await createContracts(ctx, [
    {
      name: row.title,
      vendor_id: vendor_id ?? '',
      owner_id: row.owner_id,
      note,
      starts_on: starts.toString(),
      first_end: starts.add({ months: row.term_months }).subtract({ days: 1 }).toString(),
      ...(cost === null ? { cost: setup, per: 'once' as const } : { cost, per }),
    },
  ])
  const contract_id = made?.id ?? ''
  await ctx.db
    .updateTable('comparison')
    .set({ contract_id, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await saveEntity(ctx, ref, {})
  ctx.emit(comparisonSigned, ref, { contract_id })
  return { id: contract_id, key: made?.key ?? '' }
}
