import { dayDated } from '#lib/time/relative'
import { say } from '#lib/words'
import type { Deed, ImportRow, Judged, Reason, Values } from '#facets/imports/public'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { lockedEach } from '#kernel/visible'
import { keepPeaks, nameOf, type Peak, peaksNow } from '../peaks/keep.ts'
import { byLog } from '../peaks/schemas.ts'
import { featureIn, type PeakSession, topsOf } from './peak-session.ts'
import { productsCalled } from './seat-session.ts'
import { w } from './words.ts'

/** The days of which a row is the top. */
export type PeakPlan = readonly Peak[]

type ReadRow = (session: PeakSession, values: Values) => { said: unknown } | { problem: Reason }

/** Judges rows of a log: one that is the top of a day brings it, all others bring nothing. */
export const judgePeaks =
  (read: ReadRow) =>
  async (ctx: Read, rows: readonly ImportRow[], session: PeakSession): Promise<Judged<PeakPlan>[]> => {
    const named = rows.map((row) => ({ row, name: featureIn(session, row.values) }))
    const ids = session.product
      ? new Map([[session.product.name.toLowerCase(), session.product.id]])
      : await productsCalled(
          ctx,
          named.flatMap(({ name }) => name ?? []),
        )
    const tops = topsOf(session)
    const planned = named.map(({ row, name }) => {
      const product_id = ids.get(name?.toLowerCase() ?? '')
      const plan = (tops.get(row.n) ?? []).flatMap(({ day, peak }): Peak[] =>
        product_id === undefined ? [] : [{ product_id, day, source: byLog, peak, unit: session.unit }],
      )
      return { row, name, product_id, plan }
    })
    const known = await peaksNow(
      ctx,
      planned.flatMap(({ plan }) => plan),
    )
    return planned.map(({ row: { n, values }, name, product_id, plan }): Judged<PeakPlan> => {
      const refused = (reason: Reason): Judged<PeakPlan> => ({
        n,
        label: name ?? '',
        verdict: 'error',
        reasons: [reason],
        plan: [],
      })
      if (name === undefined) return refused({ field: 'feature', why: w.later('no-feature') })
      if (product_id === undefined)
        return refused({ field: 'feature', why: w.later('feature-unknown', { name: name.slice(0, 60) }) })
      const said = read(session, values)
      if ('problem' in said) return refused(said.problem)
      const higher = plan.filter((one) => one.peak > (known.get(nameOf(one))?.peak ?? -1))
      const isNew = higher.some((one) => !known.has(nameOf(one)))
      return {
        n,
        label: labelOf(name, plan, ctx.actor.language),
        verdict: higher.length === 0 ? 'unchanged' : isNew ? 'create' : 'update',
        plan: higher,
        ...(!isNew && higher.length > 0 && { changes: changesOf(higher, known) }),
      }
    })
  }

function labelOf(name: string, plan: PeakPlan, language: string) {
  const [first] = plan.toSorted((a, b) => b.peak - a.peak)
  return first
    ? say(w.later('top-of-day', { name, peak: first.peak, day: dayDated(first.day, language) }), language)
    : name
}

function changesOf(plan: PeakPlan, known: ReadonlyMap<string, Peak>) {
  const before = Math.max(...plan.map((one) => known.get(nameOf(one))?.peak ?? 0))
  return { in_use: { before, after: Math.max(...plan.map(({ peak }) => peak)) } }
}

/** Writes the tops of days down; a log only raises what one said before. */
export async function writePeaks(ctx: Write, judged: readonly Judged<PeakPlan>[]): Promise<Deed[]> {
  const rowOf = new Map(judged.flatMap(({ n, plan }) => plan.map((one) => [nameOf(one), n] as const)))
  const said = judged.flatMap(({ plan }) => plan)
  await lockedEach(ctx, [...new Set(said.map(({ product_id }) => product_id))])
  const kept = await keepPeaks(ctx, said, () => true)
  return kept.map(({ before, ...after }) => ({
    n: rowOf.get(nameOf(after)) ?? 0,
    kind: 'licence-peak',
    id: newId(),
    did: before ? 'changed' : 'created',
    ...(before && { before }),
    after,
  }))
}
