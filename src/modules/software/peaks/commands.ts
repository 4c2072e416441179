import type { Input } from '#lib/contract'
import { inputRefused } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { toChange } from '#kernel/to-change'
import type { software } from '../contract.ts'
import { daysTouched, highestByDay } from '../engine/peaks.ts'
import { keepPeaks, type Peak, takePeaks, tellPeaks } from './keep.ts'
import { measureProblem } from './policy.ts'
import type { Measure } from './schemas.ts'

/**
 * Says how many used a product at once at most, on days or within times, whose days are those of whoever says it. Of one day the
 * highest counts. A day replaces what its source said before, a time only raises it; said again, it changes nothing.
 */
export async function addPeaks(ctx: Write, { id, source, unit, peaks }: Input<typeof software.addPeaks>) {
  const ref = await toChange(ctx, 'product', { id })
  const at = { now: ctx.now, today: todayOf(ctx) }
  for (const [n, one] of peaks.entries()) {
    const why = measureProblem(one, at)
    if (why) throw inputRefused(`peaks.${n}`, why)
  }
  const whole = new Set(peaks.flatMap(({ day }) => day ?? []))
  const highest = highestByDay(
    peaks.flatMap((one) => daysIn(one, ctx.actor.zone).map((day) => ({ day, peak: one.peak }))),
  )
  const said = [...highest.values()].map((one): Peak => ({ product_id: ref.id, source, unit, ...one }))
  const kept = await keepPeaks(ctx, said, ({ day }) => !whole.has(day))
  const added = kept.filter(({ before }) => before === null).length
  return { added, changed: kept.length - added, same: said.length - kept.length }
}

function daysIn({ day, from, to }: Measure, zone: string): readonly string[] {
  if (day !== undefined) return [day]
  return from === undefined || to === undefined ? [] : daysTouched(Date.parse(from), Date.parse(to), zone)
}

/** Takes away what sources said of days; what is not there is not missed. */
export async function removePeaks(ctx: Write, { id, peaks }: Input<typeof software.removePeaks>) {
  const ref = await toChange(ctx, 'product', { id })
  const taken = await takePeaks(
    ctx,
    peaks.map((one) => ({ product_id: ref.id, ...one })),
  )
  if (taken.length > 0) await tellPeaks(ctx, taken, 'removed')
  return { removed: taken.length }
}
