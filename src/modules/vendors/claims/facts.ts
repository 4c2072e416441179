import { sql } from 'kysely'
import { houseOf } from '#modules/identity/public'
import { type Kept, promisesOf } from '#facets/promises/sources'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { workdaysFor } from '../derived.ts'
import { costOf } from '../engine/cost.ts'
import type { IsWorkday } from '../engine/days.ts'
import { priceOf } from '../price.ts'
import { claimBy, monthsWithin, type OnePeriod, periodsBetween } from './engine/periods.ts'
import { currencyOf, penaltiesOf } from './load.ts'
import type { Penalties } from './schemas.ts'

/** So long after a period something is still prepared of it, where nothing was agreed. */
const monthsBack = 12

/** A contract with the period that something may be owed for, and what happened in it. */
export interface Ground {
  readonly contract: { readonly id: string; readonly title: string; readonly vendor_id: string }
  readonly terms: Penalties
  readonly period: OnePeriod
  readonly claim_by: string | null
  readonly facts: readonly Kept[]
  readonly currency: string | null
  readonly fee: number | null
  readonly isWorkday: IsWorkday
}

const daysOf = (all: readonly string[]) => all.toSorted()
const firstOf = (...all: readonly string[]) => daysOf(all)[0] ?? ''
const lastOf = (...all: readonly string[]) => daysOf(all).at(-1) ?? ''

async function contractsWith(ctx: Read, only: readonly string[] | null) {
  return ctx.db
    .selectFrom('contract as c')
    .innerJoin('contract_penalty as p', 'p.contract_id', 'c.id')
    .select(['c.id', 'c.title', 'c.vendor_id', 'c.starts_on', 'c.ends_on', 'c.calendar_id'])
    .select(['c.cost_minor', 'c.currency', 'c.per', 'c.indexation'])
    .where('c.archived', '=', false)
    .$if(only !== null, (some) => some.where('c.id', '=', sql<string>`any(${[...(only ?? [])]}::uuid[])`))
    .orderBy('c.id')
    .execute()
}
type WithTerms = Awaited<ReturnType<typeof contractsWith>>[number]

/** What the months of a period cost; null of a contract without a fee that comes again. */
export function feeOf(
  row: Pick<WithTerms, 'cost_minor' | 'currency' | 'per' | 'indexation' | 'starts_on'>,
  from: string,
  months: number,
) {
  const price = priceOf(row)
  return price === null || price.per === 'once' ? null : costOf(price, row.starts_on, from, months)
}

/** The periods of a contract that something may still be claimed for on a day, that one's included. */
function periodsOf({ starts_on, ends_on }: WithTerms, { period, claim_days }: Penalties, today: string) {
  const back = Temporal.PlainDate.from(today).subtract({ months: monthsBack }).toString()
  return periodsBetween(period, lastOf(starts_on, back), firstOf(today, ends_on ?? today))
    .map((one) => ({ ...one, claim_by: claimBy(one.until, claim_days) }))
    .filter(({ claim_by }) => claim_by === null || claim_by >= today)
}

/**
 * All that claims are reckoned from, of some contracts or of all: whoever asks, the house looks at everything by its own clock,
 * for a claim is one. Null where a room could not say what happened.
 */
export async function groundsOf(ctx: Read, only: readonly string[] | null): Promise<Ground[] | null> {
  const house = { ...ctx, actor: await houseOf(ctx) }
  const rows = await contractsWith(house, only)
  const terms = await penaltiesOf(
    house,
    rows.map(({ id }) => id),
  )
  const today = todayOf(house)
  const all = rows.flatMap((row) => {
    const agreed = terms.get(row.id)
    return agreed === undefined
      ? []
      : periodsOf(row, agreed, today).map(({ claim_by, ...period }) => ({
          row,
          terms: agreed,
          period,
          claim_by,
        }))
  })
  const facts = await promisesOf(house, {
    kinds: [...new Set(all.flatMap(({ terms: { rules } }) => rules.map(({ what }) => what)))],
    vendors: [...new Set(all.map(({ row }) => row.vendor_id))],
    from: firstOf(today, ...all.map(({ period }) => period.from)),
    until: today,
  })
  if (facts === null) return null
  const workdays = await workdaysFor(
    house,
    rows.map(({ calendar_id }) => calendar_id),
  )
  const byVendor = Map.groupBy(facts, ({ vendor_id }) => vendor_id)
  return all.map(({ row, terms: agreed, period, claim_by }) => {
    const [from, until] = [
      lastOf(period.from, row.starts_on),
      firstOf(period.until, row.ends_on ?? period.until),
    ]
    const mine = (byVendor.get(row.vendor_id) ?? []).filter(
      ({ kept_on }) => kept_on >= from && kept_on <= until,
    )
    const priced = mine.find(({ value }) => value !== null)
    return {
      contract: { id: row.id, title: row.title, vendor_id: row.vendor_id },
      terms: agreed,
      period,
      claim_by,
      facts: mine,
      currency: currencyOf(agreed, row.currency) ?? priced?.value?.currency ?? null,
      fee: feeOf(row, from, monthsWithin(from, until)),
      isWorkday: workdays(row.calendar_id),
    }
  })
}
