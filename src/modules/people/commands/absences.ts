import type { z } from 'zod'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { w as house } from '#kernel/words'
import { absenceAdded, absenceRemoved } from '../events.ts'
import { managesOne } from '../policy.ts'
import type { AbsenceDraft } from '../schemas.ts'
import { w } from '../words.ts'
import { loadPeople } from './load.ts'

/** Notes absences: one's own, or anyone's for those who manage people. Days of one person do not overlap. */
export async function addAbsences(
  ctx: Write,
  drafts: readonly z.output<typeof AbsenceDraft>[],
): Promise<string[]> {
  if (drafts.length === 0) return []
  const people = await loadPeople(ctx, [...new Set(drafts.map(({ person_id }) => person_id))])
  const byId = new Map(people.map((person) => [person.ref.id, person]))
  const rows = drafts.map((draft) => ({
    ...draft,
    id: newId(),
    created_at: ctx.now,
    created_by: ctx.actor.id,
  }))
  for (const row of rows) {
    const person = byId.get(row.person_id)
    if (row.person_id !== ctx.actor.id && !(person && managesOne(ctx.actor, person.row)))
      throw new Refusal('forbidden', w.later('absence-others'))
    const other = await overlapping(ctx, row, rows)
    refuseIf(
      other &&
        w.later('absence-overlap', {
          name: person?.ref.title ?? '',
          from: other.starts_on,
          to: other.ends_on,
        }),
    )
    if (person)
      ctx.emit(absenceAdded, person.ref, {
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        stand_in_id: row.stand_in_id,
      })
  }
  await ctx.db.insertInto('person_absence').values(rows).execute()
  return rows.map(({ id }) => id)
}

interface Stretch {
  id: string
  person_id: string
  starts_on: string
  ends_on: string
}

async function overlapping(
  ctx: Write,
  { id, person_id, starts_on, ends_on }: Stretch,
  others: readonly Stretch[],
) {
  const beside = others.find(
    (other) =>
      other.id !== id &&
      other.person_id === person_id &&
      other.starts_on <= ends_on &&
      other.ends_on >= starts_on,
  )
  if (beside) return beside
  return ctx.db
    .selectFrom('person_absence')
    .select(['starts_on', 'ends_on'])
    .where('person_id', '=', person_id)
    .where('starts_on', '<=', ends_on)
    .where('ends_on', '>=', starts_on)
    .executeTakeFirst()
}

export async function removeAbsence(ctx: Write, { id }: { id: string }) {
  const found = await ctx.db.selectFrom('person_absence').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  const [person] = await loadPeople(ctx, [found.person_id])
  if (found.person_id !== ctx.actor.id && !(person && managesOne(ctx.actor, person.row)))
    throw new Refusal('forbidden', w.later('absence-others'))
  await ctx.db.deleteFrom('person_absence').where('id', '=', id).execute()
  if (person) ctx.emit(absenceRemoved, person.ref, { starts_on: found.starts_on, ends_on: found.ends_on })
}
