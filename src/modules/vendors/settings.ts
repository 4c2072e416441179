import type { Read } from '#kernel/context'
import type { Lead } from './engine/runway.ts'
import { setting, valuesOf, whole } from '#kernel/settings'
import { w } from './words.ts'

const approval = setting('vendors.approval-days', w.later('approval-days'), whole(0, 365), 14, {
  hint: w.later('approval-days-hint'),
})
const procurement = setting('vendors.procurement-days', w.later('procurement-days'), whole(0, 730), 45, {
  hint: w.later('procurement-days-hint'),
})
export const settings = [approval, procurement]

export async function leadOf(ctx: Pick<Read, 'db'>): Promise<Lead> {
  const [first, second] = [...(await valuesOf(ctx, settings)).values()] as [number, number]
  return { approval: first, procurement: second }
}
