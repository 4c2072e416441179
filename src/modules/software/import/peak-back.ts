import { z } from 'zod'
import { Day, Id } from '#lib/contract'
import type { Sentence } from '#lib/words'
import type { TakeBack } from '#facets/imports/public'
import { insertRows } from '#kernel/insert-rows'
import { lockedEach } from '#kernel/visible'
import { nameOf, peaksNow, takePeaks, tellPeaks } from '../peaks/keep.ts'
import { PeakUnit } from '../peaks/schemas.ts'
import { w } from './words.ts'

const Was = z.object({ peak: z.int(), unit: PeakUnit })
const Said = Was.extend({ product_id: Id, day: Day, source: z.string() })

/** Days that a log said are as before again, unless something else was said of them since; what is gone stays gone. */
export const takeBackPeaks: TakeBack = async (ctx, did, deeds) => {
  const all = deeds.map(({ deed, before, after }) => ({
    deed,
    said: Said.parse(after),
    was: did === 'changed' ? Was.parse(before) : null,
  }))
  await lockedEach(ctx, [...new Set(all.map(({ said }) => said.product_id))])
  const known = await peaksNow(
    ctx,
    all.map(({ said }) => said),
  )
  const kept = new Map<number, Sentence>()
  const back = all.filter(({ deed, said }) => {
    const now = known.get(nameOf(said))
    const isSame = now?.peak === said.peak && now.unit === said.unit
    if (now && !isSame) kept.set(deed, w.later('undo-peak'))
    return isSame
  })
  if (back.length === 0) return kept
  const days = back.map(({ said }) => said)
  await takePeaks(ctx, days)
  const rows = back.flatMap(({ said, was }) => (was ? [{ ...said, ...was, said_at: ctx.now }] : []))
  if (rows.length > 0) await insertRows('licence_peak', rows).execute(ctx.db)
  await tellPeaks(ctx, days, 'removed')
  return kept
}
