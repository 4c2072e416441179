import { done, type Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { changePeople, loadPeople } from '#modules/people/public'
import type { directories } from '../contract.ts'
import { needSource } from '../directories.ts'
import { personKept } from '../events.ts'
import { w } from '../words.ts'

const yesterday = (instant: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 }).toString()

/** Somebody decides about one who is gone there: they leave here as well, or stay and are no longer of the directory. */
export async function settle(ctx: Write, { id, person_id, leave }: Input<typeof directories.settle>) {
  const { name } = await needSource(ctx, id)
  const flagged = await ctx.db
    .selectFrom('directory_person')
    .select('entry_id')
    .where('directory_id', '=', id)
    .where('person_id', '=', person_id)
    .where((row) => row.or([row('missing_since', 'is not', null), row('disabled_since', 'is not', null)]))
    .executeTakeFirst()
  if (!flagged) throw new Refusal('not-found', w.later('no-flag'))
  if (leave) {
    // Whoever connects directories decides this, also where they do not manage people otherwise.
    await changePeople({ ...ctx, actor: { ...system, id: ctx.actor.id } }, [person_id], {
      ends_on: yesterday(ctx.now),
    })
    return done
  }
  await ctx.db
    .deleteFrom('directory_person')
    .where('directory_id', '=', id)
    .where('person_id', '=', person_id)
    .execute()
  const [person] = await loadPeople({ ...ctx, actor: system }, [person_id])
  if (person) ctx.emit(personKept, person.ref, { directory: name })
  return done
}
