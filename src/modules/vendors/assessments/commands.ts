import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { archiveEntity } from '#kernel/archive'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { changesOf, isNone } from '#kernel/changes'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { toChange } from '#kernel/to-change'
import { seen } from '#kernel/visible'
import { knownPeople, vendorsOpen } from '../contract-commands.ts'
import type { assessing } from './contract.ts'
import { isAnswer, standingOf } from './engine/score.ts'
import { assessmentAnswered, assessmentArchived, assessmentChanged, assessmentCreated } from './events.ts'
import { loaded } from './load.ts'
import { refusal } from './policy.ts'
import { AssessmentDraft } from './schemas.ts'
import { w } from './words.ts'

/** Begins assessments, in order, each with the questions as they are now; IT sees them. */
export async function createAssessments(
  ctx: Write,
  drafts: readonly AssessmentDraft[],
): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [staff])
  const all = drafts.map(({ id = newId(), ...draft }) => ({ id, ...AssessmentDraft.parse(draft) }))
  await vendorsOpen(
    ctx,
    all.map(({ vendor_id }) => vendor_id),
  )
  await knownPeople(
    ctx,
    all.map(({ assessor_id }) => assessor_id),
  )
  const asked = await questionnairesFor(ctx, all)
  const names = await ctx.db
    .selectFrom('vendor')
    .select(['id', 'title'])
    .where(
      'id',
      'in',
      all.map(({ vendor_id }) => vendor_id),
    )
    .execute()
  const nameOf = new Map(names.map(({ id, title }) => [id, title]))
  const rows = all.map((one) => ({
    ...one,
    title: `${asked(one.questionnaire_id).title}: ${nameOf.get(one.vendor_id) ?? ''}`,
    edition: asked(one.questionnaire_id).edition,
  }))
  const entities = await createEntities(
    ctx,
    'assessment',
    rows.map(({ id, title }) => ({ id, title, audience_id })),
  )
  await ctx.db
    .insertInto('assessment')
    .values(
      rows.map((row, n) => ({
        ...row,
        key: entities[n]?.key ?? '',
        audience_id,
        status: 'open',
        updated_at: ctx.now,
      })),
    )
    .execute()
  for (const [n, entity] of entities.entries()) {
    const { vendor_id = '', questionnaire_id = '', edition = 1 } = rows[n] ?? {}
    ctx.emit(assessmentCreated, entity, { name: entity.title, vendor_id, questionnaire_id, edition })
  }
  return entities
}

/** What is asked by each of these; nothing new begins with one that is hidden, absent or in the archive. */
async function questionnairesFor(ctx: Write, all: readonly { questionnaire_id: string }[]) {
  const found = new Map<string, { title: string; edition: number }>()
  for (const id of new Set(all.map((one) => one.questionnaire_id))) {
    const { archived_at, title } = await seen(ctx, id, 'questionnaire')
    refuseIf(archived_at !== null && w.later('questionnaire-archived', { name: title }))
    const { edition } = await ctx.db
      .selectFrom('questionnaire')
      .select('edition')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    found.set(id, { title, edition })
  }
  return (id: string) => {
    const one = found.get(id)
    if (!one) throw new Error('a questionnaire that nobody asked for')
    return one
  }
}

export async function saveAssessment(
  ctx: Write,
  { id, version, ...patch }: Input<typeof assessing.saveAssessment>,
) {
  const ref = await toChange(ctx, 'assessment', { id, version })
  const { row } = await loaded(ctx, id)
  const changed = changesOf(row, patch)
  if (isNone(changed)) return { version: ref.version }
  if (changed.after.assessor_id) await knownPeople(ctx, [changed.after.assessor_id])
  await ctx.db
    .updateTable('assessment')
    .set({ ...changed.after, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await saveEntity(ctx, ref, {})
  ctx.emit(assessmentChanged, ref, changed)
  return { version: ref.version + 1 }
}

/** Writes answers down; of each question the last one counts, and an empty one leaves it open again. */
export async function answer(ctx: Write, { id, answers: given }: Input<typeof assessing.answer>) {
  const ref = await toChange(ctx, 'assessment', { id })
  const { questions, answers, stands } = await loaded(ctx, id)
  refuseIf(refusal.answer(stands))
  const asked = new Map(questions.map((one) => [one.id, one]))
  const before = new Map(answers.map((one) => [one.id, one]))
  const after = new Map(before)
  for (const one of given) {
    const question = asked.get(one.id)
    if (!question) throw new Refusal('invalid', w.later('not-asked'))
    if (!isAnswer(question.kind, one.value))
      throw new Refusal('invalid', w.later('no-answer', { value: one.value }))
    if (one.value === '' && one.evidence === '') after.delete(one.id)
    else after.set(one.id, one)
  }
  const ids = [...new Set(given.map((one) => one.id))].filter(
    (one) => JSON.stringify(before.get(one)) !== JSON.stringify(after.get(one)),
  )
  if (ids.length === 0) return { version: ref.version }
  const now = questions.flatMap((one) => after.get(one.id) ?? [])
  await ctx.db
    .updateTable('assessment')
    .set({ answers: JSON.stringify(now), score: standingOf(questions, now).score, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await saveEntity(ctx, ref, {})
  const those = (some: typeof after) => ids.flatMap((one) => some.get(one) ?? [])
  ctx.emit(assessmentAnswered, ref, { took: those(before), put: those(after) })
  return { version: ref.version + 1 }
}

export const archiveAssessment = (ctx: Write, input: Input<typeof assessing.archiveAssessment>) =>
  archiveEntity(ctx, input, { kind: 'assessment', event: assessmentArchived })
