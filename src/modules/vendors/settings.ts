import { measuredLead } from '#facets/expiry/lead'
import type { Read } from '#kernel/context'
import type { Lead } from './engine/runway.ts'
import { z } from 'zod'
import { setting, valuesOf, whole } from '#kernel/settings'
import { w } from './words.ts'

const approval = setting('vendors.approval-days', w.later('approval-days'), whole(0, 365), 14, {
  hint: w.later('approval-days-hint'),
})
const procurement = setting('vendors.procurement-days', w.later('procurement-days'), whole(0, 730), 45, {
  hint: w.later('procurement-days-hint'),
})
const measured = setting('vendors.procurement-measured', w.later('procurement-measured'), z.boolean(), true, {
  hint: w.later('procurement-measured-hint'),
})
export const settings = [approval, procurement, measured]

/** Days that decisions need: to find another vendor as measured from orders, where that is wanted and there are enough of them. */
export async function leadOf(ctx: Pick<Read, 'db' | 'now'>): Promise<Lead & { readonly orders: number }> {
  const values = await valuesOf(ctx, settings)
  const found = values.get(measured.name) === true ? await measuredLead(ctx) : null
  return {
    approval: Number(values.get(approval.name)),
    procurement: found?.days ?? Number(values.get(procurement.name)),
    orders: found?.orders ?? 0,
  }
}
