import { sql } from 'kysely'
import type { Expiry } from '#facets/expiry/sources'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'

/**
 * What is to be done on assessments until a day: one that is not finished by its due day, and the latest accepted one
 * of a vendor and questionnaire when its time is over and none has begun since.
 */
export async function dueUntil(ctx: Read, until: string) {
  return ctx.db
    .selectFrom('assessment as a')
    .innerJoin('vendor as v', 'v.id', 'a.vendor_id')
    .leftJoin('principal as p', 'p.id', 'a.assessor_id')
    .select([
      'a.id',
      'a.key',
      'a.title',
      'a.status',
      'a.assessor_id',
      'v.title as vendor',
      'p.name as assessor',
    ])
    .select(sql<string>`coalesce(a.again_on, a.due_on)`.as('on'))
    .where('a.archived', '=', false)
    .where('v.archived', '=', false)
    .where(
      sql<boolean>`(a.status = 'open' and a.due_on <= ${until}::text or a.again_on <= ${until}::text and not exists (
        select from assessment b where b.vendor_id = a.vendor_id and b.questionnaire_id = a.questionnaire_id
          and not b.archived and b.id <> a.id and (b.status <> 'accepted' or b.accepted_on > a.accepted_on)))`,
    )
    .where(visible(ctx.actor, 'a'))
    .orderBy('on')
    .orderBy('a.id')
    .execute()
}
export type DueAssessment = Awaited<ReturnType<typeof dueUntil>>[number]

/** As the time-line of all that expires has it. */
export const expiryOf = ({ id, key, title, vendor, on, assessor_id, assessor }: DueAssessment): Expiry => ({
  id,
  kind: 'assessment',
  key,
  title,
  to: `/vendors/assessments/${key}`,
  sub: vendor,
  ends_on: on,
  act_on: null,
  prompt: true,
  bound_until: null,
  cost: null,
  owner: assessor_id === null ? null : { id: assessor_id, name: assessor ?? '' },
})
