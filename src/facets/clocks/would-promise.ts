import { matches } from '#lib/filter/match'
import { rowOf } from '#lib/time/clock-history'
import { isoOf, msOf } from '#lib/time/instant'
import type { Read } from '#kernel/context'
import { valuesOf } from '#facets/work/fields'
import { fieldsIn } from '#facets/work/filter'
import type { WorkRow } from '#facets/work/load'
import { loadCalendars } from './calendars.ts'
import { onOpened } from './engine/reactions.ts'
import { activePolicies } from './policies.ts'
import { labelOf, termsOf } from './terms.ts'

interface Unopened {
  /** As it would be opened now. */
  readonly row: WorkRow
  /** What a scope may ask that does not stand in the row, by field. */
  readonly beside: Readonly<Record<string, unknown>>
  readonly asked: boolean
}

/** What opening it now would promise, and by which service level; nothing is written. */
export async function wouldPromise(ctx: Read, { row, beside, asked }: Unopened) {
  const policies = await activePolicies(ctx)
  const wanted = new Set(policies.flatMap(({ definition }) => [...fieldsIn(definition.fits)]))
  const valueOf = await valuesOf(ctx, [row], wanted)
  const value = (name: string) => (name in beside ? beside[name] : valueOf(row, name))
  const policy = policies.find(({ definition }) => matches(definition.fits, value))
  if (!policy) return { policy: null, promises: [] }
  const calendars = await loadCalendars(ctx, [policy.calendar])
  const facts = onOpened(termsOf(policy), row.priority, labelOf(row), msOf(ctx.now), asked)
  const promises = facts.map(({ metric = 'resolution' as const, fact }) => {
    const { due_at } = rowOf([fact], calendars)
    return { metric, due_at: due_at === null ? null : isoOf(due_at) }
  })
  return { policy: policy.title, promises }
}
