import type { Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import { todayOf } from '#kernel/today'
import { saveVendor } from '../commands.ts'
import type { assessing } from './contract.ts'
import { proposedTier } from './engine/score.ts'
import { assessmentMoved } from './events.ts'
import { loaded, tierOf } from './load.ts'
import { refusal } from './policy.ts'
import type { AssessmentStatus } from './schemas.ts'
import { againOn } from './settings.ts'

type One = Awaited<ReturnType<typeof loaded>>
interface Move {
  to: AssessmentStatus
  refused: (stands: One['stands']) => Sentence | null
  /** What is noted with it. */
  notes: (
    one: One,
  ) => Promise<{ finished_on?: string | null; again_on?: string | null; tier?: '1' | '2' | '3' | '4' | null }>
}

async function moved(ctx: Write, id: string, { to, refused, notes }: Move) {
  const ref = await toChange(ctx, 'assessment', { id })
  const one = await loaded(ctx, id)
  refuseIf(refused(one.stands))
  const { tier = null, ...noted } = await notes(one)
  const isAccepted = to === 'accepted'
  await ctx.db
    .updateTable('assessment')
    .set({
      status: to,
      again_on: null,
      ...noted,
      accepted_on: isAccepted ? todayOf(ctx) : null,
      accepted_by: isAccepted ? ctx.actor.id : null,
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  await saveEntity(ctx, ref, {})
  ctx.emit(assessmentMoved, ref, {
    before: one.stands.status,
    after: to,
    score: one.standing.score,
    again_on: noted.again_on ?? null,
    tier,
  })
  return { version: ref.version + 1 }
}

export const finishAssessment = (ctx: Write, { id }: Input<typeof assessing.finishAssessment>) =>
  moved(ctx, id, {
    to: 'finished',
    refused: refusal.finish,
    notes: async () => ({ finished_on: todayOf(ctx) }),
  })

export const reopenAssessment = (ctx: Write, { id }: Input<typeof assessing.reopenAssessment>) =>
  moved(ctx, id, { to: 'open', refused: refusal.reopen, notes: async () => ({ finished_on: null }) })

/** The result counts: the vendor takes the proposed tier, where that is wished, and is asked again when its tier says so. */
export const acceptAssessment = (ctx: Write, { id, take_tier }: Input<typeof assessing.acceptAssessment>) =>
  moved(ctx, id, {
    to: 'accepted',
    refused: refusal.accept,
    async notes({ row, standing }) {
      const now = await tierOf(ctx, row.vendor_id)
      const proposed = proposedTier(standing.score, now)
      const takes = take_tier && proposed !== now
      if (takes) await saveVendor(ctx, { id: row.vendor_id, tier: proposed })
      return {
        again_on: await againOn(ctx, takes ? proposed : now, todayOf(ctx)),
        tier: takes ? proposed : null,
      }
    },
  })
