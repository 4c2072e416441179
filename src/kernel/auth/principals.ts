import { inputRefused } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Read } from '../context.ts'
import { keptEach } from '../standing.ts'
import { w } from '../words.ts'

/** What a field of an input names, and what that has to be. */
export interface Naming {
  readonly field: string
  readonly is: 'team' | 'person' | 'either'
  readonly ids: readonly (string | null | undefined)[]
}

/**
 * Refuses whoever is named as what they are not: a group such as Everyone would open a record to all. One statement for a
 * whole batch. `gone`: who is no longer here may be named, as by what an import brings.
 */
export async function needPrincipals(
  { db, actor }: Pick<Read, 'db' | 'actor'>,
  namings: readonly Naming[],
  { gone = false } = {},
) {
  const asked = new Set(namings.flatMap(({ ids }) => ids.flatMap((id) => id ?? [])))
  // Whoever asks is a person, and here.
  if (namings.every(({ is, ids }) => is !== 'team' || !ids.includes(actor.id))) asked.delete(actor.id)
  if (asked.size === 0) return
  const found = await keptEach({ db }, 'principal', [...asked], async (ids) => {
    const rows = await db
      .selectFrom('principal')
      .select(['id', 'kind', 'name', 'active'])
      .where('id', 'in', ids)
      .execute()
    return new Map(rows.map((row) => [row.id, row]))
  })
  for (const { field, is, ids } of namings)
    for (const id of ids)
      if (id !== null && id !== undefined && asked.has(id)) {
        const why = refuse(found.get(id), is, gone)
        if (why) throw inputRefused(field, why)
      }
}

function refuse(
  found: { kind: string; name: string; active: boolean } | undefined,
  is: Naming['is'],
  gone: boolean,
): Sentence | null {
  const fits = is === 'either' ? ['person', 'team'] : [is]
  if (found?.kind === 'group' && is === 'either') return w.later('no-groups', { name: found.name })
  if (found && fits.includes(found.kind) && (found.active || gone)) return null
  return w.later(is === 'team' ? 'no-team' : 'no-person')
}
