import { z } from 'zod'
import { isoOf } from '#lib/time/instant'
import type { Sentence } from '#lib/words'
import { addPastSteps, forgetPastSteps, type PastStep } from '#facets/custody/public'
import type { Deed, Judged, TakeBack } from '#facets/imports/public'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { addLines, forgetLines, type LineDraft } from '../../told/lines.ts'
import { w } from '../words.ts'
import type { Found } from './found.ts'
import type { ActivityPlan } from './judge.ts'
import type { PastOf } from './woven.ts'

export const pastKind = 'asset-past'
const Written = z.object({ steps: z.array(z.string()), lines: z.array(z.string()) })

/** Brings in what is told; what is written of one thing is taken back together. */
export async function writeActivity(ctx: Write, judged: readonly Judged<ActivityPlan>[]): Promise<Deed[]> {
  const written = new Map<string, { n: number; steps: string[]; lines: string[] }>()
  const of = (id: string, n: number) => {
    const known = written.get(id) ?? { n, steps: [], lines: [] }
    written.set(id, known)
    return known
  }
  const fresh = judged.flatMap(({ n, plan: { line } }) => (line ? [{ n, line }] : []))
  const ids = await addLines(
    ctx,
    fresh.map(({ line }): LineDraft => line),
  )
  for (const [at, { n, line }] of fresh.entries()) of(line.asset_id, n).lines.push(ids[at] ?? '')
  const pasts = new Map<string, PastStep[]>()
  for (const { n, plan } of judged) {
    const { past, names } = plan
    if (!past || !names || pasts.has(past.thing.id)) continue
    of(past.thing.id, n)
    pasts.set(past.thing.id, stepsOf(past, names))
  }
  const steps = [...pasts.values()].flat()
  for (const [at, id] of (await addPastSteps(ctx, steps)).entries())
    written.get(steps[at]?.item_id ?? '')?.steps.push(id)
  return [...written].map(([id, { n, steps, lines }]): Deed => ({
    n,
    kind: pastKind,
    id,
    did: 'changed',
    after: { steps, lines },
  }))
}

const stepsOf = ({ thing, woven, lines }: PastOf, { person }: Found) =>
  woven.steps.map(({ at, from_id, to_id, reason, n }): PastStep => {
    const line = n === null ? undefined : lines.get(n)
    return {
      item_id: thing.id,
      from_id,
      to_id,
      at: isoOf(at),
      reason,
      note: line?.note ?? '',
      // Whoever is not known here is nobody: it is the house that says so.
      by: person(line?.by ?? '') ?? system.id,
    }
  })

/** Takes away what was told of things, and nothing else. */
export const takeBackPast: TakeBack = async (ctx, _, deeds) => {
  const kept = new Map<number, Sentence>()
  for (const { deed, id, after } of deeds) {
    const { steps, lines } = Written.parse(after)
    if (steps.length > 0 && !(await forgetPastSteps(ctx, id, steps))) kept.set(deed, w.later('undo-past'))
    else await forgetLines(ctx, lines)
  }
  return kept
}
