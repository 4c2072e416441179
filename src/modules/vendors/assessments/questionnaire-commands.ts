import type { Input } from '#lib/contract'
import { inputRefused } from '#lib/refusal'
import { archiveEntity } from '#kernel/archive'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { changesOf, isNone } from '#kernel/changes'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { toChange } from '#kernel/to-change'
import type { assessing } from './contract.ts'
import { questionnaireArchived, questionnaireChanged, questionnaireCreated } from './events.ts'
import { questionsOf } from './load.ts'
import { type Question, QuestionnaireDraft } from './schemas.ts'
import { shippedQuestions } from './starters/starters.ts'
import { w } from './words.ts'

function refuseTwice(questions: readonly Question[]) {
  const ids = new Set(questions.map(({ id }) => id))
  if (ids.size < questions.length) throw inputRefused('questions', w.later('asked-twice'))
}

/** Adds questionnaires, in order; where it is wished, with the questions that come with the house on their topic. */
export async function createQuestionnaires(
  ctx: Write,
  drafts: readonly (QuestionnaireDraft & { id?: string })[],
): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [staff])
  const all = drafts.map(({ id = newId(), ...draft }) => {
    const { shipped, questions, ...facts } = QuestionnaireDraft.parse(draft)
    const own =
      shipped && questions.length === 0 ? shippedQuestions(facts.topic, ctx.actor.language) : questions
    refuseTwice(own)
    return { id, facts, questions: own }
  })
  const entities = await createEntities(
    ctx,
    'questionnaire',
    all.map(({ id, facts }) => ({ id, title: facts.name, audience_id })),
  )
  await ctx.db
    .insertInto('questionnaire')
    .values(
      all.map(({ id, facts: { name: title, ...facts } }, n) => ({
        ...facts,
        id,
        title,
        key: entities[n]?.key ?? '',
        audience_id,
        edition: 1,
        updated_at: ctx.now,
      })),
    )
    .execute()
  await ctx.db
    .insertInto('questionnaire_edition')
    .values(
      all.map(({ id, questions }) => ({
        questionnaire_id: id,
        edition: 1,
        questions: JSON.stringify(questions),
        made_at: ctx.now,
      })),
    )
    .execute()
  for (const entity of entities) ctx.emit(questionnaireCreated, entity, { name: entity.title })
  return entities
}

export async function saveQuestionnaire(
  ctx: Write,
  { id, version, ...patch }: Input<typeof assessing.saveQuestionnaire>,
) {
  const ref = await toChange(ctx, 'questionnaire', { id, version })
  const { title, ...row } = await ctx.db
    .selectFrom('questionnaire')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const now = { ...row, name: title, questions: await questionsOf(ctx, row) }
  const changed = changesOf(now, patch)
  if (isNone(changed)) return { version: ref.version }
  const { name, questions, ...columns } = changed.after
  const edition = row.edition + (questions ? 1 : 0)
  if (questions) {
    refuseTwice(questions)
    await ctx.db
      .insertInto('questionnaire_edition')
      .values({ questionnaire_id: id, edition, questions: JSON.stringify(questions), made_at: ctx.now })
      .execute()
  }
  await ctx.db
    .updateTable('questionnaire')
    .set({ ...columns, edition, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  const after = await saveEntity(ctx, ref, { title: name })
  ctx.emit(questionnaireChanged, after, changed)
  return { version: ref.version + 1 }
}

export const archiveQuestionnaire = (ctx: Write, input: Input<typeof assessing.archiveQuestionnaire>) =>
  archiveEntity(ctx, input, { kind: 'questionnaire', event: questionnaireArchived })
