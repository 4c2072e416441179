import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { byDay, day, t } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import { visible } from '#kernel/visible'
import { byName, byUpdated, common, whereFor } from '../list-parts.ts'
import type { assessing } from './contract.ts'
import { assessmentFilterFields } from './fields.ts'
import { type AssessmentRow, Topic } from './schemas.ts'
import { w } from './words.ts'

const spec: ListSpec = {
  table: 'assessment',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    vendor: sql`v.title`,
    questionnaire: sql`q.title`,
    status: t('status'),
    due_on: t('due_on'),
    score: t('score'),
    assessor: sql`a.name`,
    again_on: t('again_on'),
    updated_at: t('updated_at'),
  },
  joins: sql`join vendor v on v.id = t.vendor_id join questionnaire q on q.id = t.questionnaire_id
    left join principal a on a.id = t.assessor_id`,
  sorts: { due: byDay(w.later('sort.due'), 'due_on'), name: byName, updated: byUpdated },
  defaultSort: 'due',
}

const columns = (ctx: Read): Columns => ({
  ...common(ctx),
  vendor: column('t.vendor_id', 'uuid'),
  questionnaire: column('t.questionnaire_id', 'uuid'),
  status: column('t.status', 'text'),
  assessor: column('t.assessor_id', 'uuid'),
  due: day('due_on'),
  again: day('again_on'),
  score: column('t.score', 'numeric'),
})
const where = (ctx: Read, q: string) => whereFor(ctx, q, assessmentFilterFields, columns(ctx))

export const listAssessments = async (ctx: Read, { q, ...paging }: Input<typeof assessing.assessments>) =>
  pageOf<z.input<typeof AssessmentRow>>(ctx, spec, await where(ctx, q), paging)
export const countAssessments = async (ctx: Read, { q, most }: Input<typeof assessing.countAssessments>) =>
  countOf(ctx, spec, await where(ctx, q), most)

/** All questionnaires, by name: there are a few. */
export async function listQuestionnaires(ctx: Read, { archived }: Input<typeof assessing.questionnaires>) {
  const rows = await ctx.db
    .selectFrom('questionnaire')
    .innerJoin('questionnaire_edition as e', (join) =>
      join
        .onRef('e.questionnaire_id', '=', 'questionnaire.id')
        .onRef('e.edition', '=', 'questionnaire.edition'),
    )
    .select(['questionnaire.id', 'questionnaire.key', 'title as name', 'topic', 'archived'])
    .select('questionnaire.edition')
    .select(sql<number>`jsonb_array_length(e.questions)`.as('questions'))
    .select(
      sql<number>`(select count(*)::int from assessment a where a.questionnaire_id = questionnaire.id)`.as(
        'assessments',
      ),
    )
    .where(visible(ctx.actor, 'questionnaire'))
    .$if(!archived, (only) => only.where('archived', '=', false))
    .orderBy('title')
    .orderBy('questionnaire.id')
    .execute()
  return { items: rows.map((row) => ({ ...row, topic: Topic.parse(row.topic) })) }
}
