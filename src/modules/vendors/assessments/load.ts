import { z } from 'zod'
import type { Read } from '#kernel/context'
import type { Tables } from '#kernel/tables'
import type { Selectable } from 'kysely'
import { Tier } from '../schemas.ts'
import { standingOf } from './engine/score.ts'
import { Answer, AssessmentStatus, Question } from './schemas.ts'

const Questions = z.array(Question)
const Answers = z.array(Answer)

/** The questions of a questionnaire as its current edition has them. */
export async function questionsOf(
  { db }: Pick<Read, 'db'>,
  { id, edition }: { id: string; edition: number },
): Promise<Question[]> {
  const { questions } = await db
    .selectFrom('questionnaire_edition')
    .select('questions')
    .where('questionnaire_id', '=', id)
    .where('edition', '=', edition)
    .executeTakeFirstOrThrow()
  return Questions.parse(questions)
}

type Row = Selectable<Tables['assessment']>

/** A stored assessment with the questions of its edition, and how it stands. */
export async function loaded(ctx: Pick<Read, 'db'>, id: string) {
  const row: Row = await ctx.db
    .selectFrom('assessment')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const questions = await questionsOf(ctx, { id: row.questionnaire_id, edition: row.edition })
  const answers = Answers.parse(row.answers)
  const standing = standingOf(questions, answers)
  const status = AssessmentStatus.parse(row.status)
  return { row, questions, answers, standing, stands: { ...standing, status, archived: row.archived } }
}

/** The tier that a vendor has now. */
export async function tierOf({ db }: Pick<Read, 'db'>, vendorId: string): Promise<Tier | null> {
  const { tier } = await db
    .selectFrom('vendor')
    .select('tier')
    .where('id', '=', vendorId)
    .executeTakeFirstOrThrow()
  return Tier.nullable().parse(tier)
}
