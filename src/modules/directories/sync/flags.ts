import type { Write } from '#kernel/context'
import { loadPeople } from '#modules/people/public'
import type { Plan } from '../engine/plan.ts'
import { personBack, personFlagged } from '../events.ts'
import type { Run } from './each.ts'

interface Flags {
  missing_since?: string | null
  disabled_since?: string | null
}

/** Flags whoever is gone or shut out there, and takes the flag off whoever is back; tells it of each. */
export async function flagPeople(
  ctx: Write,
  { directory: { id, name: directory }, lines, atOnce = false }: Run,
  { gone, disabled, back, revenants }: Pick<Plan, 'gone' | 'disabled' | 'back' | 'revenants'>,
) {
  const flag = async (what: 'gone' | 'disabled' | 'back' | 'revenant', people: string[], set?: Flags) => {
    if (people.length === 0) return
    if (set)
      await ctx.db
        .updateTable('directory_person')
        .set(set)
        .where('directory_id', '=', id)
        .where('person_id', 'in', people)
        .execute()
    for (const { ref } of await loadPeople(ctx, people)) {
      lines.push({ what, name: ref.title, detail: '' })
      if (what === 'back') ctx.emit(personBack, ref, { directory })
      else if (what !== 'revenant') ctx.emit(personFlagged, ref, { directory, why: what, at_once: atOnce })
    }
  }
  await flag('gone', gone, { missing_since: ctx.now })
  await flag('disabled', disabled, { missing_since: null, disabled_since: ctx.now })
  await flag('back', back, { missing_since: null, disabled_since: null })
  await flag('revenant', revenants)
}
