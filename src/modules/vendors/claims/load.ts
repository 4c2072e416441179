import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { costText } from '#lib/money/columns'
import { moneyOf } from '#lib/money/money'
import { todayOf } from '#kernel/today'
import type { Read } from '#kernel/context'
import type { Tables } from '#kernel/tables'
import type { Rate, Rule } from './engine/penalty.ts'
import type { Stands } from './policy.ts'
import { ClaimStatus, Penalties, PenaltyRule } from './schemas.ts'

/** Percent as whole numbers that engines reckon with. */
export const rateOf = (percent: number): Rate => Math.round(percent * 1000)
const rateOrNone = (percent: number | null) => (percent === null ? null : rateOf(percent))

/** The penalties of contracts that have some, by contract. */
export async function penaltiesOf(
  { db }: Pick<Read, 'db'>,
  contracts: readonly string[],
): Promise<Map<string, Penalties>> {
  const rows = await db
    .selectFrom('contract_penalty')
    .selectAll()
    .where('contract_id', '=', sql<string>`any(${[...contracts]}::uuid[])`)
    .execute()
  return new Map(
    rows.map(({ contract_id, most_minor, currency, ...row }) => [
      contract_id,
      Penalties.parse({ ...row, most: costText(most_minor, currency) }),
    ]),
  )
}

function paysOf({ pays, amount, percent, most_percent, steps }: PenaltyRule): Rule['pays'] {
  if (pays === 'amount') return { how: pays, minor: amount === null ? 0 : moneyOf(amount).minor }
  const rate = rateOf(percent ?? 0)
  if (pays === 'value') return { how: pays, rate, most: rateOrNone(most_percent) }
  if (pays === 'fee') return { how: pays, rate }
  return { how: pays, steps: steps.map((one) => ({ below: rateOf(one.below), rate: rateOf(one.percent) })) }
}

/** Penalties as the engine reckons with them. */
export const rulesOf = ({ rules, most_percent, most }: Penalties) => ({
  rules: rules.map((one): Rule => ({
    id: one.id,
    what: one.what,
    within: one.within,
    unit: one.unit,
    days: one.days,
    pays: paysOf(one),
  })),
  most_rate: rateOrNone(most_percent),
  most_minor: most === null ? null : moneyOf(most).minor,
})

/** In which amounts of penalties are: the contract's, else that of the first amount that they name. */
export function currencyOf(terms: Penalties | null, currency: string | null): string | null {
  const [named] = [terms?.most ?? null, ...(terms?.rules ?? []).map(({ amount }) => amount)].filter(
    (one) => one !== null,
  )
  return currency ?? (named === undefined ? null : moneyOf(named).currency)
}

export type StoredLine = Omit<Selectable<Tables['claim_line']>, 'rule'> & { rule: PenaltyRule | null }

/** The lines of claims, in order. */
export async function linesOf({ db }: Pick<Read, 'db'>, claims: readonly string[]): Promise<StoredLine[]> {
  const rows = await db
    .selectFrom('claim_line')
    .selectAll()
    .where('claim_id', '=', sql<string>`any(${[...claims]}::uuid[])`)
    .orderBy('claim_id')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, rule: PenaltyRule.nullable().parse(row.rule) }))
}

/** A stored claim with how it stands today. */
export async function loaded(ctx: Pick<Read, 'db' | 'now' | 'actor'>, id: string) {
  const row = await ctx.db.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const status = ClaimStatus.parse(row.status)
  const stands: Stands = {
    status,
    archived: row.archived,
    total: row.total_minor,
    until_on: row.until_on,
    today: todayOf(ctx),
  }
  return { row: { ...row, status }, stands }
}
export type Claim = Awaited<ReturnType<typeof loaded>>['row']
