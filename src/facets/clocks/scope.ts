import { matches } from '#lib/filter/match'
import type { Predicate } from '#lib/filter/predicate'
import type { Read } from '#kernel/context'
import { steadyFields } from '#facets/work/fields'
import { fieldsIn } from '#facets/work/filter'
import type { WorkRow } from '#facets/work/load'

/** Says whether a record fits a scope. */
export type ScopeFits = (scope: Predicate, row: WorkRow) => boolean

/** Prepares to judge these records by these scopes: only what some scope asks is looked up. */
export async function scopeFits(
  ctx: Read,
  rows: readonly WorkRow[],
  scopes: readonly Predicate[],
): Promise<ScopeFits> {
  const asked = new Set(scopes.flatMap((scope) => [...fieldsIn(scope)]))
  const values = new Map<string, (row: WorkRow) => unknown>()
  if (asked.size > 0)
    for (const { field, value } of await steadyFields(ctx))
      if (value && asked.has(field.name)) values.set(field.name, await value(ctx, rows))
  return (scope, row) => matches(scope, (name) => values.get(name)?.(row))
}
