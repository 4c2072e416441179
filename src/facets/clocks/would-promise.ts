import { rowOf } from '#lib/time/clock-history'
import { isoOf, msOf } from '#lib/time/instant'
import type { Read } from '#kernel/context'
import type { WorkRow } from '#facets/work/load'
import { loadCalendars } from './calendars.ts'
import { labelOf } from './engine/label.ts'
import { onOpened } from './engine/reactions.ts'
import { standingPolicies } from './policies.ts'
import type { Beside } from './scope.ts'
import { policiesFor, termsOf } from './terms.ts'

interface Unopened {
  /** As it would be opened now. */
  readonly row: WorkRow
  /** What a scope may ask that does not stand in the row, by field. */
  readonly beside: Beside
  readonly asked: boolean
}

/** What opening it now would promise, and by which service level; nothing is written. */
export async function wouldPromise(ctx: Read, { row, beside, asked }: Unopened) {
  const policy = (await policiesFor(ctx, [row], await standingPolicies(ctx), beside)).get(row.id)
  if (!policy) return { policy: null, promises: [] }
  const calendars = await loadCalendars(ctx, [policy.calendar])
  const facts = onOpened(termsOf(policy), row.priority, labelOf(row), msOf(ctx.now), asked)
  const promises = facts.map(({ metric = 'resolution' as const, fact }) => {
    const { due_at } = rowOf([fact], calendars)
    return { metric, due_at: due_at === null ? null : isoOf(due_at) }
  })
  return { policy: policy.title, promises }
}
