import { isDeepStrictEqual } from 'node:util'
import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import { catalogueSubject } from '../catalogue/keep.ts'
import { isSource, orderFor, ruledFields, ruleOf, type Rules, usualOrder } from '../engine/sources.ts'
import { type Rule, RuleDecided, type sourceEndpoints } from './contract.ts'
import { w } from './words.ts'

/** What was decided of who counts more, field by field. */
export async function rulesOf({ db }: Pick<Read, 'db'>): Promise<Rules> {
  const rows = await db.selectFrom('asset_rule').select(['field', 'sources']).execute()
  const decided = rows.flatMap(({ field, sources }) => {
    const rule = ruleOf(field)
    return rule === undefined ? [] : [[rule, sources.filter(isSource)] as const]
  })
  return Object.fromEntries(decided)
}

export async function listRules(ctx: Read): Promise<{ items: Rule[] }> {
  const rules = await rulesOf(ctx)
  return {
    items: ruledFields.map((field) => ({
      field,
      order: [...orderFor(rules, field)],
      usual: isDeepStrictEqual(orderFor(rules, field), usualOrder[field]),
    })),
  }
}

/** Decides who counts more for one field from now on; what stands already stays. */
export async function decideRule(ctx: Write, { field, order }: Input<typeof sourceEndpoints.decideRule>) {
  const rule = ruleOf(field)
  if (rule === undefined) throw new Refusal('not-found', w.later('not-ruled'))
  refuseIf(new Set(order).size === order.length && order.every(isSource) ? null : w.later('each-once'))
  const isUsual =
    order.length === 0 ||
    isDeepStrictEqual(orderFor({ [rule]: order.filter(isSource) }, rule), usualOrder[rule])
  if (isUsual) await ctx.db.deleteFrom('asset_rule').where('field', '=', rule).execute()
  else
    await ctx.db
      .insertInto('asset_rule')
      .values({ field: rule, sources: order })
      .onConflict((conflict) =>
        conflict.column('field').doUpdateSet((row) => ({ sources: row.ref('excluded.sources') })),
      )
      .execute()
  ctx.emit(RuleDecided, await catalogueSubject(ctx), { field: rule, order: isUsual ? [] : order })
  return done
}
