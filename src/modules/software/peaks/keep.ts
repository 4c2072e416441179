import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { countUp } from '#kernel/entity'
import { insertRows, recordset } from '#kernel/insert-rows'
import { refreshPositions } from '../positions.ts'
import { productPeaksSaid } from './events.ts'
import type { PeakUnit } from './schemas.ts'

export interface Peak {
  readonly product_id: string
  readonly day: string
  readonly source: string
  readonly peak: number
  readonly unit: PeakUnit
}
export interface KeptPeak extends Peak {
  /** What the same source said before; none: nothing. */
  readonly before: { readonly peak: number; readonly unit: PeakUnit } | null
}

type Asked = Pick<Peak, 'product_id' | 'day' | 'source'>

export const nameOf = ({ product_id, day, source }: Asked) => `${product_id} ${day} ${source}`

/** What the same sources say of these days now, by `nameOf`. */
export async function peaksNow(
  { db }: Pick<Write, 'db'>,
  asked: readonly Asked[],
): Promise<Map<string, Peak>> {
  if (asked.length === 0) return new Map()
  const { rows } = await sql<Peak>`
    select p.product_id, p.day::text, p.source, p.peak, p.unit
    from ${recordset('licence_peak', asked)} a join licence_peak p using (product_id, day, source)`.execute(
    db,
  )
  return new Map(rows.map((one) => [nameOf(one), one]))
}

/** Takes away what sources say of these days; gives what was there. */
export async function takePeaks({ db }: Pick<Write, 'db'>, asked: readonly Asked[]): Promise<Peak[]> {
  const { rows } = await sql<Peak>`
    delete from licence_peak p using ${recordset('licence_peak', asked)} a
    where p.product_id = a.product_id and p.day = a.day and p.source = a.source
    returning p.product_id, p.day::text, p.source, p.peak, p.unit`.execute(db)
  return rows
}

/**
 * Writes peaks down, each day of a source once, of products that are locked; what is so already stays. `raises`: what is known of a
 * day stays where it is higher. Gives what is new or another now, and counts the licences of those products anew.
 */
export async function keepPeaks(
  ctx: Write,
  said: readonly Peak[],
  raises: (one: Peak) => boolean,
): Promise<KeptPeak[]> {
  const known = await peaksNow(ctx, said)
  const kept = said.flatMap((one): KeptPeak[] => {
    const before = known.get(nameOf(one))
    if (!before) return [{ ...one, before: null }]
    const isSame = before.peak === one.peak && before.unit === one.unit
    if (isSame || (raises(one) && before.peak >= one.peak)) return []
    return [{ ...one, before: { peak: before.peak, unit: before.unit } }]
  })
  if (kept.length === 0) return []
  const rows = kept.map(({ before: _, ...row }) => ({ ...row, said_at: ctx.now }))
  await sql`${insertRows('licence_peak', rows)} on conflict (product_id, day, source)
    do update set peak = excluded.peak, unit = excluded.unit, said_at = excluded.said_at`.execute(ctx.db)
  await tellPeaks(ctx, kept, 'said')
  return kept
}

/** Each product tells what was said of it or taken away, by source, and is counted anew. */
export async function tellPeaks(ctx: Write, peaks: readonly Peak[], what: 'said' | 'removed') {
  const products = [...new Set(peaks.map(({ product_id }) => product_id))]
  const subjects = new Map((await countUp(ctx, products)).map((one) => [one.id, one]))
  for (const own of Map.groupBy(peaks, ({ product_id, source }) => `${product_id} ${source}`).values()) {
    const [first] = own
    const subject = subjects.get(first?.product_id ?? '')
    if (!first || !subject) continue
    const { day, peak } = own.reduce((top, one) => (one.peak >= top.peak ? one : top), first)
    ctx.emit(productPeaksSaid, subject, {
      source: first.source,
      said: what === 'said' ? own.length : 0,
      removed: what === 'removed' ? own.length : 0,
      highest: what === 'said' ? { day, peak } : null,
    })
  }
  await refreshPositions(ctx, products)
}
