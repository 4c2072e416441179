import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { writesSeen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import { Tier } from '../schemas.ts'
import type { assessing } from './contract.ts'
import { proposedTier, tierByScore } from './engine/score.ts'
import { loaded, questionsOf } from './load.ts'
import { refusal } from './policy.ts'
import { Topic } from './schemas.ts'

export async function showQuestionnaire(ctx: Read, { id }: Input<typeof assessing.questionnaire>) {
  const ref = await seenByRef(ctx, id, 'questionnaire')
  const {
    title,
    audience_id: _,
    topic,
    ...row
  } = await ctx.db.selectFrom('questionnaire').selectAll().where('id', '=', ref.id).executeTakeFirstOrThrow()
  const editions = await ctx.db
    .selectFrom('questionnaire_edition as e')
    .select(['edition', 'made_at'])
    .select(sql<number>`jsonb_array_length(questions)`.as('questions'))
    .select(
      sql<number>`(select count(*)::int from assessment a where a.questionnaire_id = e.questionnaire_id
        and a.edition = e.edition)`.as('assessments'),
    )
    .where('questionnaire_id', '=', ref.id)
    .orderBy('edition', 'desc')
    .execute()
  return {
    ...row,
    name: title,
    topic: Topic.parse(topic),
    version: ref.version,
    questions: await questionsOf(ctx, row),
    editions,
    created_at: ref.created_at,
    can: { write: writesSeen(ctx.actor, ref) },
  }
}

export async function showAssessment(ctx: Read, { id }: Input<typeof assessing.assessment>) {
  const ref = await seenByRef(ctx, id, 'assessment')
  const around = await ctx.db
    .selectFrom('assessment as a')
    .innerJoin('vendor as v', 'v.id', 'a.vendor_id')
    .innerJoin('questionnaire as q', 'q.id', 'a.questionnaire_id')
    .leftJoin('principal as p', 'p.id', 'a.assessor_id')
    .leftJoin('principal as b', 'b.id', 'a.accepted_by')
    .select(['v.id as vendor_id', 'v.key as vendor_key', 'v.title as vendor', 'v.tier'])
    .select(['q.id as asked_id', 'q.key as asked_key', 'q.title as asked', 'q.edition as latest'])
    .select(['p.id as assessor_id', 'p.name as assessor', 'b.id as acceptor_id', 'b.name as acceptor'])
    .where('a.id', '=', ref.id)
    .executeTakeFirstOrThrow()
  const { row, questions, answers, standing, stands } = await loaded(ctx, ref.id)
  const tier = Tier.nullable().parse(around.tier)
  const write = writesSeen(ctx.actor, ref)
  const forbidden = write ? null : house.later('forbidden')
  const verdict = verdictFor(ctx)
  const keeps = may(ctx.actor, 'vendors.write') ? null : house.later('forbidden')
  return {
    id: row.id,
    key: row.key,
    version: ref.version,
    name: row.title,
    vendor: { id: around.vendor_id, key: around.vendor_key, name: around.vendor, tier },
    questionnaire: {
      id: around.asked_id,
      key: around.asked_key,
      name: around.asked,
      edition: row.edition,
      is_latest: row.edition === around.latest,
    },
    assessor: around.assessor_id === null ? null : { id: around.assessor_id, name: around.assessor ?? '' },
    due_on: row.due_on,
    note: row.note,
    archived: row.archived,
    status: stands.status,
    questions,
    answers,
    ...standing,
    gaps: [...standing.gaps],
    tier: { proposed: proposedTier(standing.score, tier), by_score: tierByScore(standing.score) },
    finished_on: row.finished_on,
    accepted_on: row.accepted_on,
    accepted_by: around.acceptor_id === null ? null : { id: around.acceptor_id, name: around.acceptor ?? '' },
    again_on: row.again_on,
    created_at: ref.created_at,
    updated_at: row.updated_at,
    can: {
      write,
      answer: verdict(forbidden ?? refusal.answer(stands)),
      finish: verdict(forbidden ?? refusal.finish(stands)),
      accept: verdict(keeps ?? refusal.accept(stands)),
    },
  }
}
