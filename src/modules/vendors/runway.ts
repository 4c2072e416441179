import type { Input } from '#lib/contract'
import { moneyText } from '#lib/money/money'
import { type Expiry, expiringIn } from '#facets/expiry/sources'
import type { Read } from '#kernel/context'
import type { vendors } from './contract.ts'
import { cashOf, decideOn, type Lead, type MonthOfCash, urgencyOf } from './engine/runway.ts'
import { leadOf } from './settings.ts'
import { todayOf } from '#kernel/today'

const endOfMonths = (today: string, months: number) => {
  const last = Temporal.PlainDate.from(today).add({ months: months - 1 })
  return last.with({ day: last.daysInMonth }).toString()
}

/** An expiry with its last day to decide. */
export const itemOf = ({ cost, raised_as: _, ...one }: Expiry, lead: Lead, today: string) => {
  const decide_on = decideOn(one, lead)
  return {
    ...one,
    prompt: one.prompt ?? false,
    cost: cost && moneyText(cost),
    decide_on,
    urgency: urgencyOf(decide_on, today),
  }
}

/** Everything that expires, whatever room it is from, by the last day to decide; and what falls due by doing nothing. */
export async function showRunway(ctx: Read, { months }: Input<typeof vendors.runway>) {
  const from = todayOf(ctx)
  const days = { from, until: endOfMonths(from, months) }
  const lead = await leadOf(ctx)
  const { expiries, due } = await expiringIn(ctx, days)
  return {
    ...days,
    lead,
    items: expiries
      .map((one) => itemOf(one, lead, from))
      .toSorted((a, b) => a.decide_on.localeCompare(b.decide_on) || a.id.localeCompare(b.id)),
    cash: cashOf(due, days.from, days.until).map((one) => inWords(one)),
  }
}

function inWords({ currency, months }: { currency: string; months: readonly MonthOfCash[] }) {
  const text = (minor: number) => moneyText({ minor, currency })
  const sum = (of: 'bound' | 'open') => text(months.reduce((n, month) => n + month[of], 0))
  return {
    currency,
    months: months.map(({ month, bound, open }) => ({ month, bound: text(bound), open: text(open) })),
    bound: sum('bound'),
    open: sum('open'),
  }
}
