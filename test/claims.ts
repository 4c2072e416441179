import { newId } from '#kernel/ids'
import type { ClaimView } from '#modules/vendors/claims/schemas'
import { prepareClaims } from '#modules/vendors/claims/prepare'
import { type Made, vendors } from './vendors.ts'
import type { Someone, world } from './world.ts'

export const plus = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
export const today = new Date().toISOString().slice(0, 10)
/** The month before this one: its claims can be made. */
const month = Temporal.PlainDate.from(today).with({ day: 1 }).subtract({ months: 1 })
export const inMonth = (day: number) => month.with({ day }).toString()
export const last = month.with({ day: month.daysInMonth }).toString()
export const perDay = {
  id: 'late',
  what: 'delivery',
  pays: 'value',
  percent: 0.2,
  most_percent: 5,
  clause: '§ 7.2',
}

/** Contracts with penalties, orders that come late, and what is claimed for it, by the API. */
export async function claiming(house: Awaited<ReturnType<typeof world>>) {
  const { call, must, write } = house
  const people = await vendors(house)
  const { manager, lead, technician } = people

  async function signed(penalties: object, more: object = {}) {
    const vendor = await people.vendor({ name: `Skagen ${newId().slice(-8)}` })
    const contract = await must<Made>(manager, 'POST', '/api/contracts', {
      name: 'Workstations',
      vendor_id: vendor.id,
      starts_on: '2020-01-01',
      renewal: 'open',
      notice_to: 'month',
      cost: '1200.00 EUR',
      per: 'month',
      ...more,
    })
    const agreed = await call(manager, 'POST', `/api/contracts/${contract.id}/penalties`, {
      period: 'month',
      claim_days: 60,
      ...penalties,
    })
    return { vendor, contract, agreed }
  }

  /** An order of 10,000.00 that was promised for the 3rd of last month, and came so many days later. */
  async function ordered(vendor: Made, late: number, more: object = {}) {
    const { id } = await must<Made>(lead, 'POST', '/api/purchasing', {
      name: 'Screens',
      vendor_id: vendor.id,
      lines: [{ title: 'Screen', quantity: 10, unit_price: '1000.00 EUR' }],
      ...more,
    })
    await must(lead, 'POST', `/api/purchasing/${id}/ask`, {})
    const { version, lines } = await must<{ version: number; lines: Made[] }>(
      manager,
      'GET',
      `/api/purchasing/${id}`,
    )
    await must(manager, 'POST', `/api/purchasing/${id}/decide`, { approve: true, version })
    await must(manager, 'POST', `/api/purchasing/${id}/order`, {
      order_no: 'SK-77',
      ordered_on: inMonth(1),
      promised_on: inMonth(3),
    })
    await must(technician, 'POST', `/api/purchasing/${id}/receive`, {
      received_on: plus(inMonth(3), late),
      lines: [{ line_id: lines[0]?.id, quantity: 10 }],
    })
    return id
  }
  const prepare = () => write(undefined, (ctx) => prepareClaims(ctx))
  const claimOf = async ({ id }: Made) => {
    const { items } = await must<{ items: Made[] }>(technician, 'GET', `/api/claims?q=contract:${id}`)
    return must<ClaimView>(technician, 'GET', `/api/claims/${items[0]?.key ?? 'CLM-0'}`)
  }
  const act = (who: Someone, { id }: Made, what: string, body: object) =>
    call(who, 'POST', `/api/claims/${id}/${what}`, body)
  return { ...people, signed, ordered, prepare, claimOf, act }
}
