import type { Input } from '#lib/contract'
import { moneyText } from '#lib/money/money'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { writesSeen } from '#kernel/visible'
import type { vendors } from './contract.ts'
import { ContractView } from './contract-schemas.ts'
import { workdaysFor } from './derived.ts'
import { costOf, type Price } from './engine/cost.ts'
import { decideOn } from './engine/runway.ts'
import { renewalsOf, standingOf } from './engine/term.ts'
import { costText } from '#lib/money/columns'
import { priceOf, termsOf } from './price.ts'
import { Contact, Tier } from './schemas.ts'
import { leadOf } from './settings.ts'
import { todayOf } from '#kernel/today'

export async function showVendor(ctx: Read, { id }: Input<typeof vendors.get>) {
  const ref = await seenByRef(ctx, id, 'vendor')
  const [vendor, contacts] = await Promise.all([
    ctx.db.selectFrom('vendor').selectAll().where('id', '=', ref.id).executeTakeFirstOrThrow(),
    ctx.db
      .selectFrom('vendor_contact')
      .select(['id', 'name', 'role', 'email', 'phone'])
      .where('vendor_id', '=', ref.id)
      .orderBy('name')
      .orderBy('id')
      .execute(),
  ])
  const { title: name, audience_id: _, tier, ...row } = vendor
  return {
    ...row,
    name,
    tier: Tier.nullable().parse(tier),
    version: ref.version,
    contacts: contacts.map((one) => Contact.parse(one)),
    created_at: ref.created_at,
    can: { write: writesSeen(ctx.actor, ref) },
  }
}

const monthsFrom = (price: Price | null, starts_on: string, from: string, months: number | null) =>
  price === null || months === null
    ? null
    : moneyText({ minor: costOf(price, starts_on, from, months), currency: price.currency })

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
const renewalsShown = 3

export async function showContract(ctx: Read, { id }: Input<typeof vendors.contract>) {
  const ref = await seenByRef(ctx, id, 'contract')
  const row = await ctx.db
    .selectFrom('contract')
    .innerJoin('vendor', 'vendor.id', 'contract.vendor_id')
    .leftJoin('principal as owner', 'owner.id', 'contract.owner_id')
    .leftJoin('entity as calendar', 'calendar.id', 'contract.calendar_id')
    .selectAll('contract')
    .select(['vendor.title as vendor_name', 'vendor.key as vendor_key', 'owner.name as owner_name'])
    .select('calendar.title as calendar_name')
    .where('contract.id', '=', ref.id)
    .executeTakeFirstOrThrow()
  const [workdays, lead] = await Promise.all([workdaysFor(ctx, [row.calendar_id]), leadOf(ctx)])
  const [terms, price, today] = [termsOf(row), priceOf(row), todayOf(ctx)]
  const isWorkday = workdays(row.calendar_id)
  const { decision, ...standing } = standingOf(terms, today, isWorkday)
  return ContractView.parse({
    ...row,
    ...standing,
    name: row.title,
    version: ref.version,
    created_at: ref.created_at,
    cost: costText(row.cost_minor, row.currency),
    vendor: { id: row.vendor_id, key: row.vendor_key, name: row.vendor_name },
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
    calendar: row.calendar_id === null ? null : { id: row.calendar_id, name: row.calendar_name ?? '' },
    decision: decision && {
      ...decision,
      decide_on: decideOn({ ...decision, act_on: decision.notice_on }, lead),
      cost: monthsFrom(price, row.starts_on, dayAfter(decision.ends_on), decision.months),
    },
    renewals: renewalsOf(terms, today, renewalsShown, isWorkday).map((one) => ({
      ...one,
      cost: monthsFrom(price, row.starts_on, one.from, row.renews_months),
    })),
    can: { write: writesSeen(ctx.actor, ref) },
  })
}
