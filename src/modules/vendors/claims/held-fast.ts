import { moneyOf } from '#lib/money/money'
import { inputRefused, Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { currencyOf, penaltiesOf } from './load.ts'
import { w } from './words.ts'

/** A contract whose penalties name amounts stays in their currency: of 15 EUR no change of its price makes 15 USD. */
export async function refuseOtherCurrency(ctx: Write, contractId: string, cost: string): Promise<void> {
  const named = currencyOf((await penaltiesOf(ctx, [contractId])).get(contractId) ?? null, null)
  if (named === null || named === moneyOf(cost).currency) return
  const why = w.later('penalties-in', { currency: named })
  throw inputRefused('cost', why)
}

/** What was claimed of one vendor is not a claim on another afterwards. */
export async function refuseWhileClaimed(ctx: Write, contractId: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('claim')
    .select('key')
    .where('contract_id', '=', contractId)
    .where('status', 'in', ['claimed', 'granted', 'partly', 'refused'])
    .orderBy('from_on')
    .executeTakeFirst()
  if (found) throw new Refusal('conflict', w.later('was-claimed', { key: found.key }))
}
